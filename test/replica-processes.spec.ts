import { setTimeout as sleep } from 'node:timers/promises';
import { Simulator, startSimulator } from '../sandbox/simulator/start-simulator';
import { eventually, PNS_BINDS, sentBodies } from './support/bindings';
import { eventsOf, pnsRecord, push } from './support/callbacks';
import { ADMIN_KEY, CALLBACK_TOKEN } from './support/canaries';
import { createPostgres, StoredDatabase } from './support/databases';
import { environmentFor } from './support/gateway';
import { Http, HttpResult } from './support/http';
import { describePostgres, hasRedis, REDIS_URL } from './support/postgres';
import { spawnGateway, SpawnedGateway } from './support/spawned-gateway';

const REPLICAS = 3;
const AXB = '/v1/pns/bindings/axb';
const CLIENTS = '/v1/admin/clients';
const DRAFT = {
  name: 'courier',
  scopes: ['pns:read', 'pns:write', 'events:read'],
  businessPhones: [],
  interlineNumbers: [],
};
/** Within which a revocation must be in force everywhere. */
const SECOND_MS = 1000;

describePostgres('three processes that start at one moment over an empty PostgreSQL', () => {
  let database: StoredDatabase;
  let simulator: Simulator;
  let processes: SpawnedGateway[] = [];
  let urls: string[] = [];

  beforeAll(async () => {
    database = await createPostgres();
    simulator = await startSimulator();
    const env = {
      ...environmentFor(simulator.url, simulator.credentials),
      ...database.env,
      ...(hasRedis ? { REDIS_URL } : {}),
    };
    processes = Array.from({ length: REPLICAS }, () => spawnGateway(env));
    const lines = await Promise.all(processes.map((gateway) => gateway.logged('listening')));
    urls = lines.map(({ url }) => String(url));
  });

  afterAll(async () => {
    for (const { child } of processes) child.kill('SIGKILL');
    await Promise.all(processes.map(({ exit }) => exit));
    await simulator.close();
    await database.remove();
  });

  const admin = (): Http => new Http(urls[0] ?? '', ADMIN_KEY);

  /** A new client, and itself at each of the replicas. */
  async function createClient(fields: Record<string, unknown> = {}) {
    const client = await admin().post(CLIENTS, { ...DRAFT, ...fields });
    const id = String(client.body.id);
    const { body: key } = await admin().post(`${CLIENTS}/${id}/keys`);
    return { id, keyId: String(key.id), at: urls.map((url) => new Http(url, String(key.key))) };
  }

  /** Sends the same again and again to all of them at once. */
  function storm(clients: readonly Http[], send: (http: Http) => Promise<HttpResult>): Promise<HttpResult[]> {
    return Promise.all(Array.from({ length: 10 }, () => clients.map(send)).flat());
  }

  it('make one binding of one idempotency key, however they are asked', async () => {
    const { at } = await createClient();
    const answers = await storm(at, (http) => http.post(AXB, PNS_BINDS.axb, { 'idempotency-key': 'one' }));
    const made = answers.filter(({ status }) => status === 201);
    expect(made.length).toBeGreaterThan(0);
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
    const others = answers.filter(({ status }) => status !== 201);
    expect(others.map(({ body }) => body.code)).toEqual(others.map(() => 'idempotency_in_flight'));
    expect(sentBodies(simulator, 'pns.bindAXB')).toHaveLength(1);
    for (const http of at) expect((await http.get('/v1/pns/bindings')).body.data).toHaveLength(1);
  });

  it('refuse a revoked key and a suspended client everywhere within a second', async () => {
    const [revoked, suspended] = [await createClient(), await createClient()];
    const statuses = async (): Promise<number[]> => {
      const answers = [...revoked.at, ...suspended.at].map((http) => http.get('/v1/pns/bindings'));
      return (await Promise.all(answers)).map(({ status }) => status);
    };
    expect(await statuses()).toEqual(Array(2 * REPLICAS).fill(200));
    await admin().delete(`${CLIENTS}/${revoked.id}/keys/${revoked.keyId}`);
    await admin().patch(`${CLIENTS}/${suspended.id}`, { status: 'suspended' });
    await sleep(SECOND_MS);
    expect(await statuses()).toEqual(Array(2 * REPLICAS).fill(401));
  });

  (hasRedis ? it : it.skip)('count one budget for a client, over Redis', async () => {
    const { at } = await createClient({ rateLimitPerMinute: 12 });
    const answers = await storm(at, (http) => http.get('/v1/pns/bindings'));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(12);
  });

  it('show a client the events of its calls, whichever of them took the record, also after one is killed', async () => {
    const { at } = await createClient();
    const [http] = at as [Http];
    const { body: binding } = await http.post(AXB, PNS_BINDS.axb);
    const report = (index: number): Promise<HttpResult> =>
      push(
        { callbackUrl: `${urls[index] ?? ''}/callbacks/${CALLBACK_TOKEN}` },
        'pns/call',
        pnsRecord({ callId: `call-${index}`, bindId: binding.upstreamId }),
      );
    expect((await report(0)).status).toBe(200);
    expect((await report(1)).status).toBe(200);
    const victim = processes[0];
    victim?.child.kill('SIGKILL');
    await victim?.exit;
    expect((await report(2)).status).toBe(200);
    for (const survivor of at.slice(1)) {
      await eventually(async () => (await eventsOf({ http: survivor })).length === 3);
    }
  });
});
