import { startGateway, TestClient, TestGateway } from './support/gateway';
import { HttpResult } from './support/http';
import { ScriptedAnswer, ScriptedUpstream, startScriptedUpstream } from './support/scripted-upstream';
import { bare, refusal, SUCCESS } from './support/upstream-answers';
import { UPSTREAM_CALLS, UpstreamCallName } from './support/upstream-calls';

let upstream: ScriptedUpstream;
let gateway: TestGateway;
let client: TestClient;

async function start(env: Record<string, string> = {}): Promise<void> {
  gateway = await startGateway({
    upstreamUrl: upstream.url,
    env: { UPSTREAM_MAX_RETRIES: '0', ...env },
  });
  client = await gateway.createClient();
}

beforeAll(async () => {
  upstream = await startScriptedUpstream();
});

afterAll(async () => {
  await upstream.close();
});

beforeEach(async () => {
  await start();
});

afterEach(async () => {
  await gateway.close();
});

async function ask(call: UpstreamCallName, times: number, answer: ScriptedAnswer): Promise<HttpResult[]> {
  upstream.play(() => answer);
  const results: HttpResult[] = [];
  for (let count = 0; count < times; count += 1) results.push(await UPSTREAM_CALLS[call](client));
  return results;
}

async function circuitOf(product: string): Promise<unknown> {
  const { body } = await gateway.admin.get('/v1/admin/upstreams');
  return body.data?.find((line) => line.product === product)?.circuit;
}

describe('an upstream that is down', () => {
  it.each<[string, UpstreamCallName, ScriptedAnswer]>([
    ['HTTP 502', 'calling get', bare(502)],
    ['HTTP 503', 'calling get', bare(503)],
    ['HTTP 504', 'calling get', bare(504)],
    ['interline 1500', 'interline account', refusal(1500)],
    ['interline 1501', 'interline account', refusal(1501)],
  ])('is not asked any more after ten of twenty calls met %s', async (_, call, outage) => {
    await ask(call, 10, SUCCESS);
    await ask(call, 10, outage);
    upstream.forget();

    const [result] = await ask(call, 1, SUCCESS);

    expect(result?.status).toBe(503);
    expect(result?.body).toMatchObject({ code: 'upstream_unavailable', retryable: true, owner: 'provider' });
    expect(result?.body).not.toHaveProperty('upstream');
    expect(result?.headers.get('retry-after')).toBe('5');
    expect(upstream.requests).toHaveLength(0);
  });

  it('is not asked any more after twenty calls without an answer', async () => {
    await gateway.close();
    await start({ UPSTREAM_ATTEMPT_TIMEOUT_MS: '30' });
    upstream.play(() => undefined);
    for (let count = 0; count < 20; count += 1) await UPSTREAM_CALLS['calling get'](client);

    expect(await circuitOf('calling')).toBe('open');
  });

  it('does not keep the gateway from the other products', async () => {
    await ask('calling get', 20, bare(503));

    const [result] = await ask('interline account', 1, SUCCESS);

    expect(result?.status).toBe(200);
    expect(await circuitOf('calling')).toBe('open');
    expect(await circuitOf('interline')).toBe('closed');
    expect(await circuitOf('pns')).toBe('closed');
  });

  it('leaves no binding behind when it is not asked', async () => {
    await ask('pns xyb', 20, bare(503));

    const [result] = await ask('pns xyb', 1, SUCCESS);

    expect(result?.status).toBe(503);
    expect((await client.http.get('/v1/pns/bindings')).body.data).toEqual([]);
  });
});

describe('an upstream that refuses', () => {
  it.each<[string, UpstreamCallName, ScriptedAnswer]>([
    ['a number', 'calling get', refusal(10003)],
    ['the signature', 'calling get', refusal(1003)],
    ['for a failure of its own', 'calling get', refusal(9001)],
    ['more numbers', 'pns xyb', refusal(10010)],
    ['the rate', 'interline account', refusal(1105)],
    ['with HTTP 429', 'calling get', bare(429)],
    ['with HTTP 500', 'calling get', bare(500)],
  ])('%s is asked all the same', async (_, call, answer) => {
    await ask(call, 40, answer);

    const [result] = await ask(call, 1, SUCCESS);

    expect(result?.status).toBeLessThan(300);
    expect(await circuitOf('calling')).toBe('closed');
  });
});
