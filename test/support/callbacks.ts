import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { SANDBOX_CREDENTIALS } from '../../sandbox/simulator/simulator-options';
import { RELAY_BIND } from './bindings';
import { BUSINESS_PHONE, PHONE_A, PHONE_B, RELAY_A, RELAY_B, RELAY_X } from './canaries';
import { TestClient, TestGateway } from './gateway';
import { Http, HttpResult } from './http';
import { noteAnswer } from './output';

/** What NXCloud is answered, to the byte. */
export const ACKNOWLEDGED = '{"code":0,"error":0,"msg":"success"}';

export type CallbackAddress = 'interline/cdr' | 'interline/call-start' | 'pns/call' | 'pns/error' | 'calling';

type Fields = Readonly<Record<string, unknown>>;
type Row = Record<string, unknown>;

/** 2026-09-21T10:00:00Z, in seconds. */
const BEGAN_AT = 1_789_984_800;

const RELAY = {
  devid: SANDBOX_CREDENTIALS.developerId,
  appid: SANDBOX_CREDENTIALS.interlineAppId,
  taskid: 'task-1',
  subid: 'no-such-subid',
  caller: RELAY_A,
  rcaller: RELAY_X,
  callee: RELAY_B,
} as const;

/** The record of a relayed call, answered and ended; `fields` replace and add. */
export function relayRecord(fields: Fields = {}): Fields {
  return { ...RELAY, result: 'answered', beginTime: BEGAN_AT, duration: 30, ...fields };
}

/** A relayed call that begins. */
export function relayStart(fields: Fields = {}): Fields {
  return { ...RELAY, callTime: BEGAN_AT, ...fields };
}

/** The record of a privacy-number call, in the older and shorter shape. */
export function pnsRecord(fields: Fields = {}): Fields {
  const numbers = { caller: PHONE_A.slice(1), did: '85260000001', callee: PHONE_B.slice(1) };
  return { callId: 'call-1', bindId: 'no-such-bind', ...numbers, startAt: BEGAN_AT, duration: 30, ...fields };
}

/** The push about a call that no binding put through. */
export function pnsError(requestParams: Fields = {}): Fields {
  const params = { caller: PHONE_A.slice(1), did: '85260000001', ...requestParams };
  const data = { action: 'queryAXB', requestParams: params, occurrenceTime: '2026-09-21 18:00:00' };
  return { code: 10013, msg: 'binding not exist', requestId: 'request-1', data };
}

/** One call of a calling callback. */
export function whatsappCall(fields: Fields = {}): Fields {
  const numbers = { from: BUSINESS_PHONE.slice(1), to: PHONE_B.slice(1) };
  return { call_id: 'call-1', ...numbers, start_time: BEGAN_AT, call_duration: 30, ...fields };
}

/** A calling callback with these calls. */
export function callingBody(calls: readonly Fields[] = [whatsappCall()], fields: Fields = {}): Fields {
  return { app_id: 4711, business_phone: BUSINESS_PHONE.slice(1), calls, ...fields };
}

/** A callback for each address, as documented. */
export const CALLBACKS: Readonly<Record<CallbackAddress, Fields>> = {
  'interline/cdr': relayRecord(),
  'interline/call-start': relayStart(),
  'pns/call': pnsRecord(),
  'pns/error': pnsError(),
  calling: callingBody(),
};

/** The same fields as a form. */
export function formOf(fields: Fields): string {
  return new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
}

/**
 * Sends a callback as NXCloud does.
 * @param body an object is sent as JSON; text and bytes as they are
 */
export function push(
  { callbackUrl }: Pick<TestGateway, 'callbackUrl'>,
  address: CallbackAddress,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<HttpResult> {
  return new Http(callbackUrl).post(`/${address}`, body, headers);
}

/** Sends these headers and no others: without a Content-Type where none is named. */
export async function sendBare(
  url: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent: false, headers }, (answer) => {
      text(answer).then((answered) => {
        const status = answer.statusCode ?? 0;
        noteAnswer(status, answered, new Headers());
        resolve({ status, text: answered });
      }, reject);
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

export interface SignOptions {
  readonly algorithm?: 'md5' | 'sha256';
  readonly secret?: string;
}

/** The headers that sign a calling callback, made by the rule of NXCloud's page and not by the gateway's code. */
export function signatureHeaders(
  body: string | Uint8Array,
  { algorithm = 'md5', secret = SANDBOX_CREDENTIALS.accessSecret }: SignOptions = {},
): Record<string, string> {
  const { accessKey } = SANDBOX_CREDENTIALS;
  const ts = '1789984800000';
  const sign = createHash(algorithm)
    .update(`accessKey=${accessKey}&action=calls&bizType=2&ts=${ts}&body=`)
    .update(body)
    .update(`&accessSecret=${secret}`)
    .digest('hex');
  return { accessKey, action: 'calls', bizType: '2', ts, sign };
}

/** What the administrator sees of the callbacks, newest first. */
export async function callbacksOf({ admin }: TestGateway, query = ''): Promise<Row[]> {
  const { body } = await admin.get(`/v1/admin/callbacks?limit=200${query === '' ? '' : `&${query}`}`);
  return body.data ?? [];
}

/** One callback with its fields, unmasked. */
export async function revealed({ admin }: TestGateway, id: unknown): Promise<Row> {
  return (await admin.get(`/v1/admin/callbacks/${String(id)}?reveal=true`)).body;
}

/** A client's events, oldest first. */
export async function eventsOf({ http }: Pick<TestClient, 'http'>, query = ''): Promise<Row[]> {
  const { body } = await http.get(`/v1/events?limit=200${query === '' ? '' : `&${query}`}`);
  return body.data ?? [];
}

/** A relay binding of the client: its own id, and the `subid` that its records carry. */
export async function bindRelay(
  { http }: TestClient,
  draft: Fields = {},
): Promise<{ id: string; subid: string }> {
  const { status, body } = await http.post('/v1/interline/bindings', { ...RELAY_BIND, ...draft });
  if (status !== 201) throw new Error(`the relay was not bound: ${status} ${String(body.code)}`);
  return { id: String(body.id), subid: String(body.upstreamId) };
}
