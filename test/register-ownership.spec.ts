import { useBench } from './support/bench';
import { PNS_BINDS, RELAY_BIND, sentBodies } from './support/bindings';
import { createSqlite, describeEachDatabase } from './support/databases';
import { HeldUpstream } from './support/held-upstream';
import { HttpResult } from './support/http';
import { problem } from './support/problems';

const XYB = '/v1/pns/bindings/xyb';

describeEachDatabase('a customerBindId', (create) => {
  const bench = useBench(create);
  let order = 0;
  const nextOrder = (): string => `order-${(order += 1)}`;
  const bind = (customerBindId: string, more: object = {}, http = bench.client.http): Promise<HttpResult> =>
    http.post(XYB, { ...PNS_BINDS.xyb, customerBindId, ttlSeconds: 600, ...more });
  const sent = (): unknown[] =>
    sentBodies(bench.gateway.simulator, 'pns.bindXYB').map(({ customerBindId }) => customerBindId);

  it('of another client is a conflict and is not sent', async () => {
    const id = nextOrder();
    await bind(id);
    const other = await bench.gateway.createClient();
    const { body } = await bind(id, {}, other.http);
    expect(body).toEqual(problem(409, 'binding_conflict', { retryable: false, owner: 'caller' }));
    expect(sent()).toEqual([id]);
    expect((await other.http.get('/v1/pns/bindings')).body.data).toEqual([]);
  });

  it('of another client stays a conflict after its release, for its records still come', async () => {
    const id = nextOrder();
    const { body } = await bind(id);
    await bench.client.http.delete(`/v1/pns/bindings/${String(body.id)}`);
    const other = await bench.gateway.createClient();
    expect((await bind(id, {}, other.http)).body.code).toBe('binding_conflict');
    expect(sent()).toEqual([id]);
  });

  it('of another client under another upstream application is no conflict', async () => {
    const id = nextOrder();
    await bind(id);
    const other = await bench.gateway.createClient({ upstreamApps: { pnsBusinessId: 'other-app' } });
    expect((await bind(id, {}, other.http)).body.code).not.toBe('binding_conflict');
    expect(sentBodies(bench.gateway.simulator, 'pns.bindXYB')).toMatchObject([
      { businessId: 'sandbox-pns-app' },
      { businessId: 'other-app', customerBindId: id },
    ]);
  });

  it('of an intent that NXCloud refused is free for another client', async () => {
    const id = nextOrder();
    bench.gateway.simulator.control.addFault({ action: { type: 'code', code: 10_010 } });
    expect((await bind(id)).status).toBe(503);
    const other = await bench.gateway.createClient();
    expect((await bind(id, {}, other.http)).status).toBe(201);
  });

  it.each([
    ['default', 300],
    ['reset', 300],
    ['extend', 900],
  ])('of its own is asked for again: %s answers 200, the same binding and its new end', async (...row) => {
    const [expiryStrategy, secondsFromNow] = row;
    const id = nextOrder();
    const first = await bind(id, { expiryStrategy });
    bench.clock.advanceSeconds(300);
    const { status, headers, body } = await bind(id, {
      expiryStrategy,
      ttlSeconds: 300 * (expiryStrategy === 'extend' ? 2 : 1),
    });
    const [atNXCloud] = bench.gateway.simulator.control.bindings().pns;
    const end = bench.clock.now() + secondsFromNow * 1000;
    expect(status).toBe(200);
    expect(headers.get('location')).toBeNull();
    expect(body).toEqual({ ...first.body, expiresAt: new Date(end).toISOString() });
    expect(atNXCloud?.expiresAtMs).toBe(end);
    expect(sent()).toEqual([id, id]);
    expect((await bench.client.http.get(`/v1/pns/bindings/${String(body.id)}`)).body).toEqual(body);
  });

  it('of its own carries the tag that the binding was made with', async () => {
    const id = nextOrder();
    await bind(id, { userData: 'first' });
    await bind(id, { userData: 'second' });
    const [first, second] = sentBodies(bench.gateway.simulator, 'pns.bindXYB').map(({ ext }) => String(ext));
    expect(first).toMatch(/^~[\w-]{22}~first$/);
    expect(second).toBe(first?.replace('first', 'second'));
  });

  it.each([
    ['refused', { type: 'code', code: 10_010 }, 503],
    ['lost', { type: 'cut' }, 504],
  ] as const)('of its own leaves the binding as it was when the repeat is %s', async (_, action, status) => {
    const id = nextOrder();
    const { body } = await bind(id);
    bench.clock.advanceSeconds(60);
    bench.gateway.simulator.control.addFault({ match: { operation: 'pns.bindXYB' }, action });
    expect((await bind(id)).status).toBe(status);
    expect((await bench.client.http.get(`/v1/pns/bindings/${String(body.id)}`)).body).toEqual(body);
  });

  it('whose outcome is unknown is settled by repeating it, in the same binding', async () => {
    const id = nextOrder();
    bench.gateway.simulator.control.addFault({
      match: { operation: 'pns.bindXYB' },
      when: 'after',
      action: { type: 'cut' },
    });
    const lost = await bind(id);
    const { body } = await bind(id);
    expect({ id: body.id, status: body.status }).toEqual({ id: lost.body.bindingId, status: 'active' });
    expect(bench.gateway.simulator.control.bindings().pns).toHaveLength(1);
  });

  it('of its own keeps what is known of the binding when the repeat is told less', async () => {
    const id = nextOrder();
    const first = await bind(id);
    const answer = { code: 0, data: { bindId: first.body.upstreamId, didX: '', didY: '' } };
    for (const body of [JSON.stringify(answer), '{"code":0}']) {
      const action = { type: 'status', status: 200, body } as const;
      bench.gateway.simulator.control.addFault({ match: { operation: 'pns.bindXYB' }, action });
      expect((await bind(id)).body).toEqual(first.body);
    }
  });

  it('of its own takes everything new when NXCloud made another binding of it', async () => {
    const id = nextOrder();
    const first = await bind(id);
    bench.clock.advanceSeconds(601);
    const second = await bind(id, { delayDidY: true, didX: '85291000017' });
    expect(second.status).toBe(200);
    expect(second.body).toMatchObject({ id: first.body.id, numberX: '+85291000017', numberY: null });
    expect(second.body.upstreamId).not.toBe(first.body.upstreamId);
  });

  it('of a released binding makes a new one', async () => {
    const id = nextOrder();
    const first = await bind(id);
    await bench.client.http.delete(`/v1/pns/bindings/${String(first.body.id)}`);
    const second = await bind(id);
    expect(second.status).toBe(201);
    expect(second.body.id).not.toBe(first.body.id);
    const list = await bench.client.http.get(`/v1/pns/bindings?customerBindId=${id}`);
    expect(list.body.data?.map(({ status }) => status)).toEqual(['active', 'released']);
  });
});

describeEachDatabase('the upstream id of another client', (create) => {
  const bench = useBench(create);

  it.each([
    ['/v1/pns/bindings', '/v1/pns/bindings/axe', PNS_BINDS.axe, 'pns.bindAXE'],
    ['/v1/interline/bindings', '/v1/interline/bindings', RELAY_BIND, 'interline.axb'],
  ] as const)('is never taken over under %s: 502, and an error in the log', async (...row) => {
    const [list, path, request, operation] = row;
    const { body: held } = await bench.client.http.post(path, request);
    const answer = {
      code: 0,
      error: 0,
      subid: held.upstreamId,
      data: { bindId: held.upstreamId, didX: '85291000001' },
    };
    bench.gateway.simulator.control.addFault({
      match: { operation },
      action: { type: 'status', status: 200, body: JSON.stringify(answer) },
    });
    const other = await bench.gateway.createClient();
    const { status, body } = await other.http.post(path, request);
    expect(status).toBe(502);
    expect(body).toEqual(
      problem(502, 'upstream_invalid_response', {
        retryable: true,
        owner: 'provider',
        upstream: { product: list.split('/')[2], code: '0', traceId: null },
        bindingId: expect.stringMatching(/^bnd_/) as unknown,
      }),
    );
    const errors = bench.gateway.log.lines.filter(({ bindingId }) => bindingId === body.bindingId);
    expect(errors).toContainEqual(expect.objectContaining({ level: 'error', product: list.split('/')[2] }));
    expect((await other.http.get(list)).body.data).toMatchObject([{ status: 'unknown', upstreamId: null }]);
    expect((await bench.client.http.get(`${list}/${String(held.id)}`)).body).toEqual(held);
  });
});

describe('one customerBindId at one time', () => {
  let upstream: HeldUpstream;
  beforeAll(async () => {
    upstream = await HeldUpstream.start();
  });
  afterAll(() => upstream.close());
  const bench = useBench(createSqlite, { upstreamUrl: () => upstream.url });

  it('is asked for once: the others of the client are in flight, those of another conflict', async () => {
    const request = { ...PNS_BINDS.xyb, customerBindId: 'order-1' };
    const first = bench.client.http.post(XYB, request);
    await upstream.arrivals(1);
    const second = await bench.client.http.post(XYB, request);
    expect(second.body.code).toBe('idempotency_in_flight');
    expect(second.headers.get('retry-after')).toBe('1');
    const other = await bench.gateway.createClient();
    expect((await other.http.post(XYB, request)).body.code).toBe('binding_conflict');
    upstream.answer({ code: 0, data: { bindId: 'b1', didX: '85291000001', didY: '' } });
    expect((await first).status).toBe(201);
    expect(upstream.bodies).toHaveLength(1);
  });
});
