import { Circuit } from './circuit';
import { Verdict } from './judge';
import { AttemptFailure } from './upstream-error';

const REFUSAL: AttemptFailure = {
  problem: 'upstream_rejected',
  code: '9000',
  traceId: null,
  effect: 'none',
  transient: 'never',
  isOutage: false,
  retryAfterSeconds: null,
  clock: null,
  reason: 'no',
};
const SUCCESS: Verdict = { accepted: { envelope: {}, code: '0', traceId: null } };
const REFUSED: Verdict = { failure: REFUSAL };
const DOWN: Verdict = {
  failure: { ...REFUSAL, problem: 'upstream_unavailable', code: null, isOutage: true },
};

let circuit: Circuit;

/** Runs as many calls as there are verdicts and answers how many were let through. */
async function run(...verdicts: Verdict[]): Promise<number> {
  let ran = 0;
  for (const verdict of verdicts) {
    await circuit.run(() => {
      ran += 1;
      return Promise.resolve(verdict);
    });
  }
  return ran;
}

function times(count: number, verdict: Verdict): Verdict[] {
  return Array.from({ length: count }, () => verdict);
}

beforeEach(() => {
  jest.useFakeTimers({ now: 1_000_000, doNotFake: ['nextTick', 'queueMicrotask'] });
  circuit = new Circuit();
});

afterEach(() => {
  jest.useRealTimers();
});

describe('the circuit', () => {
  it('opens when half of twenty calls met an outage, and lets none through', async () => {
    await run(...times(10, SUCCESS), ...times(9, DOWN));
    expect(circuit.state).toBe('closed');

    await run(DOWN);

    expect(circuit.state).toBe('open');
    expect(await run(SUCCESS)).toBe(0);
    expect(await circuit.run(() => Promise.resolve(SUCCESS))).toBeNull();
  });

  it('stays closed after nineteen outages: they are too few to judge by', async () => {
    expect(await run(...times(19, DOWN))).toBe(19);

    expect(circuit.state).toBe('closed');
  });

  it('stays closed while fewer than half met an outage', async () => {
    await run(...times(60, SUCCESS), ...times(59, DOWN));

    expect(circuit.state).toBe('closed');
  });

  it('is never opened by refusals of the upstream', async () => {
    await run(...times(500, REFUSED));

    expect(circuit.state).toBe('closed');
  });

  it('forgets what is more than ten seconds old', async () => {
    await run(...times(19, DOWN));
    jest.advanceTimersByTime(10_000);

    await run(DOWN);

    expect(circuit.state).toBe('closed');
  });

  it('stays closed when outages are spread so thin that no ten seconds hold twenty calls', async () => {
    for (let call = 0; call < 100; call += 1) {
      await run(DOWN);
      jest.advanceTimersByTime(700);
    }

    expect(circuit.state).toBe('closed');
  });

  it('counts all of the last ten seconds', async () => {
    for (let call = 0; call < 19; call += 1) {
      await run(DOWN);
      jest.advanceTimersByTime(500);
    }
    expect(circuit.state).toBe('closed');

    await run(DOWN);

    expect(circuit.state).toBe('open');
  });

  it('lets one call try after five seconds, and closes when that succeeds', async () => {
    await run(...times(20, DOWN));
    jest.advanceTimersByTime(4999);
    expect(await run(SUCCESS)).toBe(0);
    jest.advanceTimersByTime(1);

    expect(await run(SUCCESS, DOWN, SUCCESS)).toBe(3);

    expect(circuit.state).toBe('closed');
  });

  it('opens for another five seconds when the one that tries meets an outage', async () => {
    await run(...times(20, DOWN));
    jest.advanceTimersByTime(5000);

    expect(await run(DOWN, SUCCESS)).toBe(1);

    expect(circuit.state).toBe('open');
    jest.advanceTimersByTime(4999);
    expect(await run(SUCCESS)).toBe(0);
    jest.advanceTimersByTime(1);
    expect(await run(SUCCESS)).toBe(1);
  });

  it('answers the others at once while one tries', async () => {
    await run(...times(20, DOWN));
    jest.advanceTimersByTime(5000);
    let answer: (verdict: Verdict) => void = () => undefined;
    const trying = circuit.run(() => new Promise<Verdict>((resolve) => (answer = resolve)));
    expect(circuit.state).toBe('half-open');

    expect(await run(SUCCESS)).toBe(0);

    answer(SUCCESS);
    expect(await trying).toBe(SUCCESS);
    expect(circuit.state).toBe('closed');
  });

  it('closes when the one that tries is merely refused: the upstream is there', async () => {
    await run(...times(20, DOWN));
    jest.advanceTimersByTime(5000);

    await run(REFUSED);

    expect(circuit.state).toBe('closed');
  });
});
