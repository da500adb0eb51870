import { setTimeout as sleep } from 'node:timers/promises';
import { eventually, PNS_BINDS, sentBodies } from './support/bindings';
import { eventsOf, pnsRecord, push } from './support/callbacks';
import { CALLBACK_TOKEN } from './support/canaries';
import { Http, HttpResult } from './support/http';
import { describePostgres, hasRedis, REDIS_URL } from './support/postgres';
import { Replicas } from './support/replicas';

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
  let replicas: Replicas;

  beforeAll(async () => {
    replicas = await Replicas.start(REPLICAS, hasRedis ? { REDIS_URL } : {});
  });

  afterAll(() => replicas.remove());

  /** A new client, and itself at each of the replicas. */
  async function createClient(fields: Record<string, unknown> = {}) {
    const client = await replicas.createClient({ ...DRAFT, ...fields });
    return { ...client, at: replicas.urls.map((url) => new Http(url, client.key)) };
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
    expect(sentBodies(replicas.simulator, 'pns.bindAXB')).toHaveLength(1);
    for (const http of at) expect((await http.get('/v1/pns/bindings')).body.data).toHaveLength(1);
  });

  it('refuse a revoked key and a suspended client everywhere within a second', async () => {
    const [revoked, suspended] = [await createClient(), await createClient()];
    const statuses = async (): Promise<number[]> => {
      const answers = [...revoked.at, ...suspended.at].map((http) => http.get('/v1/pns/bindings'));
      return (await Promise.all(answers)).map(({ status }) => status);
    };
    expect(await statuses()).toEqual(Array(2 * REPLICAS).fill(200));
    await replicas.admin().delete(`${CLIENTS}/${revoked.id}/keys/${revoked.keyId}`);
    await replicas.admin().patch(`${CLIENTS}/${suspended.id}`, { status: 'suspended' });
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
        { callbackUrl: `${replicas.url(index)}/callbacks/${CALLBACK_TOKEN}` },
        'pns/call',
        pnsRecord({ callId: `call-${index}`, bindId: binding.upstreamId }),
      );
    expect((await report(0)).status).toBe(200);
    expect((await report(1)).status).toBe(200);
    await replicas.kill(0);
    expect((await report(2)).status).toBe(200);
    for (const survivor of at.slice(1)) {
      await eventually(async () => (await eventsOf({ http: survivor })).length === 3);
    }
  });
});
