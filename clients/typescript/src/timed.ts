import type { Surroundings } from './surroundings';

/** The reason of a signal whose time is up. */
export class TimedOut extends Error {
  override readonly name = 'TimedOut';
}

/** Runs `work`, and aborts `controller` when that takes too long. */
export async function timed<T>(
  ms: number,
  { sleep }: Pick<Surroundings, 'sleep'>,
  controller: AbortController,
  work: () => Promise<T>,
): Promise<T> {
  const done = new AbortController();
  sleep(ms, done.signal).then(
    () => {
      controller.abort(new TimedOut(`took more than ${ms} ms`));
    },
    () => undefined,
  );
  try {
    return await work();
  } finally {
    done.abort();
  }
}
