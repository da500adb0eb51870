import { ForwardProxy, startForwardProxy } from './support/forward-proxy';
import { startGateway, TestClient, TestGateway } from './support/gateway';
import { NoJitter } from './support/no-jitter';
import { ScriptedUpstream, startScriptedUpstream } from './support/scripted-upstream';
import { SUCCESS } from './support/upstream-answers';
import { UPSTREAM_CALLS } from './support/upstream-calls';

const PROXY_VARIABLES = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'];

let proxy: ForwardProxy;
let upstream: ScriptedUpstream;
let gateway: TestGateway;
let client: TestClient;

async function start(env: Record<string, string>): Promise<void> {
  gateway = await startGateway({ upstreamUrl: upstream.url, randomness: new NoJitter(), env });
  client = await gateway.createClient();
}

beforeEach(async () => {
  proxy = await startForwardProxy();
  upstream = await startScriptedUpstream();
  upstream.play(() => SUCCESS);
});

afterEach(async () => {
  await gateway.close();
  await proxy.close();
  await upstream.close();
});

describe('with UPSTREAM_PROXY_URL', () => {
  it('every product is asked through the proxy, over tunnels that are kept', async () => {
    await start({ UPSTREAM_PROXY_URL: proxy.url });

    for (const call of ['calling get', 'pns xyb', 'interline account', 'calling get'] as const) {
      expect((await UPSTREAM_CALLS[call](client)).status).toBeLessThan(300);
    }

    expect(proxy.tunnels).toEqual([new URL(upstream.url).host]);
    expect(upstream.requests).toHaveLength(4);
  });

  it('a proxy that opens no tunnel is an upstream that cannot be reached, and nothing was sent', async () => {
    await start({ UPSTREAM_PROXY_URL: proxy.url });
    proxy.refuse();

    const { status, body } = await UPSTREAM_CALLS['pns xyb'](client);

    expect(status).toBe(503);
    expect(body.code).toBe('upstream_unavailable');
    expect(body).not.toHaveProperty('bindingId');
    expect(proxy.tunnels).toHaveLength(3);
    expect(upstream.requests).toHaveLength(0);
  });
});

describe('without UPSTREAM_PROXY_URL', () => {
  const before = { ...process.env };

  afterEach(() => {
    for (const name of PROXY_VARIABLES) {
      if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = before[name];
    }
  });

  it('no proxy is used, whatever the environment of the process says', async () => {
    for (const name of PROXY_VARIABLES) process.env[name] = proxy.url;
    await start({});

    expect((await UPSTREAM_CALLS['calling get'](client)).status).toBe(200);
    expect((await UPSTREAM_CALLS['interline account'](client)).status).toBe(200);
    expect(upstream.requests).toHaveLength(2);
    expect(proxy.connections()).toBe(0);
  });
});
