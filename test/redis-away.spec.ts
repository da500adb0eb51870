import { eventually } from './support/bindings';
import { createSqlite, StoredDatabase } from './support/databases';
import { startGateway, TestGateway } from './support/gateway';
import { Http, HttpResult } from './support/http';
import { describeOwnRedis, OwnRedis } from './support/own-redis';

const PATH = '/v1/pns/bindings';
const LIMIT = 6;
const AWAY = 'Redis is away: this replica counts rate limits for itself';
const BACK = 'Redis is back: rate limits are shared again';

describeOwnRedis('two replicas whose Redis is away at the start, comes, goes and comes back', () => {
  let redis: OwnRedis;
  let database: StoredDatabase;
  let replicas: readonly TestGateway[];

  beforeAll(async () => {
    redis = await OwnRedis.prepare();
    database = await createSqlite();
    const env = { ...database.env, REDIS_URL: redis.url, RATE_LIMIT_PER_MINUTE: String(LIMIT) };
    replicas = [await startGateway({ env }), await startGateway({ env })];
  });

  afterAll(async () => {
    for (const replica of replicas) await replica.close();
    await redis.remove();
    await database.remove();
  });

  /** A new client, at each of the replicas. */
  async function createClient(draft: Record<string, unknown> = {}): Promise<Http[]> {
    const client = await replicas[0]?.createClient(draft);
    return replicas.map((replica) => replica.as(client?.key ?? ''));
  }

  /** How many of many requests were let through, each replica asked in turn. */
  async function letThrough(clients: readonly Http[]): Promise<number> {
    const answers: HttpResult[] = [];
    for (let round = 0; round < 2 * LIMIT; round += 1) {
      for (const http of clients) answers.push(await http.get(PATH));
    }
    expect(answers.filter(({ status }) => status !== 200 && status !== 429)).toEqual([]);
    return answers.filter(({ status }) => status === 200).length;
  }

  const logged = (message: string): number[] => replicas.map(({ log }) => log.of(message).length);

  it('start without it, limit each for itself, and warn once', async () => {
    expect(await letThrough(await createClient())).toBe(2 * LIMIT);
    await eventually(() => logged(AWAY).every((lines) => lines > 0));
    expect(await letThrough(await createClient())).toBe(2 * LIMIT);
    expect(logged(AWAY)).toEqual([1, 1]);
  });

  it('share the limit when it comes, and say so', async () => {
    await redis.start();
    await eventually(() => logged(BACK).every((lines) => lines === 1));
    expect(await letThrough(await createClient())).toBe(LIMIT);
  });

  it('fail no request while it goes, limit each for itself, and warn once', async () => {
    const [busy] = await createClient({ rateLimitPerMinute: 1_000_000 });
    const statuses: number[] = [];
    const stopped = redis.stop();
    await eventually(async () => {
      statuses.push((await busy?.get(PATH))?.status ?? 0);
      return logged(AWAY).every((lines) => lines === 2);
    });
    await stopped;
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await letThrough(await createClient())).toBe(2 * LIMIT);
    expect(logged(AWAY)).toEqual([2, 2]);
  });

  it('share the limit again when it is back, and say so', async () => {
    await redis.start();
    await eventually(() => logged(BACK).every((lines) => lines === 2));
    expect(await letThrough(await createClient())).toBe(LIMIT);
  });

  it('do not wait for it at every request when it says nothing any more, and warn of that too', async () => {
    redis.pause();
    await eventually(async () => {
      await letThrough(await createClient());
      return logged(AWAY).every((lines) => lines === 3);
    });
    const begun = performance.now();
    expect(await letThrough(await createClient())).toBe(2 * LIMIT);
    expect((performance.now() - begun) / (4 * LIMIT)).toBeLessThan(200);
    redis.resume();
    await eventually(() => logged(BACK).every((lines) => lines === 3));
    expect(await letThrough(await createClient())).toBe(LIMIT);
  });
});
