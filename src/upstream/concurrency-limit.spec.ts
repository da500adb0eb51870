import fc from 'fast-check';
import { ConcurrencyLimit } from './concurrency-limit';

const FAR_MS = 60_000;

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
});

afterEach(() => {
  jest.useRealTimers();
});

describe('a limit of places', () => {
  it('gives them away at once while there are some', async () => {
    const places = new ConcurrencyLimit(2);

    expect(await places.acquire(0)).toBe(true);
    expect(await places.acquire(0)).toBe(true);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('serves those who wait in the order they came', async () => {
    const places = new ConcurrencyLimit(1);
    await places.acquire(FAR_MS);
    const served: number[] = [];
    const waiting = [1, 2, 3].map((number) =>
      places.acquire(FAR_MS).then(() => {
        served.push(number);
        places.release();
      }),
    );

    places.release();
    await Promise.all(waiting);

    expect(served).toEqual([1, 2, 3]);
  });

  it('sends away whoever waited to the deadline, and keeps the place for the next', async () => {
    const places = new ConcurrencyLimit(1);
    await places.acquire(FAR_MS);
    const impatient = places.acquire(100);
    const patient = places.acquire(200);

    jest.advanceTimersByTime(100);
    expect(await impatient).toBe(false);
    places.release();

    expect(await patient).toBe(true);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('has all its places again when all are given back', async () => {
    const places = new ConcurrencyLimit(2);
    const asked = [1, 2, 3, 4].map(() => places.acquire(100));
    jest.advanceTimersByTime(100);
    expect(await Promise.all(asked)).toEqual([true, true, false, false]);

    places.release();
    places.release();

    expect(await places.acquire(0)).toBe(true);
    expect(await places.acquire(0)).toBe(true);
  });

  it('never lets in more than it has places, whatever comes and goes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.constantFrom('come', 'go', 'wait'), { maxLength: 60 }),
        async (limit, steps) => {
          const places = new ConcurrencyLimit(limit);
          let inside = 0;
          for (const step of steps) {
            if (step === 'come') {
              void places.acquire(50).then((isIn) => {
                if (isIn) inside += 1;
              });
            } else if (step === 'wait') jest.advanceTimersByTime(20);
            else if (inside > 0) {
              inside -= 1;
              places.release();
            }
            await Promise.resolve();
            await Promise.resolve();
            expect(inside).toBeLessThanOrEqual(limit);
          }
          jest.advanceTimersByTime(50);
        },
      ),
    );
  });
});
