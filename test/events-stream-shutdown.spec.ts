import { Drain } from '../src/common/drain';
import { eventually } from './support/bindings';
import { describeEachDatabase, StoredDatabase } from './support/databases';
import { endCalls } from './support/ended-calls';
import { EventReader } from './support/event-reader';
import { startGateway, TestGateway } from './support/gateway';
import { RestartableGateway } from './support/restartable-gateway';
import { createPhoneClient, PhoneClient } from './support/webhook-bench';

/** Less than a shutdown waits for requests under way. */
const PROMPT_MS = 1000;

describeEachDatabase('the streams of a gateway that shuts down', (create) => {
  let database: StoredDatabase;
  let gateway: TestGateway;
  let client: PhoneClient;
  let drain: Drain;

  beforeEach(async () => {
    database = await create();
    gateway = await startGateway({ env: database.env });
    client = await createPhoneClient(gateway);
    drain = gateway.app.get(Drain);
  });

  afterEach(async () => {
    await gateway.close();
    await database.remove();
  });

  const open = (lastEventId?: string): Promise<EventReader> =>
    EventReader.open(gateway.url, client.key, { lastEventId });

  async function waitForRequests(): Promise<number> {
    const begun = performance.now();
    await drain.whenIdle(3000);
    return performance.now() - begun;
  }

  it('end at once, and what is under way is over with them', async () => {
    const readers = [await open(), await open(), await open()];
    drain.begin();
    for (const reader of readers) expect(await reader.over()).toBeLessThan(1);
    expect(readers.map(({ ending }) => ending)).toEqual(['ended', 'ended', 'ended']);
    expect(await waitForRequests()).toBeLessThan(PROMPT_MS);
  });

  it('do not delay it when their readers left before', async () => {
    const readers = [await open(), await open(), await open()];
    for (const reader of readers) reader.leave();
    const leases = (): Promise<unknown[]> => database.rows('select id from stream_leases');
    await eventually(async () => (await leases()).length === 0);
    drain.begin();
    expect(await waitForRequests()).toBeLessThan(PROMPT_MS);
  });

  it('do not begin any more, and the reader comes again elsewhere without having lost anything', async () => {
    await endCalls(gateway, client, ['first', 'second']);
    const [first] = (await client.http.get('/v1/events?limit=1')).body.data ?? [];
    drain.begin();
    const refused = await open(String(first?.id));
    await refused.over();
    expect(refused.events.length).toBeLessThan(2);
    expect(await waitForRequests()).toBeLessThan(PROMPT_MS);

    const next = await startGateway({ env: database.env });
    const reader = await EventReader.open(next.url, client.key, { lastEventId: String(first?.id) });
    await reader.count(1);
    expect(reader.callIds).toEqual(['second']);
    await next.close();
  });
});

describeEachDatabase('a gateway with open streams', (create) => {
  it('ends promptly on SIGTERM, gives every reader an end, and every place back', async () => {
    const restartable = await RestartableGateway.over(create);
    try {
      await restartable.start();
      const { key } = await restartable.createOwner();
      const url = await restartable.listening();
      const readers = await Promise.all([1, 2, 3, 4].map(() => EventReader.open(url, key)));
      const { code, seconds } = await restartable.terminate();
      expect(readers.map(({ ending }) => ending)).toEqual(readers.map(() => 'ended'));
      expect([code, seconds < 4]).toEqual([0, true]);
      expect(await restartable.database.rows('select id from stream_leases')).toEqual([]);
    } finally {
      await restartable.remove();
    }
  });
});
