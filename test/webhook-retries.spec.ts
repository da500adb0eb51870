import { createServer } from 'node:net';
import { AddressInfo } from 'node:net';
import { createSqlite, describeEachDatabase } from './support/databases';
import { TestEndpoint } from './support/receiver';
import { deliveriesOf, TestDelivery, useWebhookBench, WebhookBench } from './support/webhook-bench';

const SCHEDULE_SECONDS = [0, 5, 300, 1800];
const SCHEDULE = { WEBHOOK_RETRY_SCHEDULE_SECONDS: SCHEDULE_SECONDS.join() };

/** Lets the endpoint fail so many attempts more, each when it is due. */
async function failOn(bench: WebhookBench, endpoint: TestEndpoint, attempts: number): Promise<TestDelivery> {
  for (let done = 0; done < attempts; done += 1) {
    const { nextAttemptAt } = await bench.lastDelivery(endpoint);
    bench.advanceTo(nextAttemptAt);
    await endpoint.arrivals(endpoint.webhooks.length + 1);
    await bench.settled(endpoint);
  }
  return bench.lastDelivery(endpoint);
}

/** The wait that the gateway has planned, in seconds from now. */
function waitSeconds(bench: WebhookBench, { nextAttemptAt }: TestDelivery): number {
  return (Date.parse(nextAttemptAt ?? '') - bench.clock.now()) / 1000;
}

describeEachDatabase('a delivery that fails', (create) => {
  const bench = useWebhookBench(create, SCHEDULE);

  it('is attempted on the schedule, a fifth sooner or later, and has failed after the last attempt', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react({ status: 500 });
    await bench.endCall();
    await endpoint.arrivals(1);
    await bench.settled(endpoint);
    for (const seconds of SCHEDULE_SECONDS.slice(1)) {
      const delivery = await bench.lastDelivery(endpoint);
      expect(delivery.status).toBe('pending');
      expect(waitSeconds(bench, delivery)).toBeGreaterThanOrEqual(seconds * 0.8);
      expect(waitSeconds(bench, delivery)).toBeLessThanOrEqual(seconds * 1.2);
      await failOn(bench, endpoint, 1);
    }
    const delivery = await bench.lastDelivery(endpoint);
    expect(delivery).toMatchObject({ status: 'failed', nextAttemptAt: null });
    expect(delivery.attempts).toHaveLength(SCHEDULE_SECONDS.length);
    bench.advanceSeconds(86_400);
    await bench.looked();
    expect(endpoint.webhooks).toHaveLength(SCHEDULE_SECONDS.length);
  });

  it('is not attempted before it is due', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react({ status: 503 });
    await bench.endCall();
    await endpoint.arrivals(1);
    const [delivery] = await bench.settled(endpoint);
    bench.advanceTo(delivery?.nextAttemptAt ?? null, -1);
    await bench.looked();
    expect(endpoint.webhooks).toHaveLength(1);
    bench.advanceTo(delivery?.nextAttemptAt ?? null);
    await endpoint.arrivals(2);
  });

  it('keeps its id and body over all attempts, and gets the time and a signature of each', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react({ status: 500 });
    const event = await bench.endCall();
    await endpoint.arrivals(1);
    await bench.settled(endpoint);
    const { attempts } = await failOn(bench, endpoint, 3);
    const { webhooks } = endpoint;
    expect(new Set(webhooks.map(({ id }) => id))).toEqual(new Set([event.id]));
    expect(new Set(webhooks.map(({ body }) => body)).size).toBe(1);
    expect(webhooks.map(({ timestampSeconds }) => timestampSeconds)).toEqual(
      attempts.map(({ at }) => Math.floor(Date.parse(at) / 1000)),
    );
    expect(new Set(webhooks.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(4);
    expect(new Set(webhooks.map(({ headers }) => headers['webhook-signature'])).size).toBe(4);
  });

  it('shows each attempt: when, the status, the word for what went wrong, and how long it took', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react({ status: 500 }, { status: 429 }, { status: 204 });
    const times = [new Date(bench.clock.now()).toISOString()];
    await bench.endCall();
    await endpoint.arrivals(1);
    await bench.settled(endpoint);
    for (let time = 0; time < 2; time += 1) {
      await failOn(bench, endpoint, 1);
      times.push(new Date(bench.clock.now()).toISOString());
    }
    const { status, attempts } = await bench.lastDelivery(endpoint);
    expect(status).toBe('delivered');
    expect(attempts).toEqual(
      [
        { statusCode: 500, error: 'status' },
        { statusCode: 429, error: 'status' },
        { statusCode: 204, error: null },
      ].map((attempt, index) => ({
        ...attempt,
        at: times[index],
        durationMs: expect.any(Number) as unknown,
      })),
    );
    for (const { durationMs } of attempts) {
      expect(Number.isInteger(durationMs)).toBe(true);
      expect(durationMs).toBeGreaterThanOrEqual(0);
    }
  });

  it('spreads: deliveries that failed together are not attempted together', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react({ status: 500 });
    for (let call = 0; call < 8; call += 1) await bench.endCall();
    await endpoint.arrivals(8);
    const deliveries = await bench.settled(endpoint);
    expect(new Set(deliveries.map(({ nextAttemptAt }) => nextAttemptAt)).size).toBeGreaterThan(1);
  });

  it('has a whole schedule again when it is retried by hand, and goes at once', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react({ status: 500 });
    const event = await bench.endCall();
    await endpoint.arrivals(1);
    await bench.settled(endpoint);
    const { id, status } = await failOn(bench, endpoint, 3);
    expect(status).toBe('failed');
    endpoint.react('hang');
    const answer = await bench.client.http.post(`/v1/deliveries/${id}/retry`);
    await endpoint.arrivals(5);
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({ id, eventId: event.id, endpointId: endpoint.id, status: 'pending' });
    expect(Object.keys(answer.body)).toEqual(Object.keys(await bench.lastDelivery(endpoint)));
    endpoint.letGo({ status: 500 });
    await bench.settled(endpoint);
    const last = await failOn(bench, endpoint, 3);
    expect(last).toMatchObject({ id, status: 'failed', nextAttemptAt: null });
    expect(last.attempts).toHaveLength(8);
    expect(await deliveriesOf(bench.client, endpoint)).toHaveLength(1);
  });

  it('goes at once when it is retried by hand while it waits for its next attempt', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react({ status: 500 }, { status: 204 });
    await bench.endCall();
    await endpoint.arrivals(1);
    const [delivery] = await bench.settled(endpoint);
    await bench.client.http.post(`/v1/deliveries/${String(delivery?.id)}/retry`);
    await endpoint.arrivals(2);
    await bench.settled(endpoint);
    expect(await bench.lastDelivery(endpoint)).toMatchObject({ status: 'delivered' });
  });
});

describe('what an endpoint answers', () => {
  const bench = useWebhookBench(createSqlite, { ...SCHEDULE, WEBHOOK_TIMEOUT_MS: '400' });

  /** How the first attempt ended. */
  async function firstAttempt(endpoint: TestEndpoint): Promise<TestDelivery> {
    const [delivery] = await bench.settled(endpoint, 1);
    if (delivery === undefined) throw new Error('there is no delivery');
    return delivery;
  }

  it.each([301, 302, 303, 307, 308])('is no success with %i: a redirect is not followed', async (status) => {
    const endpoint = await bench.subscribe();
    const target = await bench.subscribe({ eventTypes: ['pns.call.completed'] });
    target.secrets.push(...endpoint.secrets);
    endpoint.react({ status, headers: { location: target.url } });
    await bench.endCall();
    expect(await firstAttempt(endpoint)).toMatchObject({
      status: 'pending',
      attempts: [{ statusCode: status, error: 'redirect' }],
    });
    expect(waitSeconds(bench, await bench.lastDelivery(endpoint))).toBeGreaterThanOrEqual(4);
    expect(target.webhooks).toEqual([]);
  });

  it.each([400, 401, 403, 404, 405, 408, 409, 422, 429, 500, 501, 502, 503, 504])(
    'with %i is tried again',
    async (status) => {
      const endpoint = await bench.subscribe();
      endpoint.react({ status });
      await bench.endCall();
      expect(await firstAttempt(endpoint)).toMatchObject({
        status: 'pending',
        nextAttemptAt: expect.any(String) as unknown,
        attempts: [{ statusCode: status, error: 'status' }],
      });
      expect(await bench.readEndpoint(endpoint)).toMatchObject({ status: 'enabled', disabledReason: null });
    },
  );

  it('with 410 ends the delivery and disables the endpoint', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react({ status: 410 });
    await bench.endCall();
    expect(await firstAttempt(endpoint)).toMatchObject({
      status: 'failed',
      nextAttemptAt: null,
      attempts: [{ statusCode: 410, error: 'status' }],
    });
    expect(await bench.readEndpoint(endpoint)).toMatchObject({ status: 'disabled', disabledReason: 'gone' });
    await bench.endCall();
    await bench.looked();
    expect(endpoint.webhooks).toHaveLength(1);
    expect(await deliveriesOf(bench.client, endpoint)).toHaveLength(1);
  });

  it('with 410 may be taken back: PATCH enables the endpoint, and a retry by hand delivers', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react({ status: 410 }, { status: 204 });
    await bench.endCall();
    const { id } = await firstAttempt(endpoint);
    const { http } = bench.client;
    const retried = await http.post(`/v1/deliveries/${id}/retry`);
    expect([retried.status, retried.body.status]).toEqual([202, 'pending']);
    await bench.looked();
    expect(endpoint.webhooks).toHaveLength(1);
    await http.patch(`/v1/webhooks/${endpoint.id}`, { status: 'enabled' });
    await endpoint.arrivals(2);
    await bench.settled(endpoint);
    expect(await bench.lastDelivery(endpoint)).toMatchObject({ id, status: 'delivered' });
  });

  it('too late is a time-out, and is tried again', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react('hang');
    await bench.endCall();
    const delivery = await firstAttempt(endpoint);
    expect(delivery).toMatchObject({ status: 'pending', attempts: [{ statusCode: null, error: 'timeout' }] });
    expect(delivery.attempts[0]?.durationMs).toBeGreaterThanOrEqual(390);
  });

  it.each([
    ['a number of seconds', () => '120', 120],
    ['a date', () => new Date(bench.clock.now() + 180_000).toUTCString(), 180],
    ['more than a day, which is too long', () => '8640000', 86_400],
    ['less than the schedule', () => '1', 5],
    ['a date that has passed', () => new Date(bench.clock.now() - 60_000).toUTCString(), 5],
    ['nonsense', () => 'soon', 5],
  ])('may say when to come again, as %s', async (_, retryAfter, seconds) => {
    const endpoint = await bench.subscribe();
    endpoint.react({ status: 503, headers: { 'retry-after': retryAfter() } });
    await bench.endCall();
    const wait = waitSeconds(bench, await firstAttempt(endpoint));
    const jitter = seconds === 5 ? 1 : 0;
    // Dates of HTTP have whole seconds.
    expect(wait).toBeGreaterThanOrEqual(seconds - jitter - 0.001);
    expect(wait).toBeLessThanOrEqual(seconds + jitter + 1);
  });

  it('is nothing where nobody listens: that is tried again too', async () => {
    const endpoint = await bench.subscribe();
    const nobody = createServer();
    await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve));
    const { port } = nobody.address() as AddressInfo;
    await new Promise((resolve) => nobody.close(resolve));
    await bench.client.http.patch(`/v1/webhooks/${endpoint.id}`, { url: `http://127.0.0.1:${port}/hook` });
    await bench.endCall();
    expect(await firstAttempt(endpoint)).toMatchObject({
      status: 'pending',
      attempts: [{ statusCode: null, error: 'connection_refused' }],
    });
  });
});
