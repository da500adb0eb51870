import { isIP } from 'node:net';
import { WebhookSettings } from '../../config/webhook.settings';
import { AddressPolicy } from './address-policy';

export const MAX_URL_LENGTH = 2048;

/**
 * What is wrong with an endpoint's URL, as the sentence for a 422; null when nothing is. An address is judged
 * as the URL standard reads it (`http://2130706433/` is 127.0.0.1); a name is judged when a socket connects.
 */
export function endpointUrlProblem(
  url: string,
  { allowHttp }: Pick<WebhookSettings, 'allowHttp'>,
  policy: AddressPolicy,
): string | null {
  if (url.length > MAX_URL_LENGTH) return `must be at most ${MAX_URL_LENGTH} characters`;
  // `new URL` forgives what no URL may have: blanks, line breaks, backslashes, a wrong number of slashes.
  const isAbsolute = /^https?:\/\/[^/\\\s\p{Cc}][^\\\s\p{Cc}]*$/iu.test(url) && URL.canParse(url);
  const parsed = isAbsolute ? new URL(url) : null;
  if (parsed === null || (parsed.protocol === 'http:' && !allowHttp)) {
    return `must be an absolute ${allowHttp ? 'http or https' : 'https'} URL`;
  }
  if (/^[^/]+\/\/[^/?#]*@/.test(url)) return 'must not have credentials';
  if (url.includes('#')) return 'must not have a fragment';
  const host = parsed.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !policy.allows(host)) return 'must not have a private, local or reserved address';
  return null;
}
