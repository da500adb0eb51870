import { redact } from '../common/redaction';

const MIN_ECHO_LENGTH = 3;
const MAX_LENGTH = 200;

/**
 * An upstream's text as a log may have it: without anything that the gateway sent or holds, which the upstream may
 * have echoed, and without numbers and credentials.
 */
export function hideEchoes(text: string, sent: readonly string[]): string {
  const echoes = sent.filter(({ length }) => length >= MIN_ECHO_LENGTH).sort((a, b) => b.length - a.length);
  const hidden = echoes.reduce((rest, echo) => rest.replaceAll(echo, '[sent]'), text);
  // Cut only now: half an echo would not be found any more.
  return redact(hidden.slice(0, MAX_LENGTH));
}

/** Every text in the body of a request; user data also without its routing tag. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') {
    const parts = value.split('~');
    return [value, ...parts, parts.slice(2).join('~')];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
