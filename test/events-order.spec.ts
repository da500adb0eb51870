import { createPostgres, createSqlite, describeEachDatabase, StoredDatabase } from './support/databases';
import { callNames, endCalls } from './support/ended-calls';
import { SetClock, startGateway, TestGateway } from './support/gateway';
import { Http } from './support/http';
import { describePostgres } from './support/postgres';
import { seededRandom } from './support/seeded-random';
import { createPhoneClient, PhoneClient } from './support/webhook-bench';

const SEED = 20_260_921;
const CALLBACKS = 240;
const AT_ONCE = 24;

interface Page {
  readonly callIds: string[];
  readonly timestamps: string[];
  readonly checkpoint: string | null;
}

async function readPage(http: Http, query: string, cursor: string | null): Promise<Page> {
  const { status, body } = await http.get(`/v1/events?${query}${cursor === null ? '' : `&cursor=${cursor}`}`);
  expect(status).toBe(200);
  const events = (body.data ?? []) as { timestamp: string; data: { call: { callId: string } } }[];
  return {
    callIds: events.map(({ data }) => data.call.callId),
    timestamps: events.map(({ timestamp }) => timestamp),
    checkpoint: typeof body.checkpoint === 'string' ? body.checkpoint : null,
  };
}

/** Everything from the beginning, page by page. */
async function readAll(http: Http, limit = 200): Promise<Page> {
  const all: { callIds: string[]; timestamps: string[] } = { callIds: [], timestamps: [] };
  let cursor: string | null = null;
  for (;;) {
    const page: Page = await readPage(http, `limit=${limit}`, cursor);
    if (page.callIds.length === 0) return { ...all, checkpoint: cursor };
    all.callIds.push(...page.callIds);
    all.timestamps.push(...page.timestamps);
    cursor = page.checkpoint;
  }
}

/** Many callbacks at once, on every gateway, while readers on every gateway follow their checkpoints. */
async function storm(gateways: readonly TestGateway[], clients: readonly PhoneClient[]) {
  const random = seededRandom(SEED);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  let isDone = false;

  const follow = async (http: Http): Promise<string[]> => {
    const seen: string[] = [];
    let cursor: string | null = null;
    for (;;) {
      const wasDone = isDone;
      const page: Page = await readPage(http, `limit=${1 + Math.floor(random() * 30)}`, cursor);
      seen.push(...page.callIds);
      cursor = page.checkpoint;
      if (wasDone && page.callIds.length === 0) return seen;
    }
  };
  const readers = clients.map((client) => gateways.map((gateway) => follow(gateway.as(client.key))));

  const sent = new Map(clients.map((client) => [client, [] as string[]]));
  let left = CALLBACKS;
  const write = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const client = pick(clients);
      const callIds = callNames(`call-${left}`, 1 + Math.floor(random() * 4));
      sent.get(client)?.push(...callIds);
      await endCalls(pick(gateways), client, callIds);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, write));
  isDone = true;
  const seen = await Promise.all(readers.map((ofClient) => Promise.all(ofClient)));
  return clients.map((client, index) => ({ client, sent: sent.get(client) ?? [], seen: seen[index] ?? [] }));
}

describeEachDatabase('a reader that follows its checkpoints while many callbacks come at once', (create) => {
  let database: StoredDatabase;
  let gateways: TestGateway[];

  beforeAll(async () => {
    database = await create();
    const first = await startGateway({ env: database.env });
    const others = create === createSqlite ? [] : [1, 2].map(() => startGateway({ env: database.env }));
    gateways = [first, ...(await Promise.all(others))];
  });

  afterAll(async () => {
    for (const gateway of gateways) await gateway.close();
    await database.remove();
  });

  it('misses no event and sees none twice, on any replica, in one order that never changes', async () => {
    const [first] = gateways;
    if (first === undefined) throw new Error('there is a gateway');
    const clients = [await createPhoneClient(first), await createPhoneClient(first)];

    for (const { client, sent, seen } of await storm(gateways, clients)) {
      expect(sent.length).toBeGreaterThan(CALLBACKS / 2);
      const { callIds, timestamps } = await readAll(client.http, 77);
      expect([...callIds].sort()).toEqual([...sent].sort());
      for (const ofReader of seen) expect(ofReader).toEqual(callIds);
      expect(timestamps).toEqual([...timestamps].sort());
    }
  });
});

describePostgres('events of two replicas whose clocks are ten minutes apart', () => {
  it('have times that never go back along the list, so that `since` and `until` cut it in two', async () => {
    const database = await createPostgres();
    const now = Date.UTC(2026, 8, 21, 10);
    const behind = await startGateway({ clock: new SetClock(now), env: database.env });
    const ahead = await startGateway({ clock: new SetClock(now + 600_000), env: database.env });
    try {
      const client = await createPhoneClient(behind);
      await expectTimesInOrder(client, async (callId, index) => {
        await endCalls(index % 3 === 1 ? ahead : behind, client, [callId]);
      });
    } finally {
      await behind.close();
      await ahead.close();
      await database.remove();
    }
  });
});

describe('events of a gateway whose clock is set back', () => {
  it('have times that never go back along the list, so that `since` and `until` cut it in two', async () => {
    const clock = new SetClock();
    const gateway = await startGateway({ clock });
    try {
      const client = await createPhoneClient(gateway);
      await expectTimesInOrder(client, async (callId, index) => {
        clock.advanceSeconds(index === 3 ? -600 : 1);
        await endCalls(gateway, client, [callId]);
      });
    } finally {
      await gateway.close();
    }
  });
});

async function expectTimesInOrder(
  { http }: PhoneClient,
  end: (callId: string, index: number) => Promise<void>,
): Promise<void> {
  const sent = callNames('call', 6);
  for (const [index, callId] of sent.entries()) await end(callId, index);
  const { callIds, timestamps } = await readAll(http);
  expect(callIds).toEqual(sent);
  expect(timestamps).toEqual([...timestamps].sort());
  expect(new Set(timestamps).size).toBeGreaterThan(1);
  for (const time of timestamps) {
    const since = await readPage(http, `since=${time}`, null);
    const until = await readPage(http, `until=${time}`, null);
    expect([...until.callIds, ...since.callIds]).toEqual(sent);
    expect(since.callIds).toEqual(sent.slice(timestamps.indexOf(time)));
  }
}
