import { Webhook } from 'standardwebhooks';
import { Randomness } from '../../common/randomness';

const SECRET_BYTES = 32;

export interface WebhookMessage {
  /** The event's id: the same for every attempt. */
  readonly id: string;
  /** The time of this attempt, in whole seconds since the epoch. */
  readonly timestampSeconds: number;
  /** The body, as it is sent. */
  readonly body: string;
  /** `whsec_…`, newest first: every one signs, so that a receiver may change over in its own time. */
  readonly secrets: readonly string[];
}

export type WebhookHeaders = Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>;

/**
 * The headers of Standard Webhooks 1.0 for one attempt.
 * @throws when there is no secret, or one that is not base64.
 */
export function webhookHeaders({ id, timestampSeconds, body, secrets }: WebhookMessage): WebhookHeaders {
  if (secrets.length === 0) throw new Error('a webhook is not sent unsigned');
  const timestamp = new Date(timestampSeconds * 1000);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestampSeconds),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, timestamp, body)).join(' '),
  };
}

export function drawWebhookSecret(randomness: Randomness): string {
  return `whsec_${randomness.bytes(SECRET_BYTES).toString('base64')}`;
}
