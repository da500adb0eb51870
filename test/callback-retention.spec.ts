import { CallbackRetention } from '../src/callback/callback-retention';
import { Clock } from '../src/common/clock';
import { createLogger } from '../src/common/logging/logger';
import { DatabaseSettings } from '../src/config/database.settings';
import { Database } from '../src/database/database';
import { eventually } from './support/bindings';
import { CALLBACKS, callbacksOf, push } from './support/callbacks';
import { describeEachDatabase } from './support/databases';
import { callNames, endCalls } from './support/ended-calls';
import { deliveriesOf, PhoneClient, useWebhookBench, WebhookBench } from './support/webhook-bench';

const DAY_SECONDS = 86_400;
/** Every table of the store that grows with callbacks. */
const TABLES = ['events', 'callbacks', 'callback_records', 'deliveries', 'delivery_attempts'] as const;

function retentionOf({ gateway }: WebhookBench): CallbackRetention {
  return gateway.app.get(CallbackRetention, { strict: false });
}

async function rowsOf({ database }: WebhookBench, table: (typeof TABLES)[number]): Promise<number> {
  const [row] = await database.rows(`select count(*) as count from ${table}`);
  return Number(row?.count);
}

async function allRows(bench: WebhookBench): Promise<Record<string, number>> {
  const counts = await Promise.all(TABLES.map(async (table) => [table, await rowsOf(bench, table)] as const));
  return Object.fromEntries(counts);
}

async function callIdsOf({ http }: PhoneClient): Promise<unknown[]> {
  const { body } = await http.get('/v1/events?limit=200');
  return (body.data ?? []).map(({ data }) => (data as { call: { callId: unknown } }).call.callId);
}

describeEachDatabase('what is older than EVENT_RETENTION_DAYS', (create) => {
  const bench = useWebhookBench(create, { EVENT_RETENTION_DAYS: '7' });

  beforeEach(async () => {
    bench.clock.advanceSeconds(8 * DAY_SECONDS);
    await retentionOf(bench).run();
    expect(await allRows(bench)).toEqual(Object.fromEntries(TABLES.map((table) => [table, 0])));
  });

  it('is forgotten whole: callbacks, events, deliveries and their attempts; what is younger stays whole', async () => {
    const endpoint = await bench.subscribe();
    await bench.endCall({ call_id: 'old' });
    await endpoint.arrivals(1);
    await bench.settled(endpoint);
    await push(bench.gateway, 'calling', { business_phone: bench.client.phone.slice(1), calls: [{}] });
    await push(bench.gateway, 'interline/cdr', CALLBACKS['interline/cdr']);
    await bench.client.http.post(`/v1/webhooks/${endpoint.id}/test`);
    await endpoint.arrivals(2);
    await bench.settled(endpoint);

    bench.clock.advanceSeconds(DAY_SECONDS);
    await bench.endCall({ call_id: 'young' });
    await bench.settled(endpoint, 3);
    const both = await allRows(bench);
    expect(both).toMatchObject({ events: 3, callbacks: 4, deliveries: 3, delivery_attempts: 3 });

    bench.clock.advanceSeconds(6 * DAY_SECONDS);
    expect(await retentionOf(bench).run()).toEqual({ events: 2, callbacks: 3 });
    const young = { events: 1, callbacks: 1, callback_records: 1, deliveries: 1, delivery_attempts: 1 };
    expect(await allRows(bench)).toEqual(young);
    expect(await callIdsOf(bench.client)).toEqual(['young']);
    expect(await deliveriesOf(bench.client, endpoint)).toMatchObject([
      { status: 'delivered', attempts: [{}] },
    ]);
    expect(await callbacksOf(bench.gateway)).toHaveLength(1);
  });

  it('is what was stored so many days ago to the millisecond, and nothing later', async () => {
    await endCalls(bench.gateway, bench.client, ['old']);
    bench.clock.advanceSeconds(0.001);
    await endCalls(bench.gateway, bench.client, ['young']);
    bench.clock.advanceSeconds(7 * DAY_SECONDS - 0.002);
    expect(await retentionOf(bench).run()).toEqual({ events: 0, callbacks: 0 });
    bench.clock.advanceSeconds(0.001);
    expect(await retentionOf(bench).run()).toEqual({ events: 1, callbacks: 1 });
    expect(await callIdsOf(bench.client)).toEqual(['young']);
  });

  it('may come again as new', async () => {
    const again = (): Promise<void> => endCalls(bench.gateway, bench.client, ['again'], { call_duration: 5 });
    await again();
    await again();
    expect(await callIdsOf(bench.client)).toEqual(['again']);
    const [first] = (await bench.client.http.get('/v1/events')).body.data ?? [];
    bench.clock.advanceSeconds(7 * DAY_SECONDS);
    await retentionOf(bench).run();
    expect((await bench.client.http.get(`/v1/events/${String(first?.id)}`)).status).toBe(404);

    await again();
    const [second, ...others] = (await bench.client.http.get('/v1/events')).body.data ?? [];
    expect(others).toEqual([]);
    expect(second?.id).not.toBe(first?.id);
    expect(second).toMatchObject({ data: { revision: 1, call: { callId: 'again' } } });
  });

  it('is passed over by a checkpoint, which goes on with what is kept', async () => {
    await endCalls(bench.gateway, bench.client, callNames('old', 3));
    const { body } = await bench.client.http.get('/v1/events?limit=1');
    bench.clock.advanceSeconds(DAY_SECONDS);
    await endCalls(bench.gateway, bench.client, ['young']);
    bench.clock.advanceSeconds(6 * DAY_SECONDS);
    await retentionOf(bench).run();
    await endCalls(bench.gateway, bench.client, ['younger']);
    const page = await bench.client.http.get(`/v1/events?cursor=${String(body.checkpoint)}`);
    const callIds = page.body.data?.map(({ data }) => (data as { call: { callId: unknown } }).call.callId);
    expect(callIds).toEqual(['young', 'younger']);
  });

  it('is forgotten in small batches, and requests are served in between', async () => {
    const names = callNames('old', 600);
    for (let from = 0; from < names.length; from += 10) {
      await Promise.all(
        names.slice(from, from + 10).map((name) => endCalls(bench.gateway, bench.client, [name])),
      );
    }
    bench.clock.advanceSeconds(7 * DAY_SECONDS);
    const state = { isOver: false };
    const running = retentionOf(bench)
      .run()
      .finally(() => {
        state.isOver = true;
      });
    const left: number[] = [];
    while (!state.isOver) {
      await endCalls(bench.gateway, bench.client, [`new-${left.length}`]);
      left.push(await rowsOf(bench, 'callbacks'));
    }

    expect(await running).toEqual({ events: 600, callbacks: 600 });
    expect(left.length).toBeGreaterThan(4);
    expect(new Set(left.map((count, index) => count - index)).size).toBeGreaterThan(2);
    expect(await rowsOf(bench, 'events')).toBe(left.length);
  });
});

describeEachDatabase('retention', (create) => {
  const bench = useWebhookBench(create);

  it('keeps 30 days where nothing else is set', async () => {
    await endCalls(bench.gateway, bench.client, ['old']);
    bench.clock.advanceSeconds(30 * DAY_SECONDS - 0.001);
    expect(await retentionOf(bench).run()).toEqual({ events: 0, callbacks: 0 });
    bench.clock.advanceSeconds(0.001);
    expect(await retentionOf(bench).run()).toEqual({ events: 1, callbacks: 1 });
  });

  it('runs by itself every hour, and tries again when the database was away', async () => {
    const { app, log } = bench.gateway;
    const database = app.get(Database);
    const settings = app.get(DatabaseSettings, { strict: false });
    await endCalls(bench.gateway, bench.client, ['old']);
    bench.clock.advanceSeconds(30 * DAY_SECONDS);
    jest.useFakeTimers({
      doNotFake: [
        'nextTick',
        'setImmediate',
        'queueMicrotask',
        'performance',
        'Date',
        'setTimeout',
        'clearTimeout',
      ],
    });
    const retention = new CallbackRetention(database, settings, app.get(Clock), createLogger('info', log));
    try {
      retention.onApplicationBootstrap();
      const away = jest.spyOn(database, 'transaction').mockRejectedValue(new Error('the database is away'));
      jest.advanceTimersByTime(3_600_000);
      await eventually(() => log.of('retention will try again').length === 1);
      away.mockRestore();
      expect(await callIdsOf(bench.client)).toEqual(['old']);
      jest.advanceTimersByTime(3_600_000);
      await eventually(async () => (await callIdsOf(bench.client)).length === 0);
      await eventually(() => log.of('events and callbacks past their retention are forgotten').length === 1);
    } finally {
      retention.onApplicationShutdown();
      jest.useRealTimers();
    }
  });
});
