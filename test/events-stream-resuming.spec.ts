import { createSqlite, describeEachDatabase, StoredDatabase } from './support/databases';
import { callNames, endCalls } from './support/ended-calls';
import { EventReader } from './support/event-reader';
import { startGateway, TestGateway } from './support/gateway';
import { seededRandom } from './support/seeded-random';
import { createPhoneClient, PhoneClient } from './support/webhook-bench';

const CALLBACKS = 150;
const WRITERS = 6;

describeEachDatabase('a reader whose connection breaks again and again while events come', (create) => {
  const random = seededRandom(17);
  let database: StoredDatabase;
  let gateways: TestGateway[];
  let client: PhoneClient;

  beforeAll(async () => {
    database = await create();
    const first = await startGateway({ env: database.env });
    const others = create === createSqlite ? [] : [await startGateway({ env: database.env })];
    gateways = [first, ...others];
    client = await createPhoneClient(first);
  });

  afterAll(async () => {
    for (const gateway of gateways) await gateway.close();
    await database.remove();
  });

  function anyGateway(): TestGateway {
    const gateway = gateways[Math.floor(random() * gateways.length)];
    if (gateway === undefined) throw new Error('there is a gateway');
    return gateway;
  }

  /** Lets calls end on any gateway, several callbacks at once. @returns the calls */
  async function write(): Promise<string[]> {
    const sent: string[] = [];
    let left = CALLBACKS;
    const writer = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        const callIds = callNames(`call-${left}`, 1 + Math.floor(random() * 3));
        sent.push(...callIds);
        await endCalls(anyGateway(), client, callIds);
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, writer));
    return sent;
  }

  it('resumes on any replica with nothing lost and nothing twice', async () => {
    await endCalls(anyGateway(), client, ['first']);
    const { body } = await client.http.get('/v1/events');
    let lastEventId = String(body.data?.[0]?.id);
    const seen: string[] = [];
    const state = { isDone: false };
    const writing = write().then((sent) => {
      state.isDone = true;
      return sent;
    });
    let connections = 0;

    /** Reads some events, and is cut off in the middle of the others. */
    const readSome = async (): Promise<number> => {
      const reader = await EventReader.open(anyGateway().url, client.key, { lastEventId });
      expect(reader.status).toBe(200);
      connections += 1;
      const wasDone = state.isDone;
      await reader.count(1 + Math.floor(random() * 12), wasDone ? 0.3 : 1).catch(() => undefined);
      reader.leave();
      const events = [...reader.events];
      seen.push(...events.map(({ data }) => String(data.call.callId)));
      lastEventId = events.at(-1)?.id ?? lastEventId;
      return wasDone ? events.length : -1;
    };
    while ((await readSome()) !== 0);

    const sent = await writing;
    expect([...seen].sort()).toEqual([...sent].sort());
    expect(connections).toBeGreaterThan(10);
  });
});
