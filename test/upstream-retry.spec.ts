import { AddressInfo, createServer } from 'node:net';
import { PHONE_B } from './support/canaries';
import { startGateway, TestClient, TestGateway } from './support/gateway';
import { HttpResult } from './support/http';
import { NoJitter } from './support/no-jitter';
import { Script, ScriptedUpstream, startScriptedUpstream } from './support/scripted-upstream';
import { bare, SUCCESS } from './support/upstream-answers';
import { UPSTREAM_CALLS, UpstreamCallName } from './support/upstream-calls';

let upstream: ScriptedUpstream;
let gateway: TestGateway;
let client: TestClient;

async function start(env: Record<string, string> = {}, upstreamUrl = upstream.url): Promise<void> {
  gateway = await startGateway({
    upstreamUrl,
    randomness: new NoJitter(),
    env: { UPSTREAM_ATTEMPT_TIMEOUT_MS: '150', UPSTREAM_TOTAL_TIMEOUT_MS: '2000', ...env },
  });
  client = await gateway.createClient();
}

beforeAll(async () => {
  upstream = await startScriptedUpstream();
});

afterAll(async () => {
  await upstream.close();
});

afterEach(async () => {
  await gateway.close();
  upstream.forget();
});

/** The request, and how often the upstream was asked for it. */
async function ask(call: UpstreamCallName): Promise<{ result: HttpResult; attempts: number }> {
  upstream.forget();
  const result = await UPSTREAM_CALLS[call](client);
  return { result, attempts: upstream.requests.length };
}

const reset: Script = (_, response) => {
  response.socket?.resetAndDestroy();
  return undefined;
};
const hang: Script = () => undefined;

const REPEATED: readonly UpstreamCallName[] = [
  'calling get',
  'calling query',
  'calling enable',
  'calling disable',
  'pns axb',
  'pns axe',
  'interline account',
  'interline bind',
  'interline transfer',
];
const NEVER_REPEATED: readonly UpstreamCallName[] = ['pns xyb', 'pns axeyb'];

describe.each(REPEATED)('%s', (call) => {
  it('is repeated twice when the upstream is overloaded, and may then succeed', async () => {
    await start();
    upstream.playInTurn(bare(429), bare(503), SUCCESS);

    const { result, attempts } = await ask(call);

    expect(result.status).toBeLessThan(300);
    // The answer to enable is the state as it is then read: one request more.
    expect(attempts).toBe(call === 'calling enable' ? 4 : 3);
  });

  it('is repeated when the connection is reset after it was sent', async () => {
    await start();
    upstream.playInTurn(reset, SUCCESS);

    const { result, attempts } = await ask(call);

    expect(result.status).toBeLessThan(300);
    expect(attempts).toBe(call === 'calling enable' ? 3 : 2);
  });
});

describe.each(NEVER_REPEATED)('%s', (call) => {
  it.each([429, 503])('is not repeated after HTTP %i', async (status) => {
    await start();
    upstream.playInTurn(bare(status), SUCCESS);

    const { result, attempts } = await ask(call);

    expect(result.status).toBe(status);
    expect(attempts).toBe(1);
  });

  it.each([
    ['the connection was reset', reset],
    ['no answer came in time', hang],
    ['a gateway on the way gave up', bare(504)],
    ['the answer made no sense', { body: '<html>' }],
  ])('is not repeated when %s: it may have been carried out', async (_, answer) => {
    await start();
    upstream.playInTurn(answer, SUCCESS);

    const { result, attempts } = await ask(call);

    expect([502, 504]).toContain(result.status);
    expect(result.body.bindingId).toMatch(/^bnd_/);
    expect(attempts).toBe(1);
  });
});

describe('pns binds that the settings call repeatable', () => {
  it('are repeated with the same customerBindId', async () => {
    await start({ PNS_REPEATABLE_BINDS: 'xyb' });
    upstream.playInTurn(bare(503), SUCCESS);

    const { result } = await ask('pns xyb');

    expect(result.status).toBe(201);
    const ids = upstream.requests.map(
      ({ body }) => (JSON.parse(body) as Record<string, unknown>).customerBindId,
    );
    expect(ids).toHaveLength(2);
    expect(ids[1]).toBe(ids[0]);
  });

  it('are not repeated when a second one would extend the binding twice', async () => {
    await start({ PNS_REPEATABLE_BINDS: 'xyb' });
    upstream.playInTurn(bare(503), SUCCESS);

    const { status } = await client.http.post('/v1/pns/bindings/xyb', {
      phoneB: PHONE_B,
      expiryStrategy: 'extend',
    });

    expect(status).toBe(503);
    expect(upstream.requests).toHaveLength(1);
  });

  it('no longer include axb when the settings leave it out', async () => {
    await start({ PNS_REPEATABLE_BINDS: 'axe' });
    upstream.playInTurn(bare(503), SUCCESS);

    expect((await ask('pns axb')).attempts).toBe(1);
  });
});

describe('a release', () => {
  it.each<[UpstreamCallName, string]>([
    ['pns xyb', '/v1/pns/bindings'],
    ['interline bind', '/v1/interline/bindings'],
    ['interline transfer', '/v1/interline/bindings'],
  ])('of what %s made is repeated', async (call, path) => {
    await start();
    upstream.play(() => SUCCESS);
    const { result } = await ask(call);
    upstream.forget();
    upstream.playInTurn(bare(503), reset, SUCCESS);

    const { status } = await client.http.delete(`${path}/${String(result.body.id)}`);

    expect(status).toBe(204);
    expect(upstream.requests).toHaveLength(3);
  });
});

describe('the number of repeats', () => {
  it.each([
    ['0', 1],
    ['1', 2],
    ['4', 5],
  ])('is what UPSTREAM_MAX_RETRIES says: %s', async (UPSTREAM_MAX_RETRIES, attempts) => {
    await start({ UPSTREAM_MAX_RETRIES });
    upstream.play(() => bare(429));

    expect((await ask('calling get')).attempts).toBe(attempts);
  });
});

describe('Retry-After of the upstream', () => {
  it('is waited for', async () => {
    await start();
    upstream.playInTurn(bare(429, { 'Retry-After': '1' }), SUCCESS);
    const startedAt = performance.now();

    const { result, attempts } = await ask('calling get');

    expect(result.status).toBe(200);
    expect(attempts).toBe(2);
    expect(performance.now() - startedAt).toBeGreaterThan(950);
  });

  it.each([429, 503])('is passed on when it is longer than the caller waits (%i)', async (status) => {
    await start();
    upstream.play(() => bare(status, { 'Retry-After': '30' }));

    const { result, attempts } = await ask('calling get');

    expect(result.status).toBe(status);
    expect(result.headers.get('retry-after')).toBe('30');
    expect(attempts).toBe(1);
  });

  it('is made up where the upstream says none', async () => {
    await start();
    upstream.play(() => bare(429));

    const { result } = await ask('calling get');

    expect(result.headers.get('retry-after')).toBe('1');
  });
});

describe('a request of which nothing was sent', () => {
  async function closedPort(): Promise<string> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    return `http://127.0.0.1:${port}`;
  }

  it.each<UpstreamCallName>(['pns xyb', 'pns axeyb', 'interline account'])(
    'is repeated whatever it is, and leaves no binding behind: %s',
    async (call) => {
      await start({}, await closedPort());

      const { result } = await ask(call);

      expect(result.status).toBe(503);
      expect(result.body).toMatchObject({ code: 'upstream_unavailable', retryable: true, owner: 'provider' });
      expect(result.body.upstream).toMatchObject({ code: null, traceId: null });
      expect(result.body).not.toHaveProperty('bindingId');
      expect(gateway.log.of('upstream call failed')).toMatchObject([{ attempts: 3 }]);
      expect((await client.http.get('/v1/pns/bindings')).body.data).toEqual([]);
    },
  );

  it('is repeated when the name of the upstream does not resolve', async () => {
    await start({ UPSTREAM_ALLOW_HTTP: 'true' }, 'http://no-such-host.invalid');

    const { result } = await ask('pns xyb');

    expect(result.body.code).toBe('upstream_unavailable');
    expect(gateway.log.of('upstream call failed')).toMatchObject([{ attempts: 3 }]);
  });
});
