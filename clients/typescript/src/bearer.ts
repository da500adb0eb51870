/** An API key; or what gets an access token, and is asked before each attempt. */
export type Token = string | (() => string | Promise<string>);

/** @throws TypeError for what cannot be a token, without saying what it is */
export async function bearer(token: Token): Promise<string> {
  const text = (typeof token === 'string' ? token : await token()).trim();
  if (!/^[\x21-\x7e]+$/.test(text))
    throw new TypeError('the token is empty or holds characters that no token has');
  return `Bearer ${text}`;
}
