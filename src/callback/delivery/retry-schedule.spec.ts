import fc from 'fast-check';
import { Environment } from '../../config/environment';
import { WebhookSettings } from '../../config/webhook.settings';
import { nextAttemptAt, Retry } from './retry-schedule';

const NOW = 1_750_000_000_000;
const DAY_SECONDS = 86_400;
const { retryScheduleSeconds: scheduleSeconds } = new WebhookSettings(new Environment({}));

/** The wait in seconds; by default in the middle of what jitter makes of it. */
function waitOf(retry: Partial<Retry>): number | null {
  const at = nextAttemptAt({
    failures: 1,
    now: NOW,
    scheduleSeconds,
    fraction: 0.5,
    retryAfterSeconds: null,
    ...retry,
  });
  return at === null ? null : (at - NOW) / 1000;
}

describe('the schedule of attempts', () => {
  it('waits as long as the settings say, attempt for attempt', () => {
    expect(scheduleSeconds.map((_, failures) => waitOf({ failures }))).toEqual([
      0, 5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400,
    ]);
  });

  it('ends when every attempt has failed', () => {
    expect(waitOf({ failures: 10 })).toBeNull();
    expect(waitOf({ failures: 11, retryAfterSeconds: 60 })).toBeNull();
    expect(waitOf({ failures: 0, scheduleSeconds: [] })).toBeNull();
  });

  it('is a fifth shorter or longer by chance', () => {
    expect(waitOf({ failures: 2, fraction: 0 })).toBe(240);
    expect(waitOf({ failures: 2, fraction: 0.999_999 })).toBeCloseTo(360, 2);
  });

  it('makes the first attempt at once, by any chance', () => {
    expect(waitOf({ failures: 0, fraction: 0 })).toBe(0);
    expect(waitOf({ failures: 0, fraction: 0.999_999 })).toBe(0);
  });

  it('waits longer when the receiver asks for it, to the second', () => {
    expect(waitOf({ failures: 1, retryAfterSeconds: 120 })).toBe(120);
    expect(waitOf({ failures: 1, retryAfterSeconds: 120, fraction: 0 })).toBe(120);
  });

  it('waits no shorter when the receiver asks for less', () => {
    expect(waitOf({ failures: 2, retryAfterSeconds: 10 })).toBe(300);
    expect(waitOf({ failures: 2, retryAfterSeconds: 0 })).toBe(300);
  });

  it('waits no longer than a day for the receiver', () => {
    expect(waitOf({ failures: 1, retryAfterSeconds: DAY_SECONDS + 1 })).toBe(DAY_SECONDS);
    expect(waitOf({ failures: 1, retryAfterSeconds: Number.MAX_SAFE_INTEGER })).toBe(DAY_SECONDS);
  });

  it('keeps within a fifth of the schedule, or what the receiver asked for, and never goes back in time', () => {
    const retries = fc.record({
      failures: fc.nat(12),
      now: fc.nat(4_000_000_000_000),
      scheduleSeconds: fc.array(fc.nat(9_999_999), { maxLength: 12 }),
      fraction: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      retryAfterSeconds: fc.option(fc.nat(Number.MAX_SAFE_INTEGER)),
    });
    fc.assert(
      fc.property(retries, (retry) => {
        const at = nextAttemptAt(retry);
        const waitSeconds = retry.scheduleSeconds[retry.failures];
        if (waitSeconds === undefined) {
          expect(at).toBeNull();
          return;
        }
        const waitedMs = (at ?? Number.NaN) - retry.now;
        const askedMs = Math.min(retry.retryAfterSeconds ?? 0, DAY_SECONDS) * 1000;
        expect(Number.isSafeInteger(at)).toBe(true);
        expect(waitedMs).toBeGreaterThanOrEqual(Math.max(waitSeconds * 800, askedMs));
        expect(waitedMs).toBeLessThanOrEqual(Math.max(waitSeconds * 1200, askedMs));
      }),
    );
  });
});
