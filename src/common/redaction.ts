import { isIPv4 } from 'node:net';

/** Five digits or more may be a phone number, in any script and also in groups; an IP address is none. */
const NUMBER_LIKE = /\p{Nd}(?:[\s().-]{0,2}\p{Nd}){4,}/gu;
const MAX_NAME_LENGTH = 64;
const CREDENTIAL =
  /nxg_(?:live|test)_\w+|whsec_[\w+/=-]+|(?:Bearer|Keytime)\s+\S+|\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;

/** Takes whatever could be a number or a credential out of a text that others wrote. */
export function redact(text: string): string {
  return text
    .replace(CREDENTIAL, '[credential]')
    .replace(NUMBER_LIKE, (number) => (isIPv4(number) ? number : '[number]'));
}

/** The name of an unknown field or parameter, as an answer may repeat it: not when it could hold a number. */
export function publicName(name: string): string {
  const redacted = redact(name.slice(0, MAX_NAME_LENGTH));
  const digits = redacted.replace(/\P{Nd}/gu, '');
  return digits.length < 5 ? redacted : '[number]';
}

/** What a log may know of an error: its name, its redacted message, and where it came from. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    message: redact(error.message).slice(0, 500),
    stack: frames.slice(0, 12).map((line) => redact(line.trim())),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}
