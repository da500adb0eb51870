/** An API key; or what gets an access token, and is asked before each attempt. */
export type Token = string | (() => string | Promise<string>);

/** What was given cannot be a token. Does not say what it is. */
export class NotAToken extends TypeError {}

/** The function that gets tokens failed; `cause` is its own error. */
export class NoToken extends Error {}

/** @throws NotAToken, NoToken, or an Error when the signal is aborted first */
export async function bearer(token: Token, signal: AbortSignal): Promise<string> {
  const text = (typeof token === 'string' ? token : await unlessAborted(get(token), signal)).trim();
  if (!/^[\x21-\x7e]+$/.test(text))
    throw new NotAToken('the token is empty or holds characters that no token has');
  return `Bearer ${text}`;
}

async function get(token: () => string | Promise<string>): Promise<string> {
  try {
    return await token();
  } catch (cause) {
    throw new NoToken('there is no token', { cause });
  }
}

/** Nothing else ends a function that hangs. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const done = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    const stop = (): void => {
      reject(new Error('aborted', { cause: signal.reason }));
    };
    signal.addEventListener('abort', stop, { signal: done.signal });
    if (signal.aborted) stop();
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    done.abort();
  }
}
