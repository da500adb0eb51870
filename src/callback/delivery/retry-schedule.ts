const JITTER = 0.2;
const MAX_RETRY_AFTER_SECONDS = 86_400;

export interface Retry {
  /** Attempts that failed so far; 0 before the first attempt. */
  readonly failures: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The wait before each attempt, in seconds; the first item is the wait before the first attempt. */
  readonly scheduleSeconds: readonly number[];
  /** A random number from 0 up to and without 1. */
  readonly fraction: number;
  /** What the receiver asked for with its last answer. */
  readonly retryAfterSeconds: number | null;
}

/**
 * When to try next, in milliseconds since the epoch; null when the schedule is used up. The wait is the
 * schedule's, up to a fifth shorter or longer; the receiver can lengthen it to at most a day, never shorten it.
 */
export function nextAttemptAt(retry: Retry): number | null {
  const waitSeconds = retry.scheduleSeconds[retry.failures];
  if (waitSeconds === undefined) return null;
  const jitteredSeconds = waitSeconds * (1 - JITTER + 2 * JITTER * retry.fraction);
  const askedSeconds = Math.min(retry.retryAfterSeconds ?? 0, MAX_RETRY_AFTER_SECONDS);
  return retry.now + Math.round(Math.max(jitteredSeconds, askedSeconds) * 1000);
}
