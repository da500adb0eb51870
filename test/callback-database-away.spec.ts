import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { eventually } from './support/bindings';
import { push, relayRecord } from './support/callbacks';
import { createPostgres } from './support/databases';
import { Http, HttpResult } from './support/http';
import { listEvents } from './support/listed-events';
import { describePostgres } from './support/postgres';
import { Receiver, TestEndpoint } from './support/receiver';
import { Owner, RestartableGateway } from './support/restartable-gateway';
import { seededRandom } from './support/seeded-random';
import { startTcpProxy, TcpProxy } from './support/tcp-proxy';
import { UpstreamLoad } from './support/upstream-load';

/** NXCloud is answered within this, whatever the database does; and a moment for the machine. */
const BOUND_MS = 10_000 + 1500;
/** A statement that hangs is given up after 16 s; what was broken is mended so soon after the database is back. */
const RECOVERY_SECONDS = 25;

describePostgres('while PostgreSQL is away', () => {
  let gateway: RestartableGateway;
  let proxy: TcpProxy;
  let receiver: Receiver;
  let owner: Owner;
  let endpoint: TestEndpoint;
  let databaseUrl: string;
  let calls = 0;

  beforeAll(async () => {
    gateway = await RestartableGateway.over(async () => {
      const database = await createPostgres();
      databaseUrl = database.env.DATABASE_URL ?? '';
      const url = new URL(databaseUrl);
      proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port) });
      url.port = String(proxy.port);
      return { ...database, env: { ...database.env, DATABASE_URL: url.href } };
    });
    receiver = await Receiver.start();
  });

  afterAll(async () => {
    await gateway.remove();
    await proxy.close();
    await receiver.close();
  });

  beforeEach(async () => {
    await gateway.start();
    owner = await gateway.createOwner();
    endpoint = await receiver.subscribe(await gateway.as(owner.key));
    expect(await pushRecord()).toMatchObject({ status: 200 });
    await endpoint.arrivals(1);
  });

  afterEach(async () => {
    await proxy.restore();
    await gateway.kill();
  });

  /** Pushes the record of a new call; tells how long the answer took. */
  async function pushRecord(): Promise<HttpResult & { durationMs: number; taskid: string }> {
    calls += 1;
    const taskid = `task-${calls}`;
    const { subid, numberX, taggedUserData } = owner;
    const record = relayRecord({ taskid, subid, rcaller: numberX, userData: taggedUserData });
    const begun = performance.now();
    const answer = await push({ callbackUrl: await gateway.callbackUrl() }, 'interline/cdr', record);
    return { ...answer, durationMs: performance.now() - begun, taskid };
  }

  async function expectRefusals(): Promise<void> {
    const refused = await Promise.all(Array.from({ length: 20 }, pushRecord));
    expect(refused.map(({ status, body }) => `${status} ${String(body.code)}`)).toEqual(
      refused.map(() => '503 upstream_unavailable'),
    );
    expect(refused.every(({ headers }) => Number(headers.get('retry-after')) > 0)).toBe(true);
    expect(Math.max(...refused.map(({ durationMs }) => durationMs))).toBeLessThan(BOUND_MS);
  }

  /** Nobody does anything but send callbacks, as NXCloud does. */
  async function expectRecovery(): Promise<void> {
    let taken: string | null = null;
    await eventually(async () => {
      const { status, taskid } = await pushRecord();
      if (status === 200) taken = taskid;
      return taken !== null;
    }, RECOVERY_SECONDS);
    await eventually(
      () => endpoint.webhooks.some(({ body }) => body.includes(`"${String(taken)}"`)),
      RECOVERY_SECONDS,
    );
    const http = await gateway.as(owner.key);
    const names = (await listEvents(http)).map(({ name }) => name);
    expect(names).toContain(`interline.call.completed ${String(taken)}`);
  }

  async function readiness(): Promise<number> {
    return (await new Http(await gateway.listening()).get('/health/ready')).status;
  }

  it('refuses callbacks with 503 when the server refuses connections, and takes them by itself when it is back', async () => {
    await proxy.refuse();
    await expectRefusals();
    expect(await readiness()).toBe(503);
    expect(gateway.isRunning).toBe(true);
    await proxy.restore();
    await expectRecovery();
    expect(await readiness()).toBe(200);
  });

  it('refuses callbacks within ten seconds when the server says nothing, and takes them by itself when it is back', async () => {
    const http = await gateway.as(owner.key);
    // In the middle of transactions: what they locked is locked until PostgreSQL gives them up.
    const underWay = Array.from({ length: 60 }, pushRecord);
    await Promise.race(underWay);
    proxy.hang();
    const begun = performance.now();
    const reads = Promise.all([http.get('/v1/events'), http.get('/v1/interline/bindings')]);
    await expectRefusals();
    await expectRefusals();
    const answered = (await Promise.all(underWay)).map(({ status }) => status);
    expect(answered.filter((status) => status !== 200 && status !== 503)).toEqual([]);
    // An application is told too, be it with an error.
    expect((await reads).map(({ status }) => status).filter((status) => status < 500)).toEqual([]);
    expect(performance.now() - begun).toBeLessThan(25_000);
    await proxy.restore();
    await expectRecovery();
  });

  it('outlives its connections being cut under load, and keeps what it acknowledged', async () => {
    const load = new UpstreamLoad({
      owners: () => [owner],
      callbackUrl: () => gateway.callbackUrl(),
      random: seededRandom(42),
      senders: 8,
      pauseMs: 5,
    });
    load.start();
    try {
      for (let cuts = 0; cuts < 10 && gateway.isRunning; cuts += 1) {
        await sleep(200);
        await cutConnections();
      }
    } finally {
      await load.stop();
    }
    expect(gateway.isRunning).toBe(true);
    expect([...load.answers.keys()].filter((answer) => answer !== 200 && answer !== 503)).toEqual([]);
    const names = (await listEvents(await gateway.as(owner.key))).map(({ name }) => name);
    expect([...load.acknowledgedTo(owner)].filter((name) => !names.includes(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('refuses callbacks and goes on being read when the database has become read-only', async () => {
    await administer(`alter database "${databaseName()}" set default_transaction_read_only = on`);
    try {
      await cutConnections();
      await eventually(async () => (await pushRecord()).status === 503);
      await expectRefusals();
      const http = await gateway.as(owner.key);
      expect((await http.get('/v1/events')).status).toBe(200);
      expect((await http.get('/v1/pns/bindings')).status).toBe(200);
    } finally {
      await administer(`alter database "${databaseName()}" reset default_transaction_read_only`, true);
    }
    await cutConnections();
    await expectRecovery();
  });

  function databaseName(): string {
    return new URL(databaseUrl).pathname.slice(1);
  }

  /** As an administrator of the server does, or a fail-over. */
  async function cutConnections(): Promise<void> {
    await administer(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name like 'nxcloud-gateway%'`,
    );
  }

  /** Speaks to PostgreSQL itself, without the proxy. */
  async function administer(statement: string, isReadOnly = false): Promise<void> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      if (isReadOnly) await client.query('set default_transaction_read_only = off');
      await client.query(statement);
    } finally {
      await client.end();
    }
  }
});
