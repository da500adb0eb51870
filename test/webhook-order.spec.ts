import { describeEachDatabase } from './support/databases';
import { deliveriesOf, useWebhookBench } from './support/webhook-bench';

const SCHEDULE = { WEBHOOK_RETRY_SCHEDULE_SECONDS: '0,60,7200' };
const CALL = { call_id: 'wacid.reported-again' };
const WAIT_SECONDS = 600;

describeEachDatabase('a later event of a call', (create) => {
  const bench = useWebhookBench(create, SCHEDULE);

  it('waits for the earlier one, and goes at once when that is delivered', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react('hang');
    const first = await bench.endCall(CALL);
    await endpoint.arrivals(1);
    const second = await bench.endCall({ ...CALL, record: 'https://recordings.example.com/1.mp3' });
    const third = await bench.endCall({ ...CALL, record: 'https://recordings.example.com/2.mp3' });
    await bench.looked();
    expect(endpoint.webhooks.map(({ id }) => id)).toEqual([first.id]);
    endpoint.letGo();
    await endpoint.arrivals(3);
    expect(endpoint.webhooks.map(({ id }) => id)).toEqual([first.id, second.id, third.id]);
    expect([second, third]).toMatchObject([{ data: { revision: 2 } }, { data: { revision: 3 } }]);
  });

  it('waits through the repeats of the earlier one', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react({ status: 500 }, { status: 204 });
    const first = await bench.endCall(CALL);
    await endpoint.arrivals(1);
    await bench.settled(endpoint);
    const second = await bench.endCall({ ...CALL, call_duration: 62 });
    await bench.looked();
    expect(endpoint.webhooks).toHaveLength(1);
    bench.advanceSeconds(80);
    await endpoint.arrivals(3);
    expect(endpoint.webhooks.map(({ id }) => id)).toEqual([first.id, first.id, second.id]);
  });

  it('goes at once when the earlier one has failed for good', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react({ status: 500 }, { status: 500 }, { status: 500 }, { status: 204 });
    const first = await bench.endCall(CALL);
    await endpoint.arrivals(1);
    await bench.settled(endpoint);
    bench.advanceSeconds(80);
    await endpoint.arrivals(2);
    const [failing] = await bench.settled(endpoint);
    // The third attempt is hours away: what waits for it would be ten minutes late.
    bench.advanceTo(failing?.nextAttemptAt ?? null, -1000);
    const second = await bench.endCall({ ...CALL, call_duration: 62 });
    await bench.looked();
    expect(endpoint.webhooks).toHaveLength(2);
    bench.advanceSeconds(1);
    await endpoint.arrivals(4);
    expect(endpoint.webhooks.map(({ id }) => id)).toEqual([first.id, first.id, first.id, second.id]);
    await bench.settled(endpoint);
    expect((await deliveriesOf(bench.client, endpoint)).map(({ status }) => status)).toEqual([
      'delivered',
      'failed',
    ]);
  });

  it('waits ten minutes at most', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react({ status: 500 });
    await bench.endCall(CALL);
    await endpoint.arrivals(1);
    await bench.settled(endpoint);
    bench.advanceSeconds(80);
    await endpoint.arrivals(2);
    await bench.settled(endpoint);
    endpoint.react({ status: 204 });
    const second = await bench.endCall({ ...CALL, call_duration: 62 });
    bench.advanceSeconds(WAIT_SECONDS - 1);
    await bench.looked();
    expect(endpoint.webhooks).toHaveLength(2);
    bench.advanceSeconds(1);
    await endpoint.arrivals(3);
    expect(endpoint.webhooks.at(-1)?.id).toBe(second.id);
    await bench.settled(endpoint);
    expect((await deliveriesOf(bench.client, endpoint)).map(({ status }) => status)).toEqual([
      'delivered',
      'pending',
    ]);
  });

  it('waits for nothing of another call, and for nothing at another endpoint', async () => {
    const stuck = await bench.subscribe();
    const well = await bench.subscribe();
    stuck.react('hang');
    const first = await bench.endCall(CALL);
    await stuck.arrivals(1);
    const second = await bench.endCall({ ...CALL, call_duration: 62 });
    const other = await bench.endCall();
    await Promise.all([well.arrivals(3), stuck.arrivals(2)]);
    await bench.looked();
    expect(well.webhooks.map(({ id }) => id)).toEqual([first.id, second.id, other.id]);
    expect(stuck.webhooks.map(({ id }) => id)).toEqual([first.id, other.id]);
    stuck.letGo();
  });

  it('follows in order too when both are replayed', async () => {
    const since = new Date(bench.clock.now()).toISOString();
    const first = await bench.endCall(CALL);
    const second = await bench.endCall({ ...CALL, call_duration: 62 });
    const until = new Date(bench.clock.now() + 1).toISOString();
    const endpoint = await bench.subscribe();
    endpoint.react('hang');
    await bench.client.http.post(`/v1/webhooks/${endpoint.id}/replay`, { since, until });
    await endpoint.arrivals(1);
    await bench.looked();
    expect(endpoint.webhooks.map(({ id }) => id)).toEqual([first.id]);
    endpoint.letGo();
    await endpoint.arrivals(2);
    expect(endpoint.webhooks.at(-1)?.id).toBe(second.id);
  });
});
