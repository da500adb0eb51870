import fc from 'fast-check';
import { Repeat } from './operation';
import { delayBeforeRepeat, RepeatQuestion } from './repeat';
import { AttemptFailure, Effect } from './upstream-error';

function failure(
  effect: Effect,
  transient: AttemptFailure['transient'],
  retryAfterSeconds: number | null = null,
) {
  return {
    problem: 'upstream_unavailable',
    code: null,
    traceId: null,
    effect,
    transient,
    isOutage: true,
    retryAfterSeconds,
    clock: null,
    reason: '',
  } satisfies AttemptFailure;
}

function question(changed: Partial<RepeatQuestion> = {}): RepeatQuestion {
  return {
    failure: failure('none', 'always'),
    repeat: 'read',
    repeats: 0,
    maxRepeats: 2,
    remainingMs: 60_000,
    random: 0.5,
    ...changed,
  };
}

const anyQuestion: fc.Arbitrary<RepeatQuestion> = fc.record({
  failure: fc
    .tuple(
      fc.constantFrom<Effect[]>('unsent', 'none', 'unknown'),
      fc.constantFrom<AttemptFailure['transient'][]>('always', 'reads', 'never'),
      fc.option(fc.integer({ min: 0, max: 100 })),
    )
    .map((parts) => failure(...parts)),
  repeat: fc.constantFrom<Repeat[]>('read', 'idempotent', 'once'),
  repeats: fc.integer({ min: 0, max: 12 }),
  maxRepeats: fc.integer({ min: 0, max: 10 }),
  remainingMs: fc.double({ min: -1000, max: 300_000, noNaN: true }),
  random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
});

describe('a failed attempt', () => {
  it.each<[Repeat, Effect, AttemptFailure['transient'], boolean]>([
    ['read', 'unsent', 'always', true],
    ['read', 'none', 'always', true],
    ['read', 'unknown', 'always', true],
    ['read', 'none', 'reads', true],
    ['read', 'none', 'never', false],
    ['read', 'unknown', 'never', false],
    ['idempotent', 'unsent', 'always', true],
    ['idempotent', 'none', 'always', true],
    ['idempotent', 'unknown', 'always', true],
    ['idempotent', 'none', 'reads', false],
    ['idempotent', 'none', 'never', false],
    ['once', 'unsent', 'always', true],
    ['once', 'none', 'always', false],
    ['once', 'unknown', 'always', false],
    ['once', 'none', 'reads', false],
    ['once', 'none', 'never', false],
  ])('of a request that is %s, with the effect %s and transient %s: repeated %s', (...row) => {
    const [repeat, effect, transient, isRepeated] = row;

    const delayMs = delayBeforeRepeat(question({ repeat, failure: failure(effect, transient) }));

    expect(delayMs !== null).toBe(isRepeated);
  });
});

describe('the wait before a repeat', () => {
  it.each([
    [0, 0.5, 50],
    [1, 0.5, 100],
    [2, 0.5, 200],
    [3, 0.5, 400],
    [4, 0.5, 800],
    [5, 0.5, 1000],
    [9, 0.5, 1000],
    [0, 0, 0],
    [3, 0.999, 799.2],
  ])('doubles with each repeat up to two seconds, with full jitter (%i, %d)', (repeats, random, delayMs) => {
    expect(delayBeforeRepeat(question({ repeats, random, maxRepeats: 10 }))).toBeCloseTo(delayMs, 6);
  });

  it('is as long as the upstream asks for', () => {
    const patient = question({ failure: failure('none', 'always', 7), remainingMs: 7010 });

    expect(delayBeforeRepeat(patient)).toBe(7000);
  });

  it('is not begun when it would leave no time for the repeat', () => {
    const late = question({ failure: failure('none', 'always', 7), remainingMs: 7009 });

    expect(delayBeforeRepeat(late)).toBeNull();
  });
});

describe('repeats', () => {
  it('end with the number that the settings allow', () => {
    expect(delayBeforeRepeat(question({ repeats: 1, maxRepeats: 2 }))).not.toBeNull();
    expect(delayBeforeRepeat(question({ repeats: 2, maxRepeats: 2 }))).toBeNull();
    expect(delayBeforeRepeat(question({ repeats: 0, maxRepeats: 0 }))).toBeNull();
  });

  it('never wait beyond the total time-out, nor beyond two seconds unless the upstream asks', () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const delayMs = delayBeforeRepeat(asked);
        if (delayMs === null) return;
        expect(asked.remainingMs - delayMs).toBeGreaterThanOrEqual(10);
        expect(delayMs).toBeGreaterThanOrEqual(0);
        expect(delayMs).toBeLessThanOrEqual(Math.max(2000, (asked.failure.retryAfterSeconds ?? 0) * 1000));
      }),
    );
  });

  it('never send twice what may have a second effect', () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        if (asked.repeat !== 'once' || asked.failure.effect === 'unsent') return;
        expect(delayBeforeRepeat(asked)).toBeNull();
      }),
    );
  });
});
