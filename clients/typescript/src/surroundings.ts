/** What the client takes from the world around it: a test, or an unusual runtime, can bring its own. */
export interface Surroundings {
  readonly fetch: (request: Request, init: { signal: AbortSignal }) => Promise<Response>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** From 0 to 1, 1 excluded. */
  readonly random: () => number;
  /** Rejects with the reason of the signal when that is aborted first. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly newIdempotencyKey: () => string;
}

export const PLATFORM: Surroundings = {
  fetch: (request, init) => fetch(request, init),
  now: () => Date.now(),
  random: () => Math.random(),
  newIdempotencyKey: () => crypto.randomUUID(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer);
        reject(toError(signal.reason));
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', stop);
        resolve();
      }, ms);
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
    }),
};

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('aborted', { cause: reason });
}
