import { bindRelay, eventsOf, push, relayRecord } from './support/callbacks';
import { describeEachDatabase, StoredDatabase } from './support/databases';
import { startGateway, TestClient, TestGateway } from './support/gateway';
import { HttpResult } from './support/http';
import { Receiver, TestEndpoint } from './support/receiver';
import { Refusal, refuse } from './support/refusing-database';

const TABLES = ['callback_records', 'callbacks', 'event_counters', 'events', 'deliveries'] as const;
const REFUSALS: Refusal[] = [
  ...TABLES.map((table): Refusal => ({ table, at: 'insert' })),
  { table: 'callbacks', at: 'commit' },
];

describeEachDatabase('a store that refuses callbacks', (create) => {
  let database: StoredDatabase;
  let gateway: TestGateway;
  let receiver: Receiver;
  let client: TestClient;
  let endpoint: TestEndpoint;
  let subid: string;
  let calls = 0;

  beforeAll(async () => {
    database = await create();
    gateway = await startGateway({
      env: { ...database.env, WEBHOOK_ALLOW_HTTP: 'true', WEBHOOK_ALLOWED_CIDRS: '127.0.0.0/8' },
    });
    receiver = await Receiver.start();
    client = await gateway.createClient();
    endpoint = await receiver.subscribe(client.http);
    ({ subid } = await bindRelay(client));
  });

  afterAll(async () => {
    await gateway.close();
    await receiver.close();
    await database.remove();
  });

  /** Pushes the record of a call, a new one unless told otherwise. */
  function pushRecord(taskid = newCall()): Promise<HttpResult> {
    return push(gateway, 'interline/cdr', relayRecord({ taskid, subid }));
  }

  function newCall(): string {
    calls += 1;
    return `task-${calls}`;
  }

  /** How many rows each table has that callbacks are stored in. */
  async function counts(): Promise<Record<string, unknown>> {
    const [row = {}] = await database.rows(
      `select ${TABLES.map((table) => `(select count(*) from ${table}) as ${table}`).join(', ')},
        (select max(last_position) from event_counters) as position`,
    );
    return row;
  }

  describe.each(REFUSALS)('at $at, of $table', (refusal) => {
    it('is answered 503 with Retry-After, leaves nothing behind, and is taken when it is sent again', async () => {
      // The counter's row is there from the first event on.
      expect((await pushRecord()).status).toBe(200);
      const taskid = newCall();
      const before = await counts();
      const end = await refuse(gateway, refusal);
      try {
        expectRefused(await pushRecord(taskid));
        expect(await counts()).toEqual(before);
      } finally {
        await end();
      }
      expect((await pushRecord(taskid)).status).toBe(200);
      expect(await eventsOf(client, `callId=${taskid}`)).toHaveLength(1);
    });
  });

  it('goes on being read, and tells its events, while it refuses to store', async () => {
    const end = await refuse(gateway, { table: 'callbacks', at: 'insert' });
    try {
      expectRefused(await pushRecord());
      expect((await client.http.get('/v1/events')).status).toBe(200);
      expect((await client.http.get('/v1/pns/bindings')).status).toBe(200);
      expect((await client.http.get('/v1/interline/bindings')).body.data).toHaveLength(1);
    } finally {
      await end();
    }
  });

  it('refuses a hundred at once in a moment, and takes every one of them afterwards', async () => {
    const taskids = Array.from({ length: 100 }, newCall);
    const end = await refuse(gateway, { table: 'events', at: 'insert' });
    const begun = performance.now();
    try {
      const refused = await Promise.all(taskids.map((taskid) => pushRecord(taskid)));
      refused.forEach(expectRefused);
      expect(performance.now() - begun).toBeLessThan(10_000);
    } finally {
      await end();
    }
    const taken = await Promise.all(taskids.map((taskid) => pushRecord(taskid)));
    expect(taken.map(({ status }) => status)).toEqual(taskids.map(() => 200));
    const stored = new Set((await eventsOf(client)).map(callIdOf));
    expect(taskids.filter((taskid) => !stored.has(taskid))).toEqual([]);
  });

  it('loses no callback because of another one that it refuses', async () => {
    const taskids = Array.from({ length: 30 }, newCall);
    const [refused = ''] = taskids.slice(10);
    const end = await refuse(gateway, { table: 'callbacks', at: 'insert', callId: refused });
    try {
      const answers = await Promise.all(taskids.map((taskid) => pushRecord(taskid)));
      const expected = taskids.map((taskid) => (taskid === refused ? 503 : 200));
      expect(answers.map(({ status }) => status)).toEqual(expected);
    } finally {
      await end();
    }
  });

  it('delivers what it takes after a refusal', async () => {
    const end = await refuse(gateway, { table: 'deliveries', at: 'insert' });
    await pushRecord();
    await end();
    const arrived = endpoint.webhooks.length;
    expect((await pushRecord()).status).toBe(200);
    await endpoint.arrivals(arrived + 1);
  });
});

function callIdOf(event: Record<string, unknown>): string {
  return (event.data as { call: { callId: string } }).call.callId;
}

function expectRefused({ status, body, headers }: HttpResult): void {
  expect({ status, code: body.code }).toEqual({ status: 503, code: 'upstream_unavailable' });
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
}
