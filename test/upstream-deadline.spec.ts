import { setTimeout as sleep } from 'node:timers/promises';
import { startGateway, TestClient, TestGateway } from './support/gateway';
import { ScriptedUpstream, startScriptedUpstream } from './support/scripted-upstream';
import { SUCCESS } from './support/upstream-answers';
import { UPSTREAM_CALLS } from './support/upstream-calls';

describe('enabling a number, which asks NXCloud twice', () => {
  let upstream: ScriptedUpstream;
  let gateway: TestGateway;
  let client: TestClient;

  beforeAll(async () => {
    upstream = await startScriptedUpstream();
    gateway = await startGateway({
      upstreamUrl: upstream.url,
      env: { UPSTREAM_TOTAL_TIMEOUT_MS: '600', UPSTREAM_ATTEMPT_TIMEOUT_MS: '600' },
    });
    client = await gateway.createClient();
  });
  afterAll(async () => {
    await gateway.close();
    await upstream.close();
  });

  it('costs the caller one total time-out, not one for each call', async () => {
    upstream.play(async ({ target }, response) => {
      await sleep(400);
      if (target === '/api/wa/calling/enable') return SUCCESS;
      // The state is never told.
      await new Promise((resolve) => response.on('close', resolve));
      return SUCCESS;
    });
    const startedAt = performance.now();

    const { status, body } = await UPSTREAM_CALLS['calling enable'](client);

    const ms = performance.now() - startedAt;
    expect([status, body.code]).toEqual([504, 'upstream_timeout']);
    expect(ms).toBeGreaterThan(550);
    expect(ms).toBeLessThan(900);
    expect(upstream.requests.map(({ target }) => target)).toEqual([
      '/api/wa/calling/enable',
      '/api/wa/calling/get',
    ]);
  });
});
