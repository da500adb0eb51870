import { setTimeout as sleep } from 'node:timers/promises';
import { startGateway, TestClient, TestGateway } from './support/gateway';
import { HttpResult } from './support/http';
import { Script, ScriptedUpstream, startScriptedUpstream } from './support/scripted-upstream';
import { SUCCESS } from './support/upstream-answers';
import { UPSTREAM_CALLS } from './support/upstream-calls';

let upstream: ScriptedUpstream;
let gateway: TestGateway;
let client: TestClient;
let underWay = 0;
let mostUnderWay = 0;

/** Answers calling after so long; the others at once. */
function slow(ms: number): Script {
  return async ({ target }) => {
    if (!target.startsWith('/api/wa/')) return SUCCESS;
    underWay += 1;
    mostUnderWay = Math.max(mostUnderWay, underWay);
    await sleep(ms);
    underWay -= 1;
    return SUCCESS;
  };
}

const readNumber = (): Promise<HttpResult> => UPSTREAM_CALLS['calling get'](client);
const together = (count: number): Promise<HttpResult[]> =>
  Promise.all(Array.from({ length: count }, () => readNumber()));

beforeAll(async () => {
  upstream = await startScriptedUpstream();
  gateway = await startGateway({
    upstreamUrl: upstream.url,
    env: { UPSTREAM_MAX_CONCURRENCY: '2', UPSTREAM_TOTAL_TIMEOUT_MS: '1500' },
  });
  client = await gateway.createClient();
});

afterAll(async () => {
  await gateway.close();
  await upstream.close();
});

beforeEach(() => {
  mostUnderWay = 0;
  upstream.forget();
});

describe('requests to one product', () => {
  it('run only so many at once; the others wait their turn and succeed', async () => {
    upstream.play(slow(40));

    const results = await together(10);

    expect(results.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(mostUnderWay).toBe(2);
  });

  it('do not hold up those to another', async () => {
    upstream.play(slow(1000));
    const slowOnes = together(4);
    await sleep(50);
    const startedAt = performance.now();

    const { status } = await UPSTREAM_CALLS['interline account'](client);

    expect(status).toBe(200);
    expect(performance.now() - startedAt).toBeLessThan(900);
    await slowOnes;
  });

  it('that find no place in time are answered 503, with Retry-After, and never sent', async () => {
    upstream.play(slow(2500));

    const results = await together(12);

    // One that came a moment later may get the place of one that has just given up: it was sent, and times out.
    const sent = results.filter(({ status }) => status === 504);
    const refused = results.filter(({ body }) => body.code === 'upstream_unavailable');
    expect(refused.length).toBeGreaterThan(0);
    expect(sent.length + refused.length).toBe(12);
    // No more than these: one that gives up while its bytes are on the way may not have arrived yet.
    expect(upstream.requests.length).toBeLessThanOrEqual(sent.length);
    expect(refused.some(({ body }) => !('upstream' in body))).toBe(true);
    for (const { status, headers } of refused) {
      expect(status).toBe(503);
      expect(headers.get('retry-after')).toBe('1');
    }
  });

  it('find a free place again afterwards', async () => {
    upstream.play(slow(10));

    expect(await readNumber()).toMatchObject({ status: 200 });
  });
});
