import { setTimeout as sleep } from 'node:timers/promises';
import { PHONE_B } from './support/canaries';
import { startGateway, TestClient, TestGateway } from './support/gateway';
import { HttpResult } from './support/http';
import { NoJitter } from './support/no-jitter';
import { Script, ScriptedUpstream, startScriptedUpstream } from './support/scripted-upstream';
import { SUCCESS } from './support/upstream-answers';
import { UPSTREAM_CALLS } from './support/upstream-calls';

let upstream: ScriptedUpstream;
let gateway: TestGateway;
let client: TestClient;

async function start(env: Record<string, string> = {}): Promise<void> {
  gateway = await startGateway({ upstreamUrl: upstream.url, randomness: new NoJitter(), env });
  client = await gateway.createClient();
}

beforeEach(async () => {
  upstream = await startScriptedUpstream();
});

afterEach(async () => {
  await gateway.close();
  await upstream.close();
});

const readNumber = (): Promise<HttpResult> => UPSTREAM_CALLS['calling get'](client);
const bind = (): Promise<HttpResult> => UPSTREAM_CALLS['pns xyb'](client);

async function timed(call: () => Promise<HttpResult>): Promise<{ result: HttpResult; ms: number }> {
  const startedAt = performance.now();
  const result = await call();
  return { result, ms: performance.now() - startedAt };
}

const hang: Script = () => undefined;

/** Half of the promised body, then the end of the connection. */
const cut: Script = (_, response) => {
  response.writeHead(200, { 'Content-Length': '100' });
  response.write('{"code":0,', () => response.destroy());
  return undefined;
};

/** A byte every 20 ms, so that something always arrives and nothing ever ends. */
const trickle: Script = (_, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100000' });
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => {
    clearInterval(timer);
  });
  return undefined;
};

describe('an upstream that does not answer', () => {
  it('is given up after the time of one attempt, and asked again', async () => {
    await start({ UPSTREAM_ATTEMPT_TIMEOUT_MS: '100' });
    upstream.playInTurn(hang, SUCCESS);

    const { result, ms } = await timed(readNumber);

    expect(result.status).toBe(200);
    expect(ms).toBeGreaterThan(95);
    expect(upstream.requests).toHaveLength(2);
  });

  it.each([
    ['hangs', hang],
    ['trickles', trickle],
  ])('costs the caller no more than the total time-out when it %s', async (_, script) => {
    await start({
      UPSTREAM_ATTEMPT_TIMEOUT_MS: '150',
      UPSTREAM_TOTAL_TIMEOUT_MS: '400',
      UPSTREAM_MAX_RETRIES: '10',
    });
    upstream.play(script);

    const { result, ms } = await timed(readNumber);

    expect(result.status).toBe(504);
    expect(result.body).toMatchObject({ code: 'upstream_timeout', retryable: true, owner: 'provider' });
    expect(result.body.upstream).toEqual({ product: 'calling', code: null, traceId: null });
    expect(ms).toBeGreaterThan(380);
    expect(ms).toBeLessThan(1500);
    expect(upstream.requests).toHaveLength(3);
  });

  it('is given up with the total time-out even in its first attempt', async () => {
    await start({ UPSTREAM_ATTEMPT_TIMEOUT_MS: '5000', UPSTREAM_TOTAL_TIMEOUT_MS: '200' });
    upstream.play(hang);

    const { result, ms } = await timed(readNumber);

    expect(result.status).toBe(504);
    expect(ms).toBeLessThan(2000);
    expect(upstream.requests).toHaveLength(1);
  });

  it('leaves a bind in doubt, under the id that the answer names', async () => {
    await start({ UPSTREAM_ATTEMPT_TIMEOUT_MS: '100' });
    upstream.play(hang);

    const { status, body } = await bind();

    expect(status).toBe(504);
    const { body: binding } = await client.http.get(`/v1/pns/bindings/${String(body.bindingId)}`);
    expect(binding.status).toBe('unknown');
  });
});

describe('a connection that breaks', () => {
  it('in the middle of the answer is no answer: reads are asked again', async () => {
    await start();
    upstream.playInTurn(cut, cut, SUCCESS);

    expect((await readNumber()).status).toBe(200);
    expect(upstream.requests).toHaveLength(3);
  });

  it('every time is an upstream that cannot be reached', async () => {
    await start();
    upstream.play(cut);

    const { status, body, headers } = await readNumber();

    expect(status).toBe(503);
    expect(body).toMatchObject({ code: 'upstream_unavailable', upstream: { code: null } });
    expect(headers.get('retry-after')).toBe('1');
  });

  it('in the middle of the answer leaves a bind in doubt', async () => {
    await start();
    upstream.play(cut);

    const { status, body } = await bind();

    expect(status).toBe(504);
    expect(body.bindingId).toMatch(/^bnd_/);
    expect(upstream.requests).toHaveLength(1);
  });

  it('while it is idle does not fail the next request', async () => {
    await start();
    upstream.play((_, response) => {
      response.on('finish', () => response.socket?.end());
      return SUCCESS;
    });
    await readNumber();
    await sleep(50);

    expect((await bind()).status).toBe(201);
  });
});

describe('the size of an answer', () => {
  const sized = (bytes: number): string => {
    const [head, tail] = ['{"code":0,"data":{"status":0},"filler":"', '"}'];
    return `${head}${'x'.repeat(bytes - head.length - tail.length)}${tail}`;
  };

  it('may be one mebibyte', async () => {
    await start();
    upstream.play(() => ({ body: sized(1024 * 1024) }));

    expect((await readNumber()).status).toBe(200);
  });

  it('may not be a byte more', async () => {
    await start();
    upstream.play(() => ({ body: sized(1024 * 1024 + 1) }));

    const { status, body } = await readNumber();

    expect(status).toBe(502);
    expect(body.code).toBe('upstream_invalid_response');
    expect(upstream.requests).toHaveLength(1);
  });

  it('is not read to its end when there is none', async () => {
    await start();
    let written = 0;
    upstream.play((_, response) => {
      response.writeHead(200);
      const chunk = Buffer.alloc(64 * 1024, 'x');
      const more = (): void => {
        while (!response.destroyed && response.write(chunk)) written += chunk.length;
      };
      response.on('drain', more);
      more();
      return undefined;
    });

    const { result, ms } = await timed(readNumber);

    expect(result.body.code).toBe('upstream_invalid_response');
    expect(ms).toBeLessThan(3000);
    expect(written).toBeLessThan(20 * 1024 * 1024);
  });
});

describe('ids beyond 2^53', () => {
  it('of a pns binding keep every digit', async () => {
    await start();
    upstream.play(() => ({
      body: '{"code":0,"msg":"ok","requestId":9007199254740993,"data":{"bindId":12345678901234567890,"didX":"85291000001"}}',
    }));

    expect((await bind()).body.upstreamId).toBe('12345678901234567890');
  });

  it('of an interline binding keep every digit, and release it by them', async () => {
    await start();
    upstream.play(() => ({ body: '{"error":0,"subid":9007199254740993}' }));

    const { body } = await UPSTREAM_CALLS['interline bind'](client);
    await client.http.delete(`/v1/interline/bindings/${String(body.id)}`);

    expect(body.upstreamId).toBe('9007199254740993');
    expect(upstream.requests.at(-1)?.target).toBe(
      '/igw/service/uc/interline?appid=sandbox-interline-app&subid=9007199254740993',
    );
  });
});

describe('redirects', () => {
  it.each([301, 302, 303, 307, 308])('are not followed: %i', async (status) => {
    await start();
    const elsewhere = await startScriptedUpstream();
    elsewhere.play(() => SUCCESS);
    upstream.play(() => ({ status, headers: { Location: `${elsewhere.url}/api/wa/calling/get` } }));

    const result = await readNumber();
    await elsewhere.close();

    expect(result.status).toBe(502);
    expect(result.body).toMatchObject({
      code: 'upstream_invalid_response',
      upstream: { code: `http_${status}` },
    });
    expect(elsewhere.requests).toHaveLength(0);
    expect(upstream.requests).toHaveLength(1);
  });
});

describe('traceparent', () => {
  const TRACEPARENT = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

  it('of the caller is passed on', async () => {
    await start();
    upstream.play(() => SUCCESS);

    await client.http.post('/v1/pns/bindings/xyb', { phoneB: PHONE_B }, { traceparent: TRACEPARENT });

    expect(upstream.requests[0]?.headers.traceparent).toBe(TRACEPARENT);
  });

  it.each(['nonsense', '00-00000000000000000000000000000000-00f067aa0ba902b7-01', `${TRACEPARENT}-more`])(
    'that is broken is not: %s',
    async (traceparent) => {
      await start();
      upstream.play(() => SUCCESS);

      await client.http.post('/v1/pns/bindings/xyb', { phoneB: PHONE_B }, { traceparent });

      expect(upstream.requests[0]?.headers).not.toHaveProperty('traceparent');
    },
  );
});

describe('connections', () => {
  it('are kept alive: twenty requests one after the other need one', async () => {
    await start();
    upstream.play(() => SUCCESS);

    for (let count = 0; count < 20; count += 1) await readNumber();

    expect(upstream.requests).toHaveLength(20);
    expect(upstream.connections()).toBe(1);
  });
});
