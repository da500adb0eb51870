const SOONEST_MS = 10_000;
const LATEST_MS = 3_600_000;
/** As long as a caller's own Idempotency-Key stands for one request. */
const GIVE_UP_AFTER_MS = 24 * 3_600_000;

/**
 * When to ask about an unknown binding again: when it is twice as old, and at least every hour; null when it is a
 * day old. Times in milliseconds since the epoch.
 */
export function nextSettlingAt(createdAt: number, now: number): number | null {
  const age = now - createdAt;
  if (age >= GIVE_UP_AFTER_MS) return null;
  return now + Math.min(Math.max(age, SOONEST_MS), LATEST_MS);
}
