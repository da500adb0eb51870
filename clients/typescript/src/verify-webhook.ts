import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import type { GatewayEvent } from './api-types';
import { readEvent } from './read-event';

/** The headers of a request, as fetch or as Node has them. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

const NAMES = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;

/**
 * The event of a webhook's request, once one of the secrets is proved to have signed these bytes within five minutes.
 * @param secrets `whsec_…`; while one is being rotated, the old and the new one
 * @param body as it came: not JSON that was parsed and written again
 * @throws WebhookVerificationError for everything else
 */
export function verifyWebhook(
  secrets: string | readonly string[],
  headers: WebhookHeaders,
  body: string | Uint8Array,
): GatewayEvent {
  const text = typeof body === 'string' ? body : new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
  const signed = Object.fromEntries(NAMES.map((name) => [name, headerOf(headers, name)]));
  verifyAny(typeof secrets === 'string' ? [secrets] : secrets, text, signed);
  const event = readEvent(text);
  if (event === null) throw new WebhookVerificationError('The body is signed and is no event');
  return event;
}

function verifyAny(secrets: readonly string[], text: string, headers: Record<string, string>): void {
  let refusal = new WebhookVerificationError('No secret was given');
  for (const secret of secrets) {
    try {
      new Webhook(secret).verify(text, headers, { jsonParse: false });
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
