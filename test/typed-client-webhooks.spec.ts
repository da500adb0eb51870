import { Webhook } from 'standardwebhooks';
import { verifyWebhook as verifyNow, WebhookVerificationError } from '../clients/typescript/src';
import { createSqlite } from './support/databases';
import { ArrivedWebhook, TestEndpoint } from './support/receiver';
import { useWebhookBench } from './support/webhook-bench';

const OTHER_SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

describe('the TypeScript client’s verifier', () => {
  const bench = useWebhookBench(createSqlite);
  let endpoint: TestEndpoint;

  beforeEach(async () => {
    endpoint = await bench.subscribe();
  });

  /** Verifies at the time of the bench. The library asks `Date` how old a webhook is, and takes no other clock. */
  const verifyWebhook: typeof verifyNow = (...request) => {
    const time = jest.spyOn(Date, 'now').mockReturnValue(bench.clock.now());
    try {
      return verifyNow(...request);
    } finally {
      time.mockRestore();
    }
  };

  async function deliver(): Promise<{ webhook: ArrivedWebhook; secret: string }> {
    const { length } = endpoint.webhooks;
    await bench.endCall();
    const webhook = (await endpoint.arrivals(length + 1))[length];
    const [secret] = endpoint.secrets;
    if (webhook === undefined || secret === undefined) throw new Error('it did not arrive');
    return { webhook, secret };
  }

  it('returns the event that the gateway sent, whatever holds its headers and its bytes', async () => {
    const { webhook, secret } = await deliver();
    const { headers, body } = webhook;
    const fetched = new Headers(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    for (const event of [
      verifyWebhook(secret, headers, body),
      verifyWebhook(secret, fetched, Buffer.from(body)),
      verifyWebhook([secret], headers, new TextEncoder().encode(body)),
    ]) {
      expect(event).toEqual(JSON.parse(body));
      if (event.type !== 'calling.call.completed') throw new Error('it is of another type');
      expect(event.id).toBe(headers['webhook-id']);
    }
  });

  it('accepts what either secret signed while one is being rotated', async () => {
    const { body } = await bench.client.http.post(`/v1/webhooks/${endpoint.id}/rotate-secret`);
    const fresh = String(body.secret);
    const { webhook, secret: old } = await deliver();
    for (const secrets of [old, fresh, [old, fresh], [OTHER_SECRET, old]]) {
      expect(verifyWebhook(secrets, webhook.headers, webhook.body).id).toBe(webhook.id);
    }
  });

  it('takes a list of secrets as a variable holds it, with spaces and empty ones', async () => {
    const { webhook, secret } = await deliver();
    for (const list of [` ${secret}`, `${OTHER_SECRET}, ${secret}`, `,${secret},\n`]) {
      expect(verifyWebhook(list.split(','), webhook.headers, webhook.body).id).toBe(webhook.id);
    }
    expect(() => verifyWebhook(' , '.split(','), webhook.headers, webhook.body)).toThrow(
      new WebhookVerificationError('No secret was given'),
    );
  });

  it('says that a secret is none, also where another one verifies, and shows nothing of it', async () => {
    const { webhook, secret } = await deliver();
    for (const none of ['whsec_%%%%', 'whsec_']) {
      const list = [secret, none];
      expect(() => verifyWebhook(list, webhook.headers, webhook.body)).toThrow(
        new TypeError('a webhook secret is not whsec_ and Base64'),
      );
    }
  });

  const WRONG = 'No matching signature found';

  it.each<[string, string, (webhook: ArrivedWebhook, secret: string) => unknown]>([
    ['another secret', WRONG, ({ headers, body }) => verifyWebhook([OTHER_SECRET], headers, body)],
    ['no secret', 'No secret was given', ({ headers, body }) => verifyWebhook([], headers, body)],
    ['another body', WRONG, ({ headers, body }, secret) => verifyWebhook(secret, headers, `${body} `)],
    [
      'a byte order mark before the body',
      WRONG,
      ({ headers, body }, secret) => verifyWebhook(secret, headers, Buffer.from(`\uFEFF${body}`)),
    ],
    [
      'another id',
      WRONG,
      ({ headers, body }, secret) => verifyWebhook(secret, { ...headers, 'webhook-id': 'evt_2' }, body),
    ],
    ['no headers', 'Missing required headers', ({ body }, secret) => verifyWebhook(secret, {}, body)],
  ])('refuses %s', async (_, message, verify) => {
    const { webhook, secret } = await deliver();
    expect(verifyWebhook(secret, webhook.headers, webhook.body).id).toBe(webhook.id);
    expect(() => verify(webhook, secret)).toThrow(new WebhookVerificationError(message));
  });

  it('refuses an old request', async () => {
    const { webhook, secret } = await deliver();
    bench.clock.advanceSeconds(301);
    expect(() => verifyWebhook(secret, webhook.headers, webhook.body)).toThrow('too old');
  });

  it('refuses what is signed and no event, and shows nothing of it', () => {
    const now = new Date(bench.clock.now());
    const body = '{"secret":"canary",oops';
    const headers = {
      'webhook-id': 'evt_1',
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(OTHER_SECRET).sign('evt_1', now, body),
    };
    expect(() => verifyWebhook(OTHER_SECRET, headers, body)).toThrow(/^The body is signed and is no event$/);
  });
});
