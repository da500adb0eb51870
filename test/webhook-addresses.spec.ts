import { HostResolver } from '../src/callback/delivery/host-resolver';
import { EnvironmentSource } from '../src/config/environment';
import { createSqlite } from './support/databases';
import { TestEndpoint } from './support/receiver';
import { deliveriesOf, TestDelivery, useWebhookBench, WebhookBench } from './support/webhook-bench';

const NOWHERE: EnvironmentSource = { WEBHOOK_ALLOW_HTTP: 'true', WEBHOOK_ALLOWED_CIDRS: '' };
const METADATA = ['169.254.169.254', '100.100.100.200', '168.63.129.16', 'fd00:ec2::254'];

/** How the first attempt at an endpoint ended. */
async function firstAttempt(bench: WebhookBench, endpoint: TestEndpoint): Promise<TestDelivery['attempts']> {
  await bench.client.http.post(`/v1/webhooks/${endpoint.id}/test`);
  const [delivery] = await bench.settled(endpoint, 1);
  return delivery?.attempts ?? [];
}

/** Lets every name have these addresses. */
function resolveTo(bench: WebhookBench, ...addresses: string[]): void {
  const resolver = bench.gateway.app.get(HostResolver, { strict: false });
  const resolved = addresses.map((address) => ({
    address,
    family: address.includes(':') ? (6 as const) : (4 as const),
  }));
  jest.spyOn(resolver, 'resolve').mockResolvedValue(resolved);
}

describe('an endpoint whose name leads to this machine', () => {
  const bench = useWebhookBench(createSqlite, NOWHERE);

  afterEach(() => jest.restoreAllMocks());

  it('is made, and refused when it is connected to, though a server listens there', async () => {
    const endpoint = await bench.receiver.subscribe(bench.client.http, {}, 'localhost');
    expect(await firstAttempt(bench, endpoint)).toMatchObject([
      { statusCode: null, error: 'address_refused' },
    ]);
    expect(endpoint.webhooks).toEqual([]);
  });

  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.0.0.1', '0.0.0.0', '192.168.0.1', '100.64.0.1'])(
    'by %s is refused',
    async (address) => {
      resolveTo(bench, address);
      const endpoint = await bench.receiver.subscribe(bench.client.http, {}, 'courier.example.com');
      expect(await firstAttempt(bench, endpoint)).toMatchObject([
        { statusCode: null, error: 'address_refused' },
      ]);
      expect(endpoint.webhooks).toEqual([]);
    },
  );

  it('is tried again on the schedule, like everything that fails', async () => {
    const endpoint = await bench.receiver.subscribe(bench.client.http, {}, 'localhost');
    await firstAttempt(bench, endpoint);
    const [delivery] = await deliveriesOf(bench.client, endpoint);
    expect(delivery?.status).toBe('pending');
    bench.advanceTo(delivery?.nextAttemptAt ?? null);
    const [again] = await bench.settled(endpoint, 2);
    expect(again?.attempts.map(({ error }) => error)).toEqual(['address_refused', 'address_refused']);
  });

  it('is an error of DNS when it is not known', async () => {
    const resolver = bench.gateway.app.get(HostResolver, { strict: false });
    jest.spyOn(resolver, 'resolve').mockRejectedValue(new Error('getaddrinfo ENOTFOUND'));
    const endpoint = await bench.receiver.subscribe(bench.client.http, {}, 'nobody.example.com');
    expect(await firstAttempt(bench, endpoint)).toMatchObject([{ statusCode: null, error: 'dns_error' }]);
  });
});

describe('an endpoint whose name leads to a network that WEBHOOK_ALLOWED_CIDRS names', () => {
  const bench = useWebhookBench(createSqlite, { WEBHOOK_ALLOWED_CIDRS: '127.0.0.0/8, ::1/128' });

  it('gets its webhooks', async () => {
    const endpoint = await bench.receiver.subscribe(bench.client.http, {}, 'localhost');
    expect(await firstAttempt(bench, endpoint)).toMatchObject([{ statusCode: 204, error: null }]);
    expect(endpoint.webhooks).toHaveLength(1);
  });
});

describe('a metadata address', () => {
  const bench = useWebhookBench(createSqlite, { WEBHOOK_ALLOWED_CIDRS: '0.0.0.0/0, ::/0' });

  afterEach(() => jest.restoreAllMocks());

  it.each(METADATA)('is refused at creation, even where every network is allowed: %s', async (address) => {
    const host = address.includes(':') ? `[${address}]` : address;
    const draft = { url: `https://${host}/latest/meta-data`, eventTypes: ['*'] };
    const { status, body } = await bench.client.http.post('/v1/webhooks', draft);
    expect(status).toBe(422);
    expect(body.errors).toEqual([expect.objectContaining({ pointer: '/url' })]);
  });

  it.each([...METADATA, '::ffff:169.254.169.254'])('is refused behind a name too: %s', async (address) => {
    resolveTo(bench, address);
    const endpoint = await bench.receiver.subscribe(bench.client.http, {}, 'courier.example.com');
    expect(await firstAttempt(bench, endpoint)).toMatchObject([
      { statusCode: null, error: 'address_refused' },
    ]);
  });
});
