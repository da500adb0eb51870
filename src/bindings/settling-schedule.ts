import { BindingRow, statusOf } from './binding';

const SOONEST_MS = 10_000;
const LATEST_MS = 3_600_000;
/** As long as a caller's own Idempotency-Key stands for one request. */
const GIVE_UP_AFTER_MS = 24 * 3_600_000;

/** The columns of a binding that does not have to be asked for again. */
export const NOTHING_TO_SETTLE = { sealed_request: null, settle_at: null } as const;

/**
 * When to ask about an unknown binding again: when it is twice as old, and at least every hour; null when it is a
 * day old. Times in milliseconds since the epoch.
 */
export function nextSettlingAt(createdAt: number, now: number): number | null {
  const age = now - createdAt;
  if (age >= GIVE_UP_AFTER_MS) return null;
  return now + Math.min(Math.max(age, SOONEST_MS), LATEST_MS);
}

/** Whether the time has come to ask about a binding whose outcome nobody knows. */
export function isDue(row: BindingRow, now: number): boolean {
  return statusOf(row, now) === 'unknown' && row.settle_at !== null && row.settle_at <= now;
}
