import { isJsonObject } from './json-text';
import type { PlannedPush, PushAttempt } from './push';

export interface PostLimits {
  timeoutMs: number;
  /** Aborts when the simulator closes or is reset. */
  signal: AbortSignal;
}

/**
 * Sends one push and reads the whole answer. Redirects are not followed: anything but 200 is a refusal.
 * @throws the signal's reason when it aborts
 */
export async function postPush(
  url: string,
  { headers, body }: Pick<PlannedPush, 'headers' | 'body'>,
  { timeoutMs, signal }: PostLimits,
): Promise<Omit<PushAttempt, 'at'>> {
  const attempt = new AbortController();
  const end = () => {
    attempt.abort();
  };
  const timer = setTimeout(end, timeoutMs);
  signal.addEventListener('abort', end, { once: true });
  try {
    const options = { method: 'POST', headers, body, redirect: 'manual', signal: attempt.signal } as const;
    const response = await fetch(url, options);
    await response.arrayBuffer();
    return { statusCode: response.status, error: null };
  } catch (error) {
    signal.throwIfAborted();
    return { statusCode: null, error: attempt.signal.aborted ? 'timeout' : reasonOf(error) };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}

/** fetch hides the system's word for it in the cause. */
function reasonOf(error: unknown): string {
  const cause = isJsonObject(error) ? error.cause : undefined;
  const code = isJsonObject(cause) ? cause.code : undefined;
  return typeof code === 'string' ? code : 'no connection';
}
