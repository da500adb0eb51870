import { GatewayProblem } from './gateway-problem';
import type { GatewayUnreachable } from './gateway-unreachable';
import type { RetryLimits } from './retry-limits';

export type Failure = GatewayProblem | GatewayUnreachable;

/** Problems that come before the gateway has done anything: whatever was asked may be asked again. */
const BEFORE_ANYTHING: readonly string[] = ['rate_limited', 'shutting_down'];
/** What proxies answer for a gateway that is away. */
const AWAY: readonly number[] = [408, 429, 502, 503, 504];

/** GET and DELETE do the same however often they are sent, and with a key so do the others. */
function isRepeatable({ method, headers }: Request): boolean {
  return method === 'GET' || method === 'DELETE' || headers.has('idempotency-key');
}

/** Whether another attempt is safe and may help. */
export function mayRepeat(failure: Failure, request: Request): boolean {
  if (failure instanceof GatewayProblem) {
    return failure.retryable && (isRepeatable(request) || BEFORE_ANYTHING.includes(failure.code));
  }
  return (
    isRepeatable(request) &&
    failure.reason !== 'no_token' &&
    (failure.status === null || failure.status < 300 || AWAY.includes(failure.status))
  );
}

/**
 * How many milliseconds to wait: anything up to a limit that doubles (full jitter), so that many callers do not come
 * back at once. On top of `Retry-After`, which is never cut short.
 */
export function delayMs(
  failure: Failure,
  failures: number,
  random: () => number,
  limits: RetryLimits,
): number {
  const ceiling = Math.min(limits.maxDelayMs, limits.baseDelayMs * 2 ** (failures - 1));
  return (failure.retryAfterSeconds ?? 0) * 1000 + random() * ceiling;
}
