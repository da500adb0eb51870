import { setTimeout as sleep } from 'node:timers/promises';
import { startGateway, TestClient, TestGateway } from './support/gateway';
import { HttpResult } from './support/http';
import { ScriptedUpstream, startScriptedUpstream } from './support/scripted-upstream';
import { bare, SUCCESS } from './support/upstream-answers';
import { UPSTREAM_CALLS } from './support/upstream-calls';

describe('an upstream that is down, while its only place is taken', () => {
  let upstream: ScriptedUpstream;
  let gateway: TestGateway;
  let client: TestClient;

  beforeEach(async () => {
    upstream = await startScriptedUpstream();
    gateway = await startGateway({
      upstreamUrl: upstream.url,
      env: { UPSTREAM_MAX_CONCURRENCY: '1', UPSTREAM_MAX_RETRIES: '1' },
    });
    client = await gateway.createClient();
  });
  afterEach(async () => {
    await gateway.close();
    await upstream.close();
  });

  const ask = (): Promise<HttpResult> => UPSTREAM_CALLS['calling get'](client);

  /** So many calls, each sent once: the upstream asks for more patience than a call has. */
  async function failInTurn(count: number): Promise<void> {
    upstream.play(() => bare(503, { 'Retry-After': '600' }));
    for (let done = 0; done < count; done += 1) await ask();
  }

  async function expectRefusalAtOnce(): Promise<void> {
    const startedAt = performance.now();
    const { status, body, headers } = await ask();
    expect(performance.now() - startedAt).toBeLessThan(500);
    expect([status, body.code]).toEqual([503, 'upstream_unavailable']);
    expect(headers.get('retry-after')).toBe('5');
  }

  it('answers at once while the call that opened the circuit waits for its repeat', async () => {
    await failInTurn(19);
    upstream.play(() => bare(503, { 'Retry-After': '1' }));
    const last = ask();
    await sleep(200);
    expect(upstream.requests).toHaveLength(20);

    await expectRefusalAtOnce();

    expect((await last).status).toBe(503);
    expect(upstream.requests).toHaveLength(20);
  });

  it('answers those in line at once when the circuit opens before their turn', async () => {
    await failInTurn(19);
    upstream.play(async () => {
      await sleep(300);
      return bare(503, { 'Retry-After': '600' });
    });

    const results = await Promise.all([ask(), ask(), ask(), ask()]);

    expect(results.map(({ status }) => status)).toEqual([503, 503, 503, 503]);
    expect(upstream.requests).toHaveLength(20);
  });

  it('answers at once while one call tries whether it is back', async () => {
    await failInTurn(20);
    await sleep(5050);
    upstream.play(async () => {
      await sleep(900);
      return SUCCESS;
    });
    const trial = ask();
    await sleep(200);
    expect(upstream.requests).toHaveLength(21);

    await expectRefusalAtOnce();

    expect((await trial).status).toBe(200);
    expect((await ask()).status).toBe(200);
  });
});
