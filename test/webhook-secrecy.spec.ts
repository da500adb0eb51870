import { describeEachDatabase } from './support/databases';
import { useWebhookBench } from './support/webhook-bench';

const ANSWER = 'canary-of-what-the-receiver-answered';
const HEADER = 'canary-in-a-header-of-the-answer';

describeEachDatabase('what is stored and logged of a delivery', (create) => {
  const bench = useWebhookBench(create, { WEBHOOK_RETRY_SCHEDULE_SECONDS: '0,5,5' });

  /** What must not be readable, in plain text, as base64 or in hexadecimal. */
  function expectHidden(text: string, secrets: readonly string[]): void {
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(10);
      expect(text).not.toContain(secret);
      expect(text).not.toContain(Buffer.from(secret).toString('base64').replace(/.?=*$/, ''));
      expect(text).not.toContain(Buffer.from(secret).toString('hex'));
    }
  }

  it('is neither the address of the endpoint nor any secret of it, rotated or not', async () => {
    const endpoint = await bench.subscribe();
    const { body } = await bench.client.http.post(`/v1/webhooks/${endpoint.id}/rotate-secret`);
    endpoint.secrets.push(String(body.secret));
    endpoint.react({ status: 500 }, { status: 204 });
    await bench.endCall();
    await endpoint.arrivals(1);
    await bench.settled(endpoint);
    bench.advanceTo((await bench.lastDelivery(endpoint)).nextAttemptAt);
    await endpoint.arrivals(2);
    await bench.settled(endpoint);
    const raw = endpoint.secrets.map((secret) => secret.slice('whsec_'.length));
    const { host, pathname } = new URL(endpoint.url);
    const hidden = [endpoint.url, host, pathname, ...endpoint.secrets, ...raw];
    expectHidden(await bench.database.dump(), hidden);
    expectHidden(JSON.stringify(bench.gateway.log.lines), hidden);
  });

  it('is nothing of what the receiver answered but its status', async () => {
    const endpoint = await bench.subscribe();
    const answer = { headers: { 'x-canary': HEADER }, body: `{"error":"${ANSWER}"}` };
    endpoint.react({ status: 500, ...answer }, { status: 200, ...answer });
    await bench.endCall();
    await endpoint.arrivals(1);
    await bench.settled(endpoint);
    bench.advanceTo((await bench.lastDelivery(endpoint)).nextAttemptAt);
    await endpoint.arrivals(2);
    await bench.settled(endpoint);
    const { http } = bench.client;
    const shown = (await http.get(`/v1/webhooks/${endpoint.id}/deliveries`)).text;
    expect(shown).toContain('"statusCode":500');
    for (const text of [shown, await bench.database.dump(), JSON.stringify(bench.gateway.log.lines)]) {
      expectHidden(text, [ANSWER, HEADER]);
    }
  });

  it('leaves no address and no secret behind when the endpoint is deleted, sealed or not', async () => {
    const endpoint = await bench.subscribe();
    await bench.client.http.post(`/v1/webhooks/${endpoint.id}/rotate-secret`);
    await bench.client.http.delete(`/v1/webhooks/${endpoint.id}`);
    const [row = {}] = await bench.database.rows(
      `select * from webhook_endpoints where id = '${endpoint.id}'`,
    );
    const sealed = Object.entries(row).filter(([column]) => column.startsWith('sealed_'));
    expect(sealed.length).toBeGreaterThanOrEqual(3);
    expect(sealed.filter(([, value]) => value !== null && value !== '')).toEqual([]);
  });

  it('is one log line for each attempt, with ids and words alone', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react({ status: 500 }, { status: 204 });
    const event = await bench.endCall();
    await endpoint.arrivals(1);
    await bench.settled(endpoint);
    bench.advanceTo((await bench.lastDelivery(endpoint)).nextAttemptAt);
    await endpoint.arrivals(2);
    await bench.settled(endpoint);
    const { id } = await bench.lastDelivery(endpoint);
    const lines = bench.gateway.log.lines.filter(({ deliveryId }) => deliveryId === id);
    expect(lines).toMatchObject([
      {
        eventId: event.id,
        endpointId: endpoint.id,
        clientId: bench.client.id,
        statusCode: 500,
        error: 'status',
      },
      { eventId: event.id, endpointId: endpoint.id, clientId: bench.client.id, statusCode: 204, error: null },
    ]);
  });
});
