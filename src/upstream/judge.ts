import { isJsonObject, JsonObject, parseJson } from '../common/json';
import { ProblemCode } from '../common/problems/catalogue';
import { redact } from '../common/redaction';
import {
  CLOCK_CODE,
  OUTAGE_CODES,
  problemOfCode,
  problemOfStatus,
  SUCCESS_CODE,
  TRANSIENT_CODES,
  TRANSIENT_READ_CODES,
  UNKNOWN_EFFECT_CODES,
} from './codes';
import { UpstreamOperation } from './operation';
import { Protocol } from './protocol';
import { TransportError } from './transport/transport-error';
import { AttemptFailure } from './upstream-error';

/** An HTTP answer as it arrived. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  /** The `Date` header in milliseconds; null when absent or unreadable. */
  readonly serverTime: number | null;
  readonly retryAfterSeconds: number | null;
}

/** An answer whose code says success: its fields are still to be decoded. */
export interface Accepted {
  readonly envelope: JsonObject;
  readonly code: string;
  readonly traceId: string | null;
}

export type Verdict = { readonly accepted: Accepted } | { readonly failure: AttemptFailure };

const RETRYABLE_STATUSES = [429, 502, 503, 504];
const OUTAGE_STATUSES = [502, 503, 504];
/** A gateway on the way gave up on the upstream, which may have done its work. */
const UNKNOWN_EFFECT_STATUSES = [502, 504];
const KEYTIME_WINDOW_MS = 150_000;

/** Judges an answer by the upstream's own code, and by the HTTP status where there is none. */
export function judge(
  answer: HttpAnswer,
  operation: UpstreamOperation,
  protocol: Protocol,
  sentTime: number,
): Verdict {
  const envelope = readEnvelope(answer.body);
  const code = envelope === null ? null : readCode(envelope[protocol.envelope.code]);
  const isSuccess = code === SUCCESS_CODE && answer.status >= 200 && answer.status < 300;
  const { traceId: traceField, text: textField } = protocol.envelope;
  const traceId = envelope === null || traceField === null ? null : readTraceId(envelope[traceField]);
  if (envelope !== null && isSuccess) return { accepted: { envelope, code, traceId } };

  const { product } = operation;
  const shown = code === null || code === SUCCESS_CODE ? `http_${answer.status}` : code;
  const problem = problemOf(answer.status, code, operation);
  const isInterline = product === 'interline';
  return {
    failure: {
      problem,
      code: shown,
      traceId,
      effect:
        problem === 'upstream_invalid_response' ||
        UNKNOWN_EFFECT_STATUSES.includes(answer.status) ||
        (isInterline && UNKNOWN_EFFECT_CODES.includes(shown))
          ? 'unknown'
          : 'none',
      transient:
        RETRYABLE_STATUSES.includes(answer.status) || (isInterline && TRANSIENT_CODES.includes(shown))
          ? 'always'
          : product === 'calling' && TRANSIENT_READ_CODES.includes(shown)
            ? 'reads'
            : 'never',
      isOutage: OUTAGE_STATUSES.includes(answer.status) || (isInterline && OUTAGE_CODES.includes(shown)),
      retryAfterSeconds: answer.retryAfterSeconds,
      clock: isClockRefusal(answer, operation, shown, sentTime) ? { serverTime: answer.serverTime } : null,
      reason: envelope === null ? 'the body is no JSON object' : describe(envelope[textField]),
    },
  };
}

/** Judges an exchange that brought no whole answer. */
export function judgeTransport(error: TransportError): AttemptFailure {
  const problems: Record<TransportError['kind'], ProblemCode> = {
    timeout: error.isSent ? 'upstream_timeout' : 'upstream_unavailable',
    connection: 'upstream_unavailable',
    too_large: 'upstream_invalid_response',
    unreadable: 'upstream_invalid_response',
  };
  const isAway = error.kind === 'timeout' || error.kind === 'connection';
  return {
    problem: problems[error.kind],
    code: null,
    traceId: null,
    effect: error.isSent ? 'unknown' : 'unsent',
    transient: isAway ? 'always' : 'never',
    isOutage: isAway,
    retryAfterSeconds: null,
    clock: null,
    reason: redact(error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message),
  };
}

function problemOf(status: number, code: string | null, operation: UpstreamOperation): ProblemCode {
  if (operation.product === 'interline' && status === 401) return 'upstream_auth_failed';
  if (code === null) return problemOfStatus(status);
  if (code === SUCCESS_CODE) return 'upstream_invalid_response';
  return problemOfCode(operation.product, code, operation.method === 'PUT');
}

/** Calling and pns say so with 1004; interline only says 401, so its `Date` must differ from the time that was sent. */
function isClockRefusal(
  answer: HttpAnswer,
  { product }: UpstreamOperation,
  code: string,
  sentTime: number,
): boolean {
  if (product !== 'interline') return code === CLOCK_CODE;
  const { serverTime, status } = answer;
  return status === 401 && serverTime !== null && Math.abs(serverTime - sentTime) > KEYTIME_WINDOW_MS;
}

function readEnvelope(body: string): JsonObject | null {
  try {
    const parsed = parseJson(body);
    return isJsonObject(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** The documents type `code` as a string and show a number: both are read. */
function readCode(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^-?\d{1,9}$/.test(text) ? String(Number(text)) : null;
}

function readTraceId(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^[\w-]{1,64}$/.test(text) ? text : null;
}

function describe(text: unknown): string {
  return typeof text === 'string' ? text : 'no text';
}
