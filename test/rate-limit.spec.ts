import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RateLimiter } from '../src/access/rate-limiter';
import { startGateway, TestClient, TestGateway } from './support/gateway';
import { HttpResult } from './support/http';
import { describeRedis, REDIS_URL } from './support/postgres';

const PATH = '/v1/pns/bindings';
const AWAY = 'Redis is away: this replica counts rate limits for itself';

async function ask(client: TestClient, times: number): Promise<HttpResult[]> {
  const answers: HttpResult[] = [];
  for (let round = 0; round < times; round += 1) answers.push(await client.http.get(PATH));
  return answers;
}

const statusesOf = (answers: readonly HttpResult[]): number[] => answers.map(({ status }) => status);

describe('rate limits', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway({ env: { RATE_LIMIT_PER_MINUTE: '3' } });
  });

  afterAll(() => gateway.close());

  it('tell with every answer what the limit is and what is left', async () => {
    const client = await gateway.createClient();
    const [first, second] = await ask(client, 2);
    expect(first?.headers.get('ratelimit-policy')).toBe('"client";q=3;w=60');
    expect(first?.headers.get('ratelimit')).toMatch(/^"client";r=2;t=(60|59)$/);
    expect(second?.headers.get('ratelimit')).toMatch(/^"client";r=1;t=(60|59)$/);
  });

  it('stand on error answers too, and those count', async () => {
    const client = await gateway.createClient({ scopes: [] });
    const [first] = await ask(client, 1);
    expect(first?.status).toBe(403);
    expect(first?.headers.get('ratelimit')).toMatch(/^"client";r=2;t=/);
  });

  it('end in 429 with Retry-After, and nothing reaches the upstream', async () => {
    const client = await gateway.createClient();
    await ask(client, 3);
    const { status, headers, body } = await client.http.get('/v1/interline/account');
    expect(status).toBe(429);
    expect(headers.get('ratelimit')).toMatch(/^"client";r=0;t=/);
    expect(body).toEqual({
      type: '/problems/rate-limited',
      title: 'Too many requests',
      status: 429,
      detail: 'The limit of requests per minute is reached.',
      instance: `urn:request:${headers.get('x-request-id') ?? ''}`,
      code: 'rate_limited',
      retryable: true,
      owner: 'caller',
    });
    const wait = Number(headers.get('retry-after'));
    expect(wait).toBeGreaterThanOrEqual(1);
    expect(wait).toBeLessThanOrEqual(60);
    expect(gateway.simulator.control.requests('interline.account')).toEqual([]);
  });

  it('count for each client, over all its keys', async () => {
    const one = await gateway.createClient();
    const other = await gateway.createClient();
    const { body } = await gateway.admin.post(`/v1/admin/clients/${one.id}/keys`);
    await ask(one, 3);
    expect((await gateway.as(String(body.key)).get(PATH)).status).toBe(429);
    expect((await other.http.get(PATH)).status).toBe(200);
  });

  it('follow the client’s own limit where it has one', async () => {
    const client = await gateway.createClient({ rateLimitPerMinute: 5 });
    const answers = await ask(client, 6);
    expect(statusesOf(answers)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers[0]?.headers.get('ratelimit-policy')).toBe('"client";q=5;w=60');
  });

  it('follow a change of the client’s limit at once, without starting to count anew', async () => {
    const client = await gateway.createClient({ rateLimitPerMinute: 1 });
    expect(statusesOf(await ask(client, 2))).toEqual([200, 429]);
    await gateway.admin.patch(`/v1/admin/clients/${client.id}`, { rateLimitPerMinute: 4 });
    expect(statusesOf(await ask(client, 3))).toEqual([200, 200, 429]);
  });

  it('do not hold for the operator, nor for pages that need no token', async () => {
    for (let round = 0; round < 5; round += 1) {
      const answer = await gateway.admin.get('/v1/admin/clients');
      expect(answer.status).toBe(200);
      expect(answer.headers.get('ratelimit')).toBeNull();
      expect((await gateway.anyone.get('/health/live')).status).toBe(200);
    }
  });
});

describeRedis('rate limits over Redis', () => {
  let folder: string;
  let one: TestGateway;
  let other: TestGateway;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nxg-test-'));
    const env = {
      DATABASE_URL: `sqlite:${join(folder, 'shared.sqlite')}`,
      REDIS_URL,
      RATE_LIMIT_PER_MINUTE: '4',
      TRUST_PROXY_CIDRS: '127.0.0.1',
    };
    one = await startGateway({ env });
    other = await startGateway({ env });
    while (!(await countTogether())) await new Promise((resolve) => setTimeout(resolve, 20));
  });

  afterAll(async () => {
    await one.close();
    await other.close();
    rmSync(folder, { recursive: true });
  });

  /** Whether both are connected by now: a budget that one took from is smaller for the other. */
  async function countTogether(): Promise<boolean> {
    const name = `probe:${randomUUID()}`;
    await one.app.get(RateLimiter).take(name, 10);
    return (await other.app.get(RateLimiter).take(name, 10)).remaining === 8;
  }

  it('are one budget for all replicas together', async () => {
    const client = await one.createClient();
    const there = { ...client, http: other.as(client.key) };
    expect(statusesOf(await ask(client, 2))).toEqual([200, 200]);
    const answers = await ask(there, 3);
    expect(statusesOf(answers)).toEqual([200, 200, 429]);
    expect(answers[0]?.headers.get('ratelimit')).toMatch(/^"client";r=1;t=(60|59)$/);
    expect((await client.http.get(PATH)).status).toBe(429);
  });

  it('limit failed authentications together too', async () => {
    const address = `2001:db8::${randomBytes(2).toString('hex')}:${randomBytes(2).toString('hex')}`;
    const headers = { 'x-forwarded-for': address };
    const failures: number[] = [];
    for (const gateway of [one, other, one, other, one, other]) {
      failures.push((await gateway.as('nobody').get(PATH, { headers })).status);
    }
    expect(failures).toEqual([401, 401, 401, 401, 429, 429]);
  });
});

describe('rate limits while Redis cannot be used', () => {
  it('are counted by the replica itself, and one warning says so', async () => {
    const gateway = await startGateway({
      env: { REDIS_URL: 'redis://127.0.0.1:1', RATE_LIMIT_PER_MINUTE: '3' },
    });
    try {
      const client = await gateway.createClient();
      expect(statusesOf(await ask(client, 4))).toEqual([200, 200, 200, 429]);
      // Long enough for several attempts to connect.
      await new Promise((resolve) => setTimeout(resolve, 700));
      expect(gateway.log.of(AWAY)).toEqual([expect.objectContaining({ level: 'warn' })]);
    } finally {
      await gateway.close();
    }
  });

  it('do not make requests wait for a Redis that accepts connections and says nothing', async () => {
    const silent = createServer((socket) => socket.resume());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const gateway = await startGateway({
      env: { REDIS_URL: `redis://127.0.0.1:${port}`, RATE_LIMIT_PER_MINUTE: '2' },
    });
    try {
      const client = await gateway.createClient();
      const startedAt = performance.now();
      expect(statusesOf(await ask(client, 3))).toEqual([200, 200, 429]);
      expect(performance.now() - startedAt).toBeLessThan(2000);
    } finally {
      await gateway.close();
      await new Promise((resolve) => silent.close(resolve));
    }
  });
});
