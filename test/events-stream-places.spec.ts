import { request } from 'node:http';
import { connect } from 'node:net';
import { eventually } from './support/bindings';
import { createPostgres, describeEachDatabase, StoredDatabase } from './support/databases';
import { EventReader } from './support/event-reader';
import { SetClock, startGateway, TestClient, TestGateway } from './support/gateway';
import { describePostgres } from './support/postgres';
import { RestartableGateway } from './support/restartable-gateway';
import { seededRandom } from './support/seeded-random';

const PLACES = 5;

const readers: EventReader[] = [];
afterEach(() => {
  readers.splice(0).forEach((reader) => {
    reader.leave();
  });
});

async function open({ url }: { url: string }, { key }: { key: string }, count = 1): Promise<EventReader[]> {
  const opened = await Promise.all(Array.from({ length: count }, () => EventReader.open(url, key)));
  readers.push(...opened);
  return opened;
}

const statuses = (opened: readonly EventReader[]): number[] => opened.map(({ status }) => status).sort();

/** One more than a client may have: five streams, and who is refused. */
const ALL_BUT_ONE = [...Array.from({ length: PLACES }, () => 200), 429];

async function expectFull(gateway: TestGateway, client: TestClient): Promise<void> {
  expect(statuses(await open(gateway, client))).toEqual([429]);
}

/** Waits until there is a place, for no longer than leaving may take. */
async function untilFree(gateway: TestGateway, client: TestClient): Promise<void> {
  await eventually(async () => (await open(gateway, client))[0]?.status === 200);
}

describeEachDatabase('the streams of a client', (create) => {
  let database: StoredDatabase;
  let gateway: TestGateway;

  beforeAll(async () => {
    database = await create();
    gateway = await startGateway({ env: database.env });
  });

  afterAll(async () => {
    await gateway.close();
    await database.remove();
  });

  it('are five at most, also when they are opened at once, and the sixth is told when to come again', async () => {
    const client = await gateway.createClient();
    expect(statuses(await open(gateway, client, PLACES + 1))).toEqual(ALL_BUT_ONE);
    const [refused] = await open(gateway, client);
    expect(refused?.body).toMatchObject({
      status: 429,
      code: 'rate_limited',
      retryable: true,
      owner: 'caller',
    });
    expect(Number(refused?.response.headers['retry-after'])).toBeGreaterThan(0);
    expect(statuses(await open(gateway, await gateway.createClient()))).toEqual([200]);
  });

  it('are counted for the client, whichever of its keys opens them', async () => {
    const client = await gateway.createClient();
    const { body } = await gateway.admin.post(`/v1/admin/clients/${client.id}/keys`);
    await open(gateway, client, PLACES);
    expect(statuses(await open(gateway, { key: String(body.key) }))).toEqual([429]);
  });

  it('leave a place free when a reader leaves', async () => {
    const client = await gateway.createClient();
    const opened = await open(gateway, client, PLACES);
    await expectFull(gateway, client);
    for (const reader of opened.slice(0, 2)) reader.leave();
    await untilFree(gateway, client);
    await untilFree(gateway, client);
    await expectFull(gateway, client);
  });

  it('are no matter of HEAD requests, which are answered at once and take no place', async () => {
    const client = await gateway.createClient();
    const answers = await Promise.all(Array.from({ length: PLACES }, () => askForHead(gateway, client)));
    expect(answers).not.toContain('no answer');
    expect(statuses(await open(gateway, client, PLACES))).toEqual(ALL_BUT_ONE.slice(0, PLACES));
  });

  it('leave no place taken by readers that leave while they are let in', async () => {
    const client = await gateway.createClient();
    const random = seededRandom(4711);
    for (let time = 0; time < 60; time += 1) await comeAndGo(gateway, client, random() * 12);
    const leases = (): Promise<unknown[]> =>
      database.rows(`select * from stream_leases where client_id = '${client.id}'`);
    await eventually(() => staysTrue(async () => (await leases()).length === 0)).catch(() => undefined);
    expect(await leases()).toEqual([]);
    expect(statuses(await open(gateway, client, PLACES))).toEqual(ALL_BUT_ONE.slice(0, PLACES));
  });
});

/** Whether it holds for a while: the last of them may still be on its way in. */
async function staysTrue(holds: () => Promise<boolean>): Promise<boolean> {
  for (let look = 0; look < 10; look += 1) {
    if (!(await holds())) return false;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return true;
}

/** How a HEAD request for the stream goes: a status, or that nothing came for a second. */
function askForHead({ port }: TestGateway, { key }: TestClient): Promise<number | 'no answer'> {
  return new Promise((resolve) => {
    const head = request(
      {
        port,
        host: '127.0.0.1',
        path: '/v1/events/stream',
        method: 'HEAD',
        headers: { authorization: `Bearer ${key}` },
      },
      ({ statusCode = 0 }) => {
        resolve(statusCode);
      },
    );
    head.on('error', () => undefined).end();
    head.setTimeout(1000, () => {
      resolve('no answer');
    });
  });
}

/** Asks for a stream and is gone so many milliseconds later. */
async function comeAndGo({ port }: TestGateway, { key }: TestClient, milliseconds: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  const head = ['GET /v1/events/stream HTTP/1.1', 'Host: gateway', `Authorization: Bearer ${key}`];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  await new Promise((resolve) => socket.once('close', resolve).resetAndDestroy());
}

describePostgres('the streams of a client over two replicas', () => {
  let database: StoredDatabase;
  let first: TestGateway;
  let second: TestGateway;

  beforeAll(async () => {
    database = await createPostgres();
    first = await startGateway({ env: database.env });
    second = await startGateway({ env: database.env });
  });

  afterAll(async () => {
    await first.close();
    await second.close();
    await database.remove();
  });

  it('are five together, and a place that is left on one is free on the other', async () => {
    const client = await first.createClient();
    const opened = await open(first, client, 3);
    await open(second, client, 2);
    await expectFull(first, client);
    await expectFull(second, client);
    opened[0]?.leave();
    await untilFree(second, client);
    await expectFull(first, client);
  });

  it('are five together when both are asked at once', async () => {
    const client = await second.createClient();
    const opened = await Promise.all([open(first, client, 6), open(second, client, 6)]);
    expect(opened.flat().filter(({ status }) => status === 200)).toHaveLength(PLACES);
  });
});

describeEachDatabase('the streams of a gateway that was killed', (create) => {
  it('hold their places for 45 seconds and no longer', async () => {
    const killed = await RestartableGateway.over(create);
    try {
      await killed.start();
      const client = await killed.createOwner();
      const url = await killed.listening();
      expect(statuses(await open({ url }, client, PLACES + 1))).toEqual(ALL_BUT_ONE);
      await killed.kill();

      const clock = new SetClock();
      const next = await startGateway({ clock, env: killed.database.env });
      try {
        expect(statuses(await open(next, client))).toEqual([429]);
        clock.advanceSeconds(45);
        expect(statuses(await open(next, client, PLACES + 1))).toEqual(ALL_BUT_ONE);
      } finally {
        await next.close();
      }
    } finally {
      await killed.remove();
    }
  });
});
