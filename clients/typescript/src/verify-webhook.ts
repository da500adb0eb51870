import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import type { GatewayEvent } from './api-types';
import { readEvent } from './read-event';

/** The headers of a request, as fetch or as Node has them. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

const NAMES = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;

/**
 * The event of a webhook's request, once one of the secrets is proved to have signed these bytes within five minutes.
 * @param secrets `whsec_…`; while one is being rotated, the old and the new one. Spaces around them and empty ones,
 *   as a list in a variable may have them, do not matter
 * @param body as it came: not JSON that was parsed and written again
 * @throws TypeError when a secret is none, whatever has come: that is for you to mend, and not the sender
 * @throws WebhookVerificationError for everything else
 */
export function verifyWebhook(
  secrets: string | readonly string[],
  headers: WebhookHeaders,
  body: string | Uint8Array,
): GatewayEvent {
  const text = typeof body === 'string' ? body : new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
  const signed = Object.fromEntries(NAMES.map((name) => [name, headerOf(headers, name)]));
  verifyAny(verifiersOf(typeof secrets === 'string' ? [secrets] : secrets), text, signed);
  const event = readEvent(text);
  if (event === null) throw new WebhookVerificationError('The body is signed and is no event');
  return event;
}

/** All of them first: a wrong one is found also where another one verifies. */
function verifiersOf(secrets: readonly string[]): Webhook[] {
  const given = secrets.map((secret) => secret.trim()).filter((secret) => secret !== '');
  return given.map((secret) => {
    try {
      return new Webhook(secret);
    } catch {
      // Nothing of it is shown, and nothing of what the library says of it.
      throw new TypeError('a webhook secret is not whsec_ and Base64');
    }
  });
}

function verifyAny(verifiers: readonly Webhook[], text: string, headers: Record<string, string>): void {
  let refusal = new WebhookVerificationError('No secret was given');
  for (const verifier of verifiers) {
    try {
      verifier.verify(text, headers, { jsonParse: false });
      return;
    } catch (error) {
      if (!(error instanceof WebhookVerificationError)) throw error;
      refusal = error;
    }
  }
  throw refusal;
}

/** Empty where it is missing. */
function headerOf(headers: WebhookHeaders, name: string): string {
  if (headers instanceof Headers) return headers.get(name) ?? '';
  const [, value = ''] = Object.entries(headers).find(([key]) => key.toLowerCase() === name) ?? [];
  return typeof value === 'string' ? value : value.join(' ');
}
