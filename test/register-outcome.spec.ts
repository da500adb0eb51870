import { FaultAction } from '../sandbox/simulator/faults';
import { useBench } from './support/bench';
import {
  BIND_KINDS,
  BindKind,
  PNS_BINDS,
  productOf,
  sentBodies,
  sentForms,
  TRANSFER_PATH,
} from './support/bindings';
import { createSqlite, describeEachDatabase } from './support/databases';
import { HeldUpstream } from './support/held-upstream';
import { HttpResult } from './support/http';
import { problem } from './support/problems';

const HANG: FaultAction = { type: 'hang' };
const CUT: FaultAction = { type: 'cut' };
const RESET: FaultAction = { type: 'reset' };
const status = (code: number): FaultAction => ({ type: 'status', status: code, body: '<html></html>' });
const code = (number: number): FaultAction => ({ type: 'code', code: number });

describeEachDatabase('while NXCloud is asked', (create) => {
  let upstream: HeldUpstream;
  beforeAll(async () => {
    upstream = await HeldUpstream.start();
  });
  afterAll(() => upstream.close());
  const bench = useBench(create, { upstreamUrl: () => upstream.url });

  it('the intent and the hash of its tag are in the database already', async () => {
    const { client, database } = bench;
    const asking = client.http.post('/v1/pns/bindings/xyb', PNS_BINDS.xyb);
    await upstream.arrivals(1);
    const sent = JSON.parse(upstream.bodies[0] ?? '') as Record<string, unknown>;
    const rows = await database.rows('select * from bindings');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      client_id: client.id,
      state: 'pending',
      mode: 'xyb',
      customer_bind_id: sent.customerBindId,
      upstream_id: null,
      number_x: null,
      routing_tag_hash: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/) as unknown,
    });
    const path = `/v1/pns/bindings/${String(rows[0]?.id)}`;
    expect((await client.http.get(path)).body.status).toBe('pending');
    const release = await client.http.delete(path);
    expect({ status: release.status, code: release.body.code }).toEqual({ status: 409, code: 'not_ready' });
    upstream.answer({ code: 0, data: { bindId: 'b1', didX: '85291000001' } });
    const { status: answered, body } = await asking;
    expect({ answered, id: body.id, status: body.status }).toEqual({
      answered: 201,
      id: rows[0]?.id,
      status: 'active',
    });
  });
});

describeEachDatabase('without repeats', (create) => {
  const bench = useBench(create, { env: { UPSTREAM_ATTEMPT_TIMEOUT_MS: '500', UPSTREAM_MAX_RETRIES: '0' } });
  const ask = (kind: BindKind): Promise<HttpResult> => {
    const [method, path, body] = BIND_KINDS[kind];
    return bench.client.http.send(method, path, { body });
  };
  const spoil = (kind: BindKind, action: FaultAction): void => {
    const operation = BIND_KINDS[kind][3];
    bench.gateway.simulator.control.addFault({ match: { operation }, when: 'after', times: 0, action });
  };

  it.each<[BindKind, string, FaultAction, string | null]>([
    ['xyb', 'a time-out', HANG, null],
    ['xyb', 'a connection cut in the answer', CUT, null],
    ['xyb', 'a connection reset after sending', RESET, null],
    ['xyb', 'HTTP 502', status(502), 'http_502'],
    ['xyb', 'HTTP 504', status(504), 'http_504'],
    ['relay', 'a time-out', HANG, null],
    ['relay', 'a connection cut in the answer', CUT, null],
    ['relay', 'HTTP 502', status(502), 'http_502'],
    ['relay', 'HTTP 504', status(504), 'http_504'],
    ['relay', 'code 1000', code(1000), '1000'],
    ['relay', 'code 1401', code(1401), '1401'],
    ['transfer', 'a connection reset after sending', RESET, null],
  ])('%s is unknown after %s, and the 504 names the binding', async (kind, _, action, upstreamCode) => {
    spoil(kind, action);
    const { status: answered, body } = await ask(kind);
    const product = productOf(kind);
    const traceId: unknown = null;
    expect(answered).toBe(504);
    expect(body).toEqual(
      problem(504, 'upstream_timeout', {
        retryable: true,
        owner: 'provider',
        upstream: { product, code: upstreamCode, traceId },
        bindingId: expect.stringMatching(/^bnd_/) as unknown,
      }),
    );
    const binding = await bench.client.http.get(`/v1/${product}/bindings/${String(body.bindingId)}`);
    expect(binding.body).toMatchObject({ status: 'unknown', upstreamId: null, releasedAt: null });
    bench.gateway.simulator.control.clearFaults();
    if (kind === 'transfer') expect((await bench.client.http.delete(TRANSFER_PATH)).status).toBe(204);
  });

  it.each<[BindKind, string, FaultAction]>([
    ['xyb', 'is no JSON', { type: 'garbage' }],
    ['xyb', 'has no code', status(200)],
    ['relay', 'redirects', { type: 'redirect', location: 'http://127.0.0.1:9/' }],
    [
      'xyb',
      'carries an X that is none',
      { type: 'status', status: 200, body: '{"code":0,"data":{"didX":"x"}}' },
    ],
  ])('%s is unknown after an answer that %s, and the 502 names the binding', async (kind, _, action) => {
    spoil(kind, action);
    const { body } = await ask(kind);
    expect(body).toMatchObject({
      status: 502,
      code: 'upstream_invalid_response',
      bindingId: expect.stringMatching(/^bnd_/) as unknown,
    });
    const path = `/v1/${productOf(kind)}/bindings/${String(body.bindingId)}`;
    expect((await bench.client.http.get(path)).body.status).toBe('unknown');
  });

  it.each<[BindKind, string, FaultAction, number, string]>([
    ['xyb', '1001', code(1001), 502, 'upstream_auth_failed'],
    ['axb', '10002', code(10_002), 422, 'upstream_rejected'],
    ['axe', '10003', code(10_003), 502, 'upstream_account_unavailable'],
    ['axeyb', '10010', code(10_010), 503, 'numbers_exhausted'],
    ['xyb', 'HTTP 403', status(403), 502, 'upstream_auth_failed'],
    ['xyb', 'HTTP 429', status(429), 429, 'upstream_rate_limited'],
    ['xyb', 'HTTP 503', status(503), 503, 'upstream_unavailable'],
    ['relay', '1002', code(1002), 422, 'upstream_rejected'],
    ['relay', '1004', code(1004), 409, 'duplicate_request'],
    ['relay', '1201', code(1201), 409, 'binding_conflict'],
    ['relay', '1300', code(1300), 404, 'number_not_found'],
    ['relay', '1301', code(1301), 503, 'numbers_exhausted'],
    ['relay', '1302', code(1302), 409, 'binding_conflict'],
    ['relay', '1400', code(1400), 502, 'upstream_failure'],
    ['transfer', '1004', code(1004), 409, 'duplicate_request'],
    ['transfer', '1300', code(1300), 404, 'number_not_found'],
  ])('%s refused with %s leaves the register', async (kind, _, action, answered, problemCode) => {
    spoil(kind, action);
    const { body } = await ask(kind);
    expect({ status: body.status, code: body.code }).toEqual({ status: answered, code: problemCode });
    expect(body).not.toHaveProperty('bindingId');
    const list = await bench.client.http.get(`/v1/${productOf(kind)}/bindings`);
    expect(list.body.data).toEqual([]);
    const mine = `select id from bindings where client_id = '${bench.client.id}'`;
    expect(await bench.database.rows(mine)).toEqual([]);
  });

  it('an unknown pns binding can be released, whether or not it was made', async () => {
    for (const when of ['before', 'after'] as const) {
      const match = { operation: 'pns.bindAXE' } as const;
      bench.gateway.simulator.control.addFault({ match, when, action: CUT });
      const { body } = await ask('axe');
      const path = `/v1/pns/bindings/${String(body.bindingId)}`;
      expect((await bench.client.http.delete(path)).status).toBe(204);
      expect((await bench.client.http.get(path)).body.status).toBe('released');
    }
    expect(bench.gateway.simulator.control.bindings().pns).toMatchObject([{ active: false }]);
    const releases = bench.gateway.simulator.control.requests('pns.unbindAXB');
    expect(releases.map(({ resultCode }) => resultCode)).toEqual(['10013', '0']);
  });

  it('a pns binding that was made without an id is active, and is released by its customerBindId', async () => {
    bench.gateway.simulator.control.vary({ bindId: 'missing' });
    const { status: answered, body } = await ask('axe');
    expect({ answered, status: body.status, upstreamId: body.upstreamId }).toEqual({
      answered: 201,
      status: 'active',
      upstreamId: null,
    });
    expect((await bench.client.http.delete(`/v1/pns/bindings/${String(body.id)}`)).status).toBe(204);
    expect(sentBodies(bench.gateway.simulator, 'pns.unbindAXB')).toEqual([
      { customerBindId: body.customerBindId },
    ]);
    expect(bench.gateway.simulator.control.bindings().pns).toMatchObject([{ active: false }]);
  });

  it('an interline binding that was made without an id is active, and not ready to be released', async () => {
    bench.gateway.simulator.control.vary({ subid: 'missing' });
    const { status: answered, body } = await ask('relay');
    expect({ answered, status: body.status, upstreamId: body.upstreamId }).toEqual({
      answered: 201,
      status: 'active',
      upstreamId: null,
    });
    const release = await bench.client.http.delete(`/v1/interline/bindings/${String(body.id)}`);
    expect(release.body).toMatchObject({ status: 409, code: 'not_ready', owner: 'operator' });
    expect(bench.gateway.simulator.control.requests('interline.release')).toEqual([]);
  });
});

describeEachDatabase('with repeats', (create) => {
  const bench = useBench(create);
  const ask = (kind: BindKind, more: object = {}): Promise<HttpResult> => {
    const [method, path, body] = BIND_KINDS[kind];
    return bench.client.http.send(method, path, { body: { ...body, ...more } });
  };
  const loseAnswer = (kind: BindKind, next?: FaultAction): void => {
    const match = { operation: BIND_KINDS[kind][3] };
    bench.gateway.simulator.control.addFault({ match, when: 'after', action: CUT });
    if (next !== undefined) bench.gateway.simulator.control.addFault({ match, action: next });
  };
  const sent = (kind: BindKind): Record<string, unknown>[] =>
    productOf(kind) === 'pns'
      ? sentBodies(bench.gateway.simulator, BIND_KINDS[kind][3])
      : sentForms(bench.gateway.simulator, BIND_KINDS[kind][3]);

  it.each<[BindKind, number]>([
    ['axb', 201],
    ['axe', 201],
    ['relay', 201],
    ['transfer', 200],
  ])('a lost answer of %s is asked for again under the same identifier and tag', async (kind, answered) => {
    loseAnswer(kind);
    const { status: first, body } = await ask(kind, { userData: 'u' });
    expect({ first, status: body.status }).toEqual({ first: answered, status: 'active' });
    const [one, two, ...others] = sent(kind);
    expect(two).toEqual(one);
    expect(others).toEqual([]);
    const { pns, interline } = bench.gateway.simulator.control.bindings();
    expect([...pns, ...interline]).toHaveLength(1);
    if (kind === 'transfer') await bench.client.http.delete(TRANSFER_PATH);
  });

  it.each<BindKind>(['xyb', 'axeyb'])('a lost answer of %s is not asked for again', async (kind) => {
    loseAnswer(kind);
    const { status: answered, body } = await ask(kind);
    expect({ answered, code: body.code }).toEqual({ answered: 504, code: 'upstream_timeout' });
    expect(sent(kind)).toHaveLength(1);
  });

  it.each<[BindKind, number]>([
    ['relay', 1004],
    ['relay', 1201],
    ['relay', 1302],
    ['transfer', 1201],
    ['axb', 10_008],
    ['axb', 10_010],
    ['axe', 10_010],
  ])('%s is unknown when the repeat is answered %i', async (kind, upstreamCode) => {
    loseAnswer(kind, code(upstreamCode));
    const { body } = await ask(kind);
    expect(body).toMatchObject({
      status: 504,
      code: 'upstream_timeout',
      upstream: { code: String(upstreamCode) },
    });
    const path = `/v1/${productOf(kind)}/bindings/${String(body.bindingId)}`;
    expect((await bench.client.http.get(path)).body.status).toBe('unknown');
    if (kind === 'transfer') expect((await bench.client.http.delete(TRANSFER_PATH)).status).toBe(204);
  });

  it.each<[BindKind, number, number]>([
    ['relay', 1002, 422],
    ['axb', 10_002, 422],
  ])('%s is refused when the repeat is answered %i, which the first would have met too', async (...row) => {
    const [kind, upstreamCode, answered] = row;
    loseAnswer(kind, code(upstreamCode));
    expect((await ask(kind)).status).toBe(answered);
    expect((await bench.client.http.get(`/v1/${productOf(kind)}/bindings`)).body.data).toEqual([]);
  });

  it('a transfer whose repeat is called a duplicate has succeeded', async () => {
    bench.gateway.simulator.control.vary({ repeatedReqid: 'duplicate' });
    loseAnswer('transfer');
    const { status: answered, body } = await ask('transfer');
    expect({ answered, status: body.status }).toEqual({ answered: 200, status: 'active' });
    const requests = bench.gateway.simulator.control.requests('interline.xa');
    expect(requests.map(({ resultCode }) => resultCode)).toEqual(['0', '1004']);
  });
});

describe('PNS_REPEATABLE_BINDS', () => {
  const bench = useBench(createSqlite, { env: { PNS_REPEATABLE_BINDS: 'xyb' } });

  it.each([
    ['repeats a mode that it names', 'xyb', {}, 201, 2],
    ['repeats one that resets its end', 'xyb', { expiryStrategy: 'reset' }, 201, 2],
    ['never repeats one that extends: it would extend twice', 'xyb', { expiryStrategy: 'extend' }, 504, 1],
    ['does not repeat a mode that it leaves out', 'axb', {}, 504, 1],
  ] as const)('%s', async (_, kind, more, answered, count) => {
    const [method, path, body, operation] = BIND_KINDS[kind];
    bench.gateway.simulator.control.addFault({ match: { operation }, when: 'after', action: CUT });
    const answer = await bench.client.http.send(method, path, { body: { ...body, ...more } });
    expect(answer.status).toBe(answered);
    expect(bench.gateway.simulator.control.requests(operation)).toHaveLength(count);
  });
});
