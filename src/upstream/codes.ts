import { ProblemCode } from '../common/problems/catalogue';
import { Product } from './product';

type CodeTable = Readonly<Record<string, ProblemCode>>;

function table(rows: readonly (readonly [ProblemCode, ...number[]])[]): CodeTable {
  return Object.fromEntries(
    rows.flatMap(([problem, ...codes]) => codes.map((code) => [String(code), problem])),
  );
}

const AUTHENTICATION = [1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009] as const;

/**
 * What each upstream code means to a caller. Codes belong to an API, not to NXCloud: 10003 says "number not
 * bound" in calling and "no such user" in pns.
 * Sources: the tables of the calling get and query pages; PNS API Error Code; interline V1.0, section 1;
 * API接口调用约定 for 1000 to 1009.
 */
const CODES: Readonly<Record<Product, CodeTable>> = {
  calling: table([
    ['upstream_auth_failed', ...AUTHENTICATION],
    ['upstream_failure', -1, 9001, 10011, 10012],
    ['upstream_account_unavailable', 1100, 9003],
    ['upstream_insufficient_balance', 1102],
    ['upstream_rejected', 9000, 9002, 10015, 10016],
    ['number_not_bound', 10003],
    ['not_ready', 10009, 10010],
    ['calling_not_configured', 10013],
    ['call_not_found', 10014],
  ]),
  pns: table([
    ['upstream_auth_failed', ...AUTHENTICATION],
    ['upstream_rejected', 10001, 10002, 10004, 10007, 10011, 10012],
    ['upstream_account_unavailable', 10003],
    ['upstream_failure', 10005, 10006, 10009],
    ['numbers_exhausted', 10008, 10010],
    ['binding_not_found', 10013],
  ]),
  interline: table([
    ['upstream_auth_failed', 1100, 1101, 1103, 1104],
    ['upstream_account_unavailable', 1102],
    ['upstream_failure', 1000, 1001, 1400, 1502],
    ['upstream_rejected', 1002, 1003],
    ['duplicate_request', 1004],
    ['upstream_rate_limited', 1105],
    ['upstream_insufficient_balance', 1110],
    ['binding_not_found', 1200, 1300],
    ['binding_conflict', 1201, 1302],
    ['numbers_exhausted', 1301],
    ['upstream_timeout', 1401],
    ['upstream_unavailable', 1500, 1501],
  ]),
};

/** On a bind and a transfer interline's 1300 ("no resource") speaks of the number, elsewhere of the binding. */
export function problemOfCode(product: Product, code: string, isBind: boolean): ProblemCode {
  if (product === 'interline' && code === '1300' && isBind) return 'number_not_found';
  return CODES[product][code] ?? 'upstream_failure';
}

/** What a status means where the body has no readable code. */
export function problemOfStatus(status: number): ProblemCode {
  if (status === 401 || status === 403) return 'upstream_auth_failed';
  if (status === 429) return 'upstream_rate_limited';
  if (status === 502 || status === 503 || status === 504) return 'upstream_unavailable';
  return 'upstream_invalid_response';
}

/** Interline codes after which the request may have been carried out all the same. */
export const UNKNOWN_EFFECT_CODES: readonly string[] = ['1000', '1401'];

/** Interline codes that a repeat may overcome. */
export const TRANSIENT_CODES: readonly string[] = ['1000', '1105', '1401', '1500', '1501'];

/** Calling codes that a repeated read may overcome. */
export const TRANSIENT_READ_CODES: readonly string[] = ['-1', '9001'];

/** Interline codes by which the upstream calls itself unavailable. */
export const OUTAGE_CODES: readonly string[] = ['1500', '1501'];

export const SUCCESS_CODE = '0';
/** Calling and pns: the time of the signature is outside the window. */
export const CLOCK_CODE = '1004';
