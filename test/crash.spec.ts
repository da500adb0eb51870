import { Simulator, startSimulator } from '../sandbox/simulator/start-simulator';
import { eventually, PNS_BINDS, sentBodies } from './support/bindings';
import { ADMIN_KEY } from './support/canaries';
import { CreateDatabase, createPostgres, createSqlite, StoredDatabase } from './support/databases';
import { environmentFor } from './support/gateway';
import { Http } from './support/http';
import { hasPostgres } from './support/postgres';
import { spawnGateway, SpawnedGateway } from './support/spawned-gateway';

/** The lease of an attempt is the total time-out and ten seconds. */
const TOTAL_TIMEOUT_MS = 1500;
const LEASE_SECONDS = 11.5;
const XYB = '/v1/pns/bindings/xyb';
const KEY = { 'Idempotency-Key': 'order-4711' };

describe('a gateway that is killed after NXCloud has bound and before it has answered', () => {
  const onSqlite = it.concurrent;
  const onPostgres = hasPostgres ? it.concurrent : it.concurrent.skip;

  onSqlite('leaves one binding that the same key settles, on SQLite', () => tell(createSqlite));
  onPostgres('leaves one binding that the same key settles, on PostgreSQL', () => tell(createPostgres));
});

async function tell(create: CreateDatabase): Promise<void> {
  const database = await create();
  const simulator = await startSimulator();
  const gateways: SpawnedGateway[] = [];
  const start = async (): Promise<string> => {
    const gateway = spawnGateway(settings(simulator, database));
    gateways.push(gateway);
    return String((await gateway.logged('listening')).url);
  };
  try {
    const doomedUrl = await start();
    const key = await createKey(new Http(doomedUrl, ADMIN_KEY));
    simulator.control.addFault({
      match: { operation: 'pns.bindXYB' },
      when: 'after',
      action: { type: 'hang' },
    });
    const begun = performance.now();
    const lost = new Http(doomedUrl, key).post(XYB, PNS_BINDS.xyb, KEY).then(
      () => 'answered',
      () => 'lost',
    );
    await eventually(() => simulator.control.bindings().pns.length === 1);
    await Promise.all(gateways.map(kill));
    expect(await lost).toBe('lost');

    const http = new Http(await start(), key);
    const [left, ...others] = (await http.get('/v1/pns/bindings')).body.data ?? [];
    expect(others).toEqual([]);
    expect(left).toMatchObject({ status: 'pending', upstreamId: null });
    expect((await http.post(XYB, PNS_BINDS.xyb, KEY)).body.code).toBe('idempotency_in_flight');
    const read = async (): Promise<unknown> =>
      (await http.get(`/v1/pns/bindings/${String(left?.id)}`)).body.status;
    await eventually(async () => (await read()) !== 'pending');
    expect(await read()).toBe('unknown');
    expect(performance.now() - begun).toBeGreaterThan(LEASE_SECONDS * 1000);

    const settled = await http.post(XYB, PNS_BINDS.xyb, KEY);
    const [atNXCloud, ...second] = simulator.control.bindings().pns;
    expect(second).toEqual([]);
    expect(settled.status).toBe(201);
    expect(settled.body).toMatchObject({ id: left?.id, status: 'active', upstreamId: atNXCloud?.bindId });
    const [first, repeat] = sentBodies(simulator, 'pns.bindXYB');
    expect(repeat).toEqual(first);
    const replay = await http.post(XYB, PNS_BINDS.xyb, KEY);
    expect({ text: replay.text, replayed: replay.headers.get('idempotent-replayed') }).toEqual({
      text: settled.text,
      replayed: 'true',
    });
  } finally {
    await Promise.all(gateways.map(kill));
    await simulator.close();
    await database.remove();
  }
}

/** Ends a process as a crash does: nothing of it runs any more when this returns. */
async function kill({ child, exit }: SpawnedGateway): Promise<void> {
  child.kill('SIGKILL');
  await exit;
}

function settings(simulator: Simulator, database: StoredDatabase) {
  return {
    ...environmentFor(simulator.url, simulator.credentials),
    ...database.env,
    UPSTREAM_ATTEMPT_TIMEOUT_MS: String(TOTAL_TIMEOUT_MS),
    UPSTREAM_TOTAL_TIMEOUT_MS: String(TOTAL_TIMEOUT_MS),
  };
}

async function createKey(admin: Http): Promise<string> {
  const draft = { scopes: ['pns:read', 'pns:write'], businessPhones: [], interlineNumbers: [] };
  const client = await admin.post('/v1/admin/clients', { name: 'crash', ...draft });
  const { body } = await admin.post(`/v1/admin/clients/${String(client.body.id)}/keys`);
  return String(body.key);
}
