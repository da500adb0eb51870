import { inspect } from 'node:util';
import {
  createGateway,
  Gateway,
  GatewayProblem,
  GatewayUnreachable,
  RetryLimits,
} from '../clients/typescript/src';
import { PLATFORM } from '../clients/typescript/src/surroundings';
import { exampleProblem } from '../src/common/problems/problem.dto';
import { ProblemCode } from '../src/common/problems/catalogue';
import { eventually, PNS_BINDS } from './support/bindings';
import { PHONE_B } from './support/canaries';
import { freePort } from './support/free-port';
import { Script, ScriptedAnswer, ScriptedUpstream, startScriptedUpstream } from './support/scripted-upstream';

const XYB = '/v1/pns/bindings/xyb';
const TOKEN = 'nxg_test_of_a_client';
const BINDING = { id: 'bnd_1' };
const DONE: ScriptedAnswer = { status: 201, body: BINDING };
const CUT: Script = (_, response) => {
  response.destroy();
  return undefined;
};
const HANG: Script = () => undefined;

/** The answer of a problem. */
function problem(code: ProblemCode, headers: Record<string, string> = {}): ScriptedAnswer {
  const body = exampleProblem(code);
  return {
    status: Number(body.status),
    headers: { 'content-type': 'application/problem+json; charset=utf-8', ...headers },
    body,
  };
}

describe('the TypeScript client at a gateway that fails', () => {
  let server: ScriptedUpstream;
  /** The waits between attempts, in milliseconds: they take no time here. */
  let waits: number[];
  let now: number;

  beforeAll(async () => {
    server = await startScriptedUpstream();
  });
  beforeEach(() => {
    server.forget();
    waits = [];
    now = Date.now();
  });
  afterAll(() => server.close());

  /** Its waits pass at once; the time of one attempt is real. */
  function clientOf(retry: Partial<RetryLimits> = {}, url = server.url): Gateway {
    const attemptTimeoutMs = retry.attemptTimeoutMs ?? 20_000;
    return createGateway({
      url,
      token: TOKEN,
      retry,
      surroundings: {
        now: () => now,
        random: () => 0.5,
        sleep: async (ms, signal) => {
          if (ms === attemptTimeoutMs) return PLATFORM.sleep(ms, signal);
          waits.push(ms);
          now += ms;
        },
      },
    });
  }

  const bind = (gateway = clientOf()) => gateway.POST(XYB, { body: PNS_BINDS.xyb });
  const list = (gateway = clientOf()) => gateway.GET('/v1/pns/bindings');
  const keys = (): unknown[] => server.requests.map(({ headers }) => headers['idempotency-key']);

  async function failureOf(call: Promise<unknown>): Promise<unknown> {
    return call.then(
      () => null,
      (error: unknown) => error,
    );
  }

  it.each<[string, Script | ScriptedAnswer]>([
    ['a connection that is cut', CUT],
    [
      'an answer that is cut in its middle',
      (_, response) => {
        response.writeHead(201, { 'content-type': 'application/json', 'content-length': '100' });
        response.write('{"id":');
        setTimeout(() => response.destroy(), 20);
        return undefined;
      },
    ],
    ['JSON that ends too early', { status: 201, body: '{"id":"bnd_1","numberX":"+8526' }],
    ['a problem that passes', problem('upstream_unavailable')],
    ['a gateway that shuts down', problem('shutting_down')],
    [
      'the error page of a proxy',
      { status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>502</h1>' },
    ],
  ])('repeats a bind after %s, with one key and the same body for all attempts', async (_, failure) => {
    server.playInTurn(failure, failure, DONE);
    expect((await bind()).data).toEqual(BINDING);
    expect(server.requests).toHaveLength(3);
    expect(new Set(keys()).size).toBe(1);
    expect(keys()[0]).toMatch(/^[0-9a-f-]{36}$/);
    for (const { body, headers } of server.requests) {
      expect(JSON.parse(body)).toEqual(PNS_BINDS.xyb);
      expect(headers.authorization).toBe(`Bearer ${TOKEN}`);
    }
  });

  it('uses the key that the caller gave for all attempts', async () => {
    server.playInTurn(CUT, DONE);
    const params = { header: { 'Idempotency-Key': 'order-4711' } };
    await clientOf().POST(XYB, { params, body: PNS_BINDS.xyb });
    expect(keys()).toEqual(['order-4711', 'order-4711']);
  });

  it('repeats an attempt that takes too long, and says so when all do', async () => {
    server.playInTurn(HANG, DONE);
    expect((await bind(clientOf({ attemptTimeoutMs: 100 }))).data).toEqual(BINDING);
    server.play((_, response) => {
      response.writeHead(201, { 'content-type': 'application/json' });
      response.write('{');
      return undefined;
    });
    const failure = await failureOf(bind(clientOf({ attemptTimeoutMs: 100, maxAttempts: 2 })));
    expect(failure).toBeInstanceOf(GatewayUnreachable);
    expect(failure).toMatchObject({ reason: 'timed_out', operation: `POST ${XYB}`, status: null });
  });

  it('ends an attempt with the time of all of them, when that is the shorter one', async () => {
    server.play(HANG);
    const gateway = createGateway({
      url: server.url,
      token: TOKEN,
      retry: { attemptTimeoutMs: 600_000, totalTimeoutMs: 200 },
    });
    expect(await failureOf(list(gateway))).toMatchObject({ reason: 'timed_out' });
    expect(server.requests).toHaveLength(1);
  });

  it('waits longer and longer, by chance, and not for ever', async () => {
    server.play(CUT);
    expect(await failureOf(list())).toMatchObject({ name: 'GatewayUnreachable', reason: 'no_connection' });
    expect(waits).toEqual([125, 250, 500, 1000]);
    expect(server.requests).toHaveLength(5);
  });

  it('waits as long as Retry-After says, be it a date or seconds, and a little by chance', async () => {
    now = Math.ceil(now / 1000) * 1000;
    server.playInTurn(
      problem('upstream_rate_limited', { 'retry-after': new Date(now + 5000).toUTCString() }),
      problem('rate_limited', { 'retry-after': '7' }),
      { status: 503, headers: { 'retry-after': '2' }, body: 'a proxy' },
      { body: { data: [], nextCursor: null } },
    );
    await list();
    expect(waits).toEqual([5125, 7250, 2500]);
  });

  it('does not wait beyond its time: a longer Retry-After is the caller’s to decide on', async () => {
    server.play(() => problem('rate_limited', { 'retry-after': '61' }));
    const failure = await failureOf(list());
    expect(failure).toBeInstanceOf(GatewayProblem);
    expect(failure).toMatchObject({ code: 'rate_limited', retryAfterSeconds: 61 });
    expect([waits, server.requests.length]).toEqual([[], 1]);
  });

  it('counts the waiting for its own earlier attempt as no failure', async () => {
    const running = problem('idempotency_in_flight', { 'retry-after': '1' });
    server.playInTurn(CUT, ...Array.from({ length: 12 }, () => running), DONE);
    expect((await bind()).data).toEqual(BINDING);
    expect(server.requests).toHaveLength(14);
  });

  it.each<ProblemCode>(['validation_failed', 'upstream_insufficient_balance', 'idempotency_key_reused'])(
    'does not repeat what stays as it is: %s',
    async (code) => {
      server.play(() => problem(code));
      expect(await failureOf(bind())).toMatchObject({ name: 'GatewayProblem', code });
      expect(server.requests).toHaveLength(1);
    },
  );

  const create = (gateway = clientOf()) =>
    gateway.POST('/v1/webhooks', { body: { url: 'https://courier.example.com', eventTypes: ['*'] } });

  it.each<[string, Script | ScriptedAnswer]>([
    ['a cut connection', CUT],
    ['an internal error', problem('internal_error')],
    ['the error page of a proxy', { status: 502, body: 'a proxy' }],
  ])('does not repeat after %s what takes no key: it may have happened', async (_, failure) => {
    server.playInTurn(failure, DONE);
    expect(await failureOf(create())).toBeInstanceOf(Error);
    expect([server.requests.length, keys()]).toEqual([1, [undefined]]);
  });

  it.each<ProblemCode>(['rate_limited', 'shutting_down'])(
    'repeats after %s also what takes no key: nothing has happened',
    async (code) => {
      server.playInTurn(problem(code, { 'retry-after': '1' }), DONE);
      expect((await create()).data).toEqual(BINDING);
      expect(server.requests).toHaveLength(2);
    },
  );

  it('repeats releases', async () => {
    server.playInTurn(CUT, { status: 204 });
    await clientOf().DELETE('/v1/pns/bindings/{id}', { params: { path: { id: 'bnd_1' } } });
    expect(server.requests.map(({ method }) => method)).toEqual(['DELETE', 'DELETE']);
  });

  it('follows no redirect: the body may not go elsewhere', async () => {
    server.play(() => ({ status: 307, headers: { location: 'http://127.0.0.1:9/elsewhere' } }));
    expect(await failureOf(bind())).toMatchObject({ reason: 'unreadable', status: 307 });
    expect(server.requests).toHaveLength(1);
  });

  it('says that nobody is there', async () => {
    const gateway = clientOf({ maxAttempts: 2 }, `http://127.0.0.1:${await freePort()}`);
    expect(await failureOf(list(gateway))).toMatchObject({ reason: 'no_connection', status: null });
  });

  it.each([
    ['an attempt', HANG],
    ['a wait', () => problem('rate_limited', { 'retry-after': '30' })],
  ] as [string, Script][])('ends with the caller’s signal during %s', async (_, script) => {
    server.play(script);
    const controller = new AbortController();
    const gateway = createGateway({ url: server.url, token: TOKEN });
    const call = failureOf(gateway.GET('/v1/pns/bindings', { signal: controller.signal }));
    await eventually(() => server.requests.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const reason = new Error('the user went away');
    controller.abort(reason);
    expect(await call).toBe(reason);
    expect(server.requests).toHaveLength(1);
  });

  it.each(['', 'two words', 'line\nbreak', 'schlüssel'])(
    'sends no request with a token that is none, and does not show it: %j',
    async (token) => {
      const gateway = createGateway({ url: server.url, token });
      const failure = await failureOf(gateway.GET('/v1/pns/bindings'));
      expect(failure).toBeInstanceOf(TypeError);
      if (token !== '') expect(String(failure)).not.toContain(token);
      expect(server.requests).toHaveLength(0);
    },
  );

  it('asks for a token before each attempt: the last one may have run out meanwhile', async () => {
    server.playInTurn(CUT, { body: { data: [], nextCursor: null } });
    const tokens = ['first', 'second'];
    const gateway = createGateway({
      url: server.url,
      token: () => tokens.shift() ?? '',
      surroundings: { random: () => 0 },
    });
    await gateway.GET('/v1/pns/bindings');
    const sent = server.requests.map(({ headers }) => headers.authorization);
    expect(sent).toEqual(['Bearer first', 'Bearer second']);
  });

  it('passes on why there is no token, and asks nobody', async () => {
    const reason = new Error('the identity provider is away');
    const gateway = createGateway({ url: server.url, token: () => Promise.reject(reason) });
    expect(await failureOf(gateway.GET('/v1/pns/bindings'))).toBe(reason);
    expect(server.requests).toHaveLength(0);
  });

  it.each(['the time of an attempt', 'the caller’s signal'])(
    'ends with %s while it waits for a token that never comes',
    async (end) => {
      const reason = new Error('the user went away');
      const controller = new AbortController();
      const isSignal = end === 'the caller’s signal';
      let asked = 0;
      const gateway = createGateway({
        url: server.url,
        token: () => {
          asked += 1;
          if (isSignal)
            setTimeout(() => {
              controller.abort(reason);
            }, 20);
          return new Promise<string>(() => undefined);
        },
        retry: { attemptTimeoutMs: isSignal ? 600_000 : 50, maxAttempts: 2 },
        surroundings: { random: () => 0 },
      });
      const failure = await failureOf(gateway.GET('/v1/pns/bindings', { signal: controller.signal }));
      if (isSignal) expect([failure, asked]).toEqual([reason, 1]);
      else expect([failure, asked]).toEqual([expect.objectContaining({ reason: 'timed_out' }), 2]);
      expect(server.requests).toHaveLength(0);
    },
  );

  it('passes on a list’s missing token as that of a call', async () => {
    const reason = new Error('the identity provider is away');
    const gateway = createGateway({ url: server.url, token: () => Promise.reject(reason) });
    expect(await failureOf(gateway.paginate('/v1/pns/bindings').pages().next())).toBe(reason);
  });

  it.each(['streamEvents', 'pullEvents'] as const)(
    'takes a token that cannot be had for an interruption of %s, and goes on',
    async (reader) => {
      const reason = new Error('the identity provider is away');
      const controller = new AbortController();
      const interruptions: unknown[] = [];
      server.play(() => {
        controller.abort();
        return undefined;
      });
      const gateway = createGateway({
        url: server.url,
        token: () => (interruptions.length < 2 ? Promise.reject(reason) : TOKEN),
        surroundings: { random: () => 0 },
      });
      const events = gateway[reader]({
        signal: controller.signal,
        onInterruption: ({ error }) => interruptions.push(error),
      });
      expect(await events.next()).toMatchObject({ done: true });
      const noToken = expect.objectContaining({ reason: 'no_token', cause: reason }) as unknown;
      expect(interruptions).toEqual([noToken, noToken]);
      expect(server.requests).toHaveLength(1);
    },
  );

  it('keeps numbers and tokens out of every failure, also of what it could not read', async () => {
    // So short that JSON.parse shows all of it in its error.
    const partial: ScriptedAnswer = { body: `[${PHONE_B}]` };
    const failures: unknown[] = [];
    for (const answer of [CUT, partial, problem('internal_error'), { status: 500, body: PHONE_B }]) {
      server.playInTurn(answer);
      const params = { path: { businessPhone: PHONE_B } };
      failures.push(await failureOf(clientOf().GET('/v1/calling/numbers/{businessPhone}', { params })));
    }
    const shown = failures.map((failure) => inspect(failure, { depth: 9 })).join();
    expect(failures.every((failure) => failure instanceof Error)).toBe(true);
    expect(shown).not.toContain(PHONE_B.slice(1));
    expect(shown).not.toContain(TOKEN);
  });
});
