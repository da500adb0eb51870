import { mkdtempSync, rmSync } from 'node:fs';
import { AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SANDBOX_CREDENTIALS } from '../sandbox/simulator/simulator-options';
import { EnvironmentSource } from '../src/config/environment';
import { UpstreamCheckDto } from '../src/operations/upstream-check/upstream-check.dto';
import { UpstreamCheck } from '../src/operations/upstream-check/upstream-check';
import { Product, PRODUCTS } from '../src/upstream/product';
import { BUSINESS_PHONE } from './support/canaries';
import { cli } from './support/cli';
import { startForwardProxy } from './support/forward-proxy';
import { environmentFor, startGateway, TestGateway } from './support/gateway';
import { notePrinted } from './support/output';
import { ScriptedAnswer, ScriptedUpstream, startScriptedUpstream } from './support/scripted-upstream';
import { bare, refusal, SUCCESS } from './support/upstream-answers';

async function check(
  gateway: TestGateway,
  product: Product,
  number: string | null = null,
): Promise<UpstreamCheckDto> {
  const found = await gateway.app.get(UpstreamCheck, { strict: false }).run(product, number);
  notePrinted(`${JSON.stringify(found)}\n`);
  return found;
}

/** A port where nothing listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('a check of the upstreams', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(() => gateway.close());

  it('finds nothing wrong where NXCloud accepts the keys, and sends nothing that changes anything', async () => {
    for (const product of PRODUCTS) {
      const found = await check(gateway, product);
      expect(found).toMatchObject({ product, state: 'ok', remedy: null });
      expect(Math.abs(found.clockSkewSeconds ?? Infinity)).toBeLessThan(30);
    }
    const { control } = gateway.simulator;
    expect(control.requests('calling.get')).toHaveLength(1);
    expect(control.requests('interline.account')).toHaveLength(1);
    const [release] = control.requests('pns.unbindAXB');
    expect(JSON.parse(release?.body ?? '')).toEqual({
      bindId: expect.stringMatching(/^[\da-f]{32}$/) as unknown,
    });
    const signed = control.requests().filter(({ operation }) => operation !== null);
    expect(signed).toHaveLength(PRODUCTS.length);
  });

  it('releases another binding that never was each time', async () => {
    await check(gateway, 'pns');
    const bodies = gateway.simulator.control.requests('pns.unbindAXB').map(({ body }) => body);
    expect(new Set(bodies).size).toBe(bodies.length);
  });
});

describe('what a check of the upstreams says', () => {
  let upstream: ScriptedUpstream;
  let gateway: TestGateway;
  beforeAll(async () => {
    upstream = await startScriptedUpstream();
    gateway = await startGateway({
      upstreamUrl: upstream.url,
      env: { UPSTREAM_MAX_RETRIES: '0' },
    });
  });
  afterAll(async () => {
    await gateway.close();
    await upstream.close();
  });

  const REFUSALS: readonly (readonly [Product, string, ScriptedAnswer, RegExp, RegExp])[] = [
    ['calling', 'a wrong secret', refusal(1003), /does not accept the signature/, /NXCLOUD_ACCESS_SECRET/],
    ['calling', 'an unknown access key', refusal(1005), /does not know the access key/, /NXCLOUD_ACCESS_KEY/],
    ['calling', 'an unknown application', refusal(9003), /application/, /NXCLOUD_CALLING_APP_KEY/],
    ['calling', 'an empty balance', refusal(1102), /balance/, /Top up/],
    ['pns', 'a header that was lost', refusal(1001), /misses a header/, /pass accessKey/],
    ['pns', 'a clock that is wrong', refusal(1004), /time of the signature/, /NTP/],
    ['pns', 'an account without the product', refusal(10003), /user of privacy numbers/, /open privacy/],
    ['interline', 'a wrong key', refusal(1101), /does not accept the key/, /INTERLINE_AUTH_KEY/],
    [
      'interline',
      'a refused login',
      bare(401),
      /developer id, the key or the time/,
      /INTERLINE_DEVELOPER_ID/,
    ],
    ['interline', 'an address that is not allowed', refusal(1104), /allow list/, /add the address/],
    ['pns', 'a firewall’s refusal', bare(403), /HTTP 403/, /allow list.*NXCLOUD_PNS_BASE_URL/],
    ['calling', 'a page of something else', bare(404), /not NXCloud’s API/, /NXCLOUD_CALLING_BASE_URL/],
    [
      'calling',
      'a success that says nothing',
      { body: { code: 0, data: {} } },
      /not NXCloud’s API/,
      /BASE_URL/,
    ],
    [
      'calling',
      'a refusal of what the gateway sends',
      refusal(9000),
      /does not accept a value/,
      /upstream\.code/,
    ],
    ['pns', 'an upstream that is down', bare(503), /cannot be reached or says/, /pause/],
    ['interline', 'a code that no page lists', refusal(1777), /failure of its own/, /upstream\.code/],
  ];

  it.each(REFUSALS)('of %s names %s and what to do', async (product, _, answer, finding, remedy) => {
    upstream.play(() => answer);
    const found = await check(gateway, product);
    expect(found.state).toBe('wrong');
    expect(found.finding).toMatch(finding);
    expect(found.remedy).toMatch(remedy);
  });

  it('names an upstream that takes the request and never answers', async () => {
    const hasty = await startGateway({
      upstreamUrl: upstream.url,
      env: {
        UPSTREAM_MAX_RETRIES: '0',
        UPSTREAM_ATTEMPT_TIMEOUT_MS: '500',
        UPSTREAM_TOTAL_TIMEOUT_MS: '500',
      },
    });
    upstream.play(({ method }) => (method === 'HEAD' ? {} : undefined));
    const found = await check(hasty, 'interline');
    await hasty.close();
    expect(found).toMatchObject({ state: 'wrong', problem: 'upstream_timeout', upstreamCode: null });
    expect(found.finding).toMatch(/did not answer in time/);
  });

  it('is a warning for an account that is suspended, and for a limit that is reached', async () => {
    upstream.play(() => ({ body: { error: 0, state: 2 } }));
    expect(await check(gateway, 'interline')).toMatchObject({
      state: 'warning',
      finding: expect.stringContaining('suspended') as unknown,
    });
    upstream.play(() => refusal(1105));
    expect(await check(gateway, 'interline')).toMatchObject({
      state: 'warning',
      problem: 'upstream_rate_limited',
    });
  });

  it('measures the clock without a signature, and warns when it is far off', async () => {
    upstream.forget();
    upstream.play(() => ({ ...SUCCESS, headers: { Date: new Date(Date.now() + 45_000).toUTCString() } }));
    const found = await check(gateway, 'pns');
    expect(found.state).toBe('warning');
    expect(found.finding).toMatch(/differ by 4\d seconds/);
    const [asked] = upstream.requests;
    expect([asked?.method, asked?.headers.sign, asked?.headers.accesskey]).toEqual([
      'HEAD',
      undefined,
      undefined,
    ]);
  });

  it('is about the number that a client lists; one that is not bound is a warning', async () => {
    upstream.play(() => refusal(10003));
    expect(await check(gateway, 'calling')).toMatchObject({ state: 'ok' });
    await gateway.createClient({
      businessPhones: [BUSINESS_PHONE],
      upstreamApps: { callingAppKey: 'own-app' },
    });
    upstream.forget();
    expect(await check(gateway, 'calling')).toMatchObject({
      state: 'warning',
      finding: expect.stringContaining('not bound') as unknown,
      upstreamCode: '10003',
    });
    const sent = upstream.requests.find(({ method }) => method === 'POST');
    expect(JSON.parse(sent?.body ?? '')).toEqual({
      appkey: 'own-app',
      business_phone: BUSINESS_PHONE.slice(1),
    });
  });

  it('is a warning for a number that is no WhatsApp number', async () => {
    upstream.play(() => refusal(9002));
    expect(await check(gateway, 'calling', '+12025550155')).toMatchObject({
      state: 'warning',
      finding: expect.stringContaining('WhatsApp number') as unknown,
    });
  });

  it('asks about a number under the application of the client that lists it', async () => {
    for (const callingAppKey of ['first-app', 'second-app']) {
      const number = callingAppKey === 'first-app' ? '+12025550151' : '+12025550152';
      await gateway.createClient({ businessPhones: [number], upstreamApps: { callingAppKey } });
    }
    upstream.play(() => SUCCESS);
    upstream.forget();
    await check(gateway, 'calling', '12025550152');
    await check(gateway, 'calling', '+12025550151');
    const sent = upstream.requests.filter(({ method }) => method === 'POST');
    expect(sent.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { appkey: 'second-app', business_phone: '12025550152' },
      { appkey: 'first-app', business_phone: '12025550151' },
    ]);
  });
});

/** Over the command line: errors of the network are not those of Jest's realm, and keep their words outside of it. */
async function findings(env: EnvironmentSource): Promise<unknown[]> {
  const { code, out } = await cli(env, ['upstreams', 'check', '--json']);
  notePrinted(out);
  expect(code).toBe(5);
  return (JSON.parse(out) as { data: UpstreamCheckDto[] }).data.map(({ finding }) => finding);
}

describe('a check of upstreams that cannot be reached', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nxg-test-'));
  const env = {
    ...environmentFor('http://127.0.0.1:9', SANDBOX_CREDENTIALS),
    DATABASE_URL: `sqlite:${join(folder, 'gateway.sqlite')}`,
    UPSTREAM_MAX_RETRIES: '0',
  };
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('tells apart a name, a port and a server without TLS', async () => {
    const plain = await startScriptedUpstream();
    const found = await findings({
      ...env,
      NXCLOUD_CALLING_BASE_URL: 'https://nxcloud.invalid',
      NXCLOUD_PNS_BASE_URL: `http://127.0.0.1:${await closedPort()}`,
      INTERLINE_BASE_URL: plain.url.replace('http:', 'https:'),
    });
    await plain.close();
    expect(found).toEqual([
      'The name of the server cannot be resolved.',
      'The server refuses the connection: nothing listens there.',
      'The server does not speak TLS there.',
    ]);
  });

  it.each([
    [45, '4[56] s ahead'],
    [-45, '4[45] s behind'],
  ])('shows whose clock differs, and which way: by %i seconds', async (seconds, shown) => {
    const upstream = await startScriptedUpstream();
    upstream.play(() => ({
      ...SUCCESS,
      headers: { Date: new Date(Date.now() + seconds * 1000).toUTCString() },
    }));
    const { out } = await cli({ ...env, NXCLOUD_PNS_BASE_URL: upstream.url }, ['upstreams', 'check', 'pns']);
    notePrinted(out);
    await upstream.close();
    expect(out).toMatch(new RegExp(`NXCloud’s clock {2}${shown}$`, 'm'));
  });

  it('names the proxy that refuses the way', async () => {
    const proxy = await startForwardProxy();
    proxy.refuse();
    const found = await findings({ ...env, UPSTREAM_PROXY_URL: proxy.url });
    await proxy.close();
    expect(new Set(found)).toEqual(new Set(['The proxy refuses to connect to NXCloud.']));
  });
});

describe('a check of upstreams that nobody can use', () => {
  it('names the variables that are missing, and asks nobody', async () => {
    const gateway = await startGateway({ env: { NXCLOUD_PNS_BUSINESS_ID: '', NXCLOUD_CALLING_APP_KEY: '' } });
    for (const [product, variable] of [
      ['calling', 'NXCLOUD_CALLING_APP_KEY'],
      ['pns', 'NXCLOUD_PNS_BUSINESS_ID'],
    ] as const) {
      const found = await check(gateway, product);
      expect([found.state, found.finding]).toEqual([
        'not_configured',
        `${variable} is not set, and no client has an application of its own.`,
      ]);
    }
    expect(gateway.simulator.control.requests()).toEqual([]);
    await gateway.close();
  });
});
