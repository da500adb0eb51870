import { DeliveryWorker } from '../src/callback/delivery/delivery-worker';
import { Drain } from '../src/common/drain';
import { createPostgres, StoredDatabase } from './support/databases';
import { SetClock, startGateway, TestGateway } from './support/gateway';
import { describePostgres } from './support/postgres';
import { Receiver, TestEndpoint } from './support/receiver';
import {
  createPhoneClient,
  deliveriesOf,
  endCall,
  LOCAL_WEBHOOKS,
  PhoneClient,
  reportCalls,
} from './support/webhook-bench';
import { eventually } from './support/bindings';

const ENV = { ...LOCAL_WEBHOOKS, WEBHOOK_RETRY_SCHEDULE_SECONDS: '0,60,60' };

describePostgres('three gateways over one PostgreSQL', () => {
  const clock = new SetClock(Date.UTC(2026, 8, 21, 10));
  let database: StoredDatabase;
  let receiver: Receiver;
  let gateways: readonly [TestGateway, TestGateway, TestGateway];
  let client: PhoneClient;
  let endpoint: TestEndpoint;

  beforeAll(async () => {
    database = await createPostgres();
    receiver = await Receiver.start(() => clock.now());
    const start = (): Promise<TestGateway> => startGateway({ clock, env: { ...database.env, ...ENV } });
    gateways = await Promise.all([start(), start(), start()]);
  });

  beforeEach(async () => {
    client = await createPhoneClient(gateways[0]);
    endpoint = await receiver.subscribe(client.http);
  });

  afterAll(async () => {
    await Promise.all(gateways.map((gateway) => gateway.close()));
    await receiver.close();
    await database.remove();
  });

  function advanceSeconds(seconds: number): void {
    clock.advanceSeconds(seconds);
    for (const { app } of gateways) app.get(DeliveryWorker, { strict: false }).wake();
  }

  async function attemptCounts(): Promise<number[]> {
    const rows = await database.rows(
      `select count(a.number) as count from deliveries d left join delivery_attempts a on a.delivery_id = d.id
       where d.endpoint_id = '${endpoint.id}' group by d.id`,
    );
    return rows.map(({ count }) => Number(count));
  }

  /** Waits until every delivery has had so many attempts. */
  async function attempted(deliveries: number, attempts: number): Promise<void> {
    await eventually(async () => {
      const counts = await attemptCounts();
      return counts.length === deliveries && counts.every((count) => count >= attempts);
    }, 15);
  }

  it('make each delivery once, whoever took the callback', async () => {
    const reports = Array.from({ length: 12 }, (_, index) =>
      reportCalls(gateways[index % 3] ?? gateways[0], client, 10),
    );
    await Promise.all(reports);
    await attempted(120, 1);
    expect(new Set(endpoint.webhooks.map(({ id }) => id)).size).toBe(120);
    expect(endpoint.webhooks).toHaveLength(120);
    expect(new Set(await attemptCounts())).toEqual(new Set([1]));
  });

  it('share the repeats: each is made once by one of them', async () => {
    endpoint.react({ status: 500 });
    await reportCalls(gateways[0], client, 12);
    await attempted(12, 1);
    endpoint.react({ status: 204 });
    advanceSeconds(80);
    await attempted(12, 2);
    advanceSeconds(80);
    await reportCalls(gateways[1], client, 1);
    await endpoint.arrivals(25);
    expect(endpoint.webhooks).toHaveLength(25);
    const deliveries = await deliveriesOf(client, endpoint);
    expect(
      new Set(deliveries.slice(1).map(({ status, attempts }) => `${status} ${attempts.length}`)),
    ).toEqual(new Set(['delivered 2']));
  });

  it('keep the events of a call in order, whichever of them took the reports', async () => {
    endpoint.react('hang');
    const call = { call_id: 'wacid.across-replicas' };
    const ids: string[] = [];
    for (const [index, gateway] of gateways.entries()) {
      ids.push((await endCall(gateway, client, { ...call, call_duration: index + 1 })).id);
    }
    await endpoint.arrivals(1);
    expect(endpoint.webhooks.map(({ id }) => id)).toEqual(ids.slice(0, 1));
    endpoint.letGo();
    await endpoint.arrivals(3);
    expect(endpoint.webhooks.map(({ id }) => id)).toEqual(ids);
  });

  it('see at once what is changed at one of them: an endpoint, its secret, a retry', async () => {
    const path = `/v1/webhooks/${endpoint.id}`;
    const [, second, third] = gateways.map((gateway) => gateway.as(client.key));
    const rotated = await second?.post(`${path}/rotate-secret`);
    endpoint.secrets.splice(0, 1, String(rotated?.body.secret));
    await third?.patch(path, { eventTypes: ['calling.call.completed'], description: 'seen by all' });
    for (const gateway of gateways) {
      expect((await gateway.as(client.key).get(path)).body.description).toBe('seen by all');
      await endCall(gateway, client);
    }
    await endpoint.arrivals(3);
    await second?.delete(path);
    await reportCalls(gateways[2], client, 1);
    advanceSeconds(3600);
    expect(endpoint.webhooks).toHaveLength(3);
  });
});

describePostgres('a gateway that does not deliver itself', () => {
  let database: StoredDatabase;
  let receiver: Receiver;
  let silent: TestGateway;
  let other: TestGateway;
  let client: PhoneClient;
  let endpoint: TestEndpoint;

  beforeAll(async () => {
    database = await createPostgres();
    receiver = await Receiver.start();
    silent = await startGateway({ env: { ...database.env, ...ENV } });
    other = await startGateway({ env: { ...database.env, ...ENV } });
    // It begins to drain: requests are still served, nothing is delivered any more.
    silent.app.get(Drain).begin();
    client = await createPhoneClient(silent);
    endpoint = await receiver.subscribe(client.http);
  });

  afterAll(async () => {
    await silent.close();
    await other.close();
    await receiver.close();
    await database.remove();
  });

  /** Far below the five seconds after which every gateway looks by itself. */
  const PROMPT_MS = 2500;

  /** Lets `queue` put a delivery on its way, and tells after how many milliseconds it arrived. */
  async function msUntilArrival(queue: () => Promise<unknown>): Promise<number> {
    // The other one has just looked by itself when this is through.
    const { length } = endpoint.webhooks;
    await other.as(client.key).post(`/v1/webhooks/${endpoint.id}/test`);
    await endpoint.arrivals(length + 1);
    await eventually(async () =>
      (await deliveriesOf(client, endpoint)).every(({ status }) => status === 'delivered'),
    );
    await queue();
    const queuedMs = performance.now();
    await endpoint.arrivals(length + 2, 10);
    return (endpoint.webhooks[length + 1]?.arrivedMs ?? Infinity) - queuedMs;
  }

  it.each([
    ['an event', () => reportCalls(silent, client, 1)],
    ['a test event', () => client.http.post(`/v1/webhooks/${endpoint.id}/test`)],
    ['a replay', () => client.http.post(`/v1/webhooks/${endpoint.id}/replay`, lastHour())],
    ['a retry by hand', async () => client.http.post(`/v1/deliveries/${await lastId()}/retry`)],
  ])('has another one deliver %s, promptly', async (_, queue) => {
    expect(await msUntilArrival(queue)).toBeLessThan(PROMPT_MS);
  });

  it('has another one deliver promptly again after their signals were cut off', async () => {
    const listening = `select pid from pg_stat_activity
      where datname = current_database() and application_name = 'nxcloud-gateway signals'`;
    expect(await database.rows(listening)).toHaveLength(2);
    await database.rows(`select pg_terminate_backend(pid) from (${listening}) as listening`);
    await eventually(async () => (await database.rows(listening)).length === 2);
    await eventually(() => other.log.of('signals of other replicas are lost: connecting again').length === 1);
    expect(await msUntilArrival(() => reportCalls(silent, client, 1))).toBeLessThan(PROMPT_MS);
  });

  it('has another one deliver after every connection to the database was cut off', async () => {
    const { length } = endpoint.webhooks;
    await database.rows(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name like 'nxcloud-gateway%'`,
    );
    await eventually(async () => {
      await reportCalls(silent, client, 1).catch(() => []);
      return endpoint.webhooks.length > length;
    }, 15);
  });

  function lastHour(): Record<string, string> {
    return { since: new Date(Date.now() - 3_600_000).toISOString(), until: new Date().toISOString() };
  }

  async function lastId(): Promise<string> {
    return (await deliveriesOf(client, endpoint))[0]?.id ?? '';
  }
});

describePostgres('a gateway that took longer than its claim holds', () => {
  it('has no say any more about a delivery that another one has made since', async () => {
    const clock = new SetClock(Date.UTC(2026, 8, 21, 10));
    const database = await createPostgres();
    const receiver = await Receiver.start(() => clock.now());
    const start = (): Promise<TestGateway> => startGateway({ clock, env: { ...database.env, ...ENV } });
    const late = await start();
    let prompt: TestGateway | null = null;
    try {
      const client = await createPhoneClient(late);
      const endpoint = await receiver.subscribe(client.http);
      endpoint.react('hang', { status: 204 });
      const event = await endCall(late, client);
      await endpoint.arrivals(1);
      late.app.get(Drain).begin();
      clock.advanceSeconds(60);
      prompt = await start();
      await endpoint.arrivals(2);
      await eventually(async () => (await deliveriesOf(client, endpoint))[0]?.status === 'delivered');
      endpoint.letGo({ status: 500 });
      await eventually(async () => (await deliveriesOf(client, endpoint))[0]?.attempts.length === 2);
      expect(await deliveriesOf(client, endpoint)).toMatchObject([
        {
          eventId: event.id,
          status: 'delivered',
          nextAttemptAt: null,
          attempts: [{ statusCode: 500 }, { statusCode: 204 }],
        },
      ]);
    } finally {
      await prompt?.close();
      await late.close();
      await receiver.close();
      await database.remove();
    }
  });
});
