import { describeEachDatabase } from './support/databases';
import { TestEndpoint } from './support/receiver';
import { createPhoneClient, deliveriesOf, useWebhookBench } from './support/webhook-bench';

const DAY_SECONDS = 86_400;
const SCHEDULE_SECONDS = [0, ...Array.from({ length: 8 }, () => DAY_SECONDS)];

describeEachDatabase('an endpoint', (create) => {
  const bench = useWebhookBench(create, { WEBHOOK_RETRY_SCHEDULE_SECONDS: SCHEDULE_SECONDS.join() });

  async function patch({ id }: TestEndpoint, change: Record<string, unknown>): Promise<void> {
    const { status } = await bench.client.http.patch(`/v1/webhooks/${id}`, change);
    expect(status).toBe(200);
  }

  /** Resolves when what `begin` sets off has arrived and is written down. */
  async function next(endpoint: TestEndpoint, begin: () => unknown): Promise<void> {
    const count = endpoint.webhooks.length + 1;
    await begin();
    await endpoint.arrivals(count);
    await bench.settled(endpoint);
  }

  /** Makes the endpoint fail until it is disabled. @returns for how many seconds it had failed */
  async function failUntilDisabled(endpoint: TestEndpoint): Promise<number> {
    const begun = bench.clock.now();
    await next(endpoint, () => bench.endCall());
    for (let attempt = 0; attempt < 7; attempt += 1) {
      const { nextAttemptAt } = await bench.lastDelivery(endpoint);
      await next(endpoint, () => {
        bench.advanceTo(nextAttemptAt);
      });
      const { status } = await bench.readEndpoint(endpoint);
      if (status === 'disabled') return (bench.clock.now() - begun) / 1000;
    }
    throw new Error('it was never disabled');
  }

  it('that accepts nothing for five days is disabled, and not before', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react({ status: 500 });
    const seconds = await failUntilDisabled(endpoint);
    expect(seconds).toBeGreaterThanOrEqual(5 * DAY_SECONDS);
    expect(seconds).toBeLessThan(6.2 * DAY_SECONDS);
    expect(await bench.readEndpoint(endpoint)).toMatchObject({
      status: 'disabled',
      disabledReason: 'failing',
    });
  });

  it('that accepts something in between is not disabled', async () => {
    const endpoint = await bench.subscribe();
    for (let day = 0; day < 7; day += 1) {
      endpoint.react({ status: day === 3 ? 204 : 500 });
      await next(endpoint, () => bench.endCall());
      bench.clock.advanceSeconds(DAY_SECONDS);
    }
    expect(await bench.readEndpoint(endpoint)).toMatchObject({ status: 'enabled', disabledReason: null });
  });

  it('that failed for five days goes on with what waited when PATCH enables it', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react({ status: 500 });
    await failUntilDisabled(endpoint);
    const { id } = await bench.lastDelivery(endpoint);
    const { length } = endpoint.webhooks;
    bench.advanceSeconds(2 * DAY_SECONDS);
    await bench.looked();
    expect(endpoint.webhooks).toHaveLength(length);
    endpoint.react({ status: 204 });
    await patch(endpoint, { status: 'enabled' });
    await endpoint.arrivals(length + 1);
    await bench.settled(endpoint);
    expect(await bench.readEndpoint(endpoint)).toMatchObject({ status: 'enabled', disabledReason: null });
    expect(await bench.lastDelivery(endpoint)).toMatchObject({ id, status: 'delivered' });
  });

  it('that is enabled again has five days again', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react({ status: 500 });
    await failUntilDisabled(endpoint);
    await patch(endpoint, { status: 'enabled' });
    await next(endpoint, () => bench.endCall());
    bench.clock.advanceSeconds(4 * DAY_SECONDS);
    await next(endpoint, () => bench.endCall());
    expect(await bench.readEndpoint(endpoint)).toMatchObject({ status: 'enabled' });
  });

  it('that its client disables says so, and gets nothing meanwhile', async () => {
    const endpoint = await bench.subscribe();
    await patch(endpoint, { status: 'disabled' });
    expect(await bench.readEndpoint(endpoint)).toMatchObject({
      status: 'disabled',
      disabledReason: 'by_client',
    });
    await bench.endCall();
    await bench.looked();
    await patch(endpoint, { status: 'enabled' });
    const event = await bench.endCall();
    await endpoint.arrivals(1);
    await bench.looked();
    expect(endpoint.webhooks.map(({ id }) => id)).toEqual([event.id]);
    expect(await deliveriesOf(bench.client, endpoint)).toHaveLength(1);
  });

  it('gets what came while it was disabled when that is replayed', async () => {
    const endpoint = await bench.subscribe();
    await patch(endpoint, { status: 'disabled' });
    const since = new Date(bench.clock.now()).toISOString();
    const missed = [await bench.endCall(), await bench.endCall()];
    bench.clock.advanceSeconds(1);
    await patch(endpoint, { status: 'enabled' });
    const until = new Date(bench.clock.now()).toISOString();
    const replay = await bench.client.http.post(`/v1/webhooks/${endpoint.id}/replay`, { since, until });
    expect([replay.status, replay.body]).toEqual([202, { deliveries: 2 }]);
    await endpoint.arrivals(2);
    expect(endpoint.webhooks.map(({ id }) => id).sort()).toEqual(missed.map(({ id }) => id).sort());
  });

  it('that is deleted gets nothing more: neither what waited, nor what comes', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react({ status: 500 });
    await bench.endCall();
    await endpoint.arrivals(1);
    const [delivery] = await bench.settled(endpoint);
    const { http } = bench.client;
    expect((await http.delete(`/v1/webhooks/${endpoint.id}`)).status).toBe(204);
    await bench.endCall();
    bench.advanceSeconds(DAY_SECONDS * 2);
    await bench.looked();
    expect(endpoint.webhooks).toHaveLength(1);
    const retry = await http.post(`/v1/deliveries/${String(delivery?.id)}/retry`);
    expect([retry.status, retry.body.code]).toEqual([404, 'not_found']);
    await bench.looked();
    expect(endpoint.webhooks).toHaveLength(1);
  });
});

describeEachDatabase('a client', (create) => {
  const bench = useWebhookBench(create, { WEBHOOK_RETRY_SCHEDULE_SECONDS: '0,60,60' });

  async function setStatus(status: 'active' | 'suspended'): Promise<void> {
    const answer = await bench.gateway.admin.patch(`/v1/admin/clients/${bench.client.id}`, { status });
    expect(answer.status).toBe(200);
  }

  it('that is suspended gets nothing, and everything when it is active again', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react({ status: 500 }, { status: 204 });
    const before = await bench.endCall();
    await endpoint.arrivals(1);
    await bench.settled(endpoint);
    await setStatus('suspended');
    await bench.reportCalls(1);
    bench.advanceSeconds(3600);
    await bench.looked();
    expect(endpoint.webhooks).toHaveLength(1);
    await setStatus('active');
    // By itself: nobody wakes the worker.
    await endpoint.arrivals(3, 10);
    const ids = endpoint.webhooks.map(({ id }) => id);
    expect(ids.filter((id) => id === before.id)).toHaveLength(2);
    expect(new Set(ids).size).toBe(2);
    await bench.settled(endpoint);
    const deliveries = await deliveriesOf(bench.client, endpoint);
    expect(deliveries.map(({ status }) => status)).toEqual(['delivered', 'delivered']);
  });

  it('that is deleted gets nothing more: its endpoints are disabled', async () => {
    const endpoint = await bench.subscribe();
    const gone = await bench.subscribe();
    const stranger = await createPhoneClient(bench.gateway);
    const foreign = await bench.subscribe({}, stranger);
    endpoint.react({ status: 500 });
    await bench.endCall();
    await endpoint.arrivals(1);
    await bench.settled(endpoint);
    await bench.client.http.delete(`/v1/webhooks/${gone.id}`);
    expect((await bench.gateway.admin.delete(`/v1/admin/clients/${bench.client.id}`)).status).toBe(204);
    const rows = await bench.database.rows(
      `select status, disabled_reason from webhook_endpoints where id = '${endpoint.id}'`,
    );
    expect(rows).toEqual([{ status: 'disabled', disabled_reason: 'client_deleted' }]);
    bench.advanceSeconds(3600);
    await bench.looked();
    expect(endpoint.webhooks).toHaveLength(1);
    await bench.endCall({}, stranger);
    await foreign.arrivals(1);
  });
});
