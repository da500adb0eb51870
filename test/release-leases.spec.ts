import { useBench } from './support/bench';
import { PNS_BINDS, RELAY_BIND } from './support/bindings';
import { RELAY_A } from './support/canaries';
import { describeEachDatabase } from './support/databases';
import { HeldUpstream } from './support/held-upstream';
import { HttpResult } from './support/http';

const XYB = '/v1/pns/bindings/xyb';
const pnsBound = (bindId: string): object => ({ code: 0, data: { bindId, didX: '85291000001' } });
const PNS_DONE = { code: 0 };
const ACCEPTED = { error: 0, reason: 'success' };
/** The outcome is not known. */
const LOST = { error: 1401, reason: 'time-out' };

const shortly = ({ status, body }: HttpResult): object => ({ status, code: body.code });
const NOT_READY = { status: 409, code: 'not_ready' };
const IN_FLIGHT = { status: 409, code: 'idempotency_in_flight' };

describeEachDatabase('a binding that somebody asks NXCloud about', (create) => {
  let upstream: HeldUpstream;
  let asked = 0;
  beforeAll(async () => {
    upstream = await HeldUpstream.start();
  });
  beforeEach(() => {
    asked = upstream.bodies.length;
  });
  afterAll(() => upstream.close());
  const bench = useBench(create, { upstreamUrl: () => upstream.url, env: { UPSTREAM_MAX_RETRIES: '0' } });

  /** Waits until one more request stands at the upstream. */
  async function nextAsked(): Promise<void> {
    asked += 1;
    await upstream.arrivals(asked);
  }

  /** Sends a request and gives it this answer of the upstream. */
  async function settle(request: Promise<HttpResult>, answer: unknown): Promise<HttpResult> {
    await nextAsked();
    upstream.answer(answer);
    return request;
  }

  const put = (numberX: string, http = bench.client.http, headers = {}): Promise<HttpResult> =>
    http.put(`/v1/interline/transfers/${numberX}`, { numberA: RELAY_A, ttlSeconds: 60 }, headers);

  it('is not released while a repeat of its customerBindId is under way', async () => {
    const { http } = bench.client;
    const bind = (): Promise<HttpResult> =>
      http.post(XYB, { ...PNS_BINDS.xyb, customerBindId: 'repeat-held' });
    const { body: binding } = await settle(bind(), pnsBound('8001'));
    const path = `/v1/pns/bindings/${String(binding.id)}`;
    const repeat = bind();
    await nextAsked();

    const refused = await http.delete(path);
    expect(shortly(refused)).toEqual(NOT_READY);
    expect(upstream.bodies).toHaveLength(asked);

    upstream.answer(pnsBound('8001'));
    expect((await repeat).status).toBe(200);
    expect((await settle(http.delete(path), PNS_DONE)).status).toBe(204);
  });

  it('is not bound again while its release is under way', async () => {
    const { http } = bench.client;
    const bind = (): Promise<HttpResult> =>
      http.post(XYB, { ...PNS_BINDS.xyb, customerBindId: 'release-held' });
    const { body: binding } = await settle(bind(), pnsBound('8002'));
    const release = http.delete(`/v1/pns/bindings/${String(binding.id)}`);
    await nextAsked();

    const refused = await bind();
    expect(shortly(refused)).toEqual(IN_FLIGHT);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(upstream.bodies).toHaveLength(asked);

    upstream.answer(PNS_DONE);
    expect((await release).status).toBe(204);
    const { status, body } = await settle(bind(), pnsBound('8003'));
    expect(status).toBe(201);
    expect(body.id).not.toBe(binding.id);
  });

  it('is released by one request at a time', async () => {
    const { http } = bench.client;
    const { body: binding } = await settle(http.post('/v1/interline/bindings', RELAY_BIND), {
      error: 0,
      subid: '7001',
    });
    const path = `/v1/interline/bindings/${String(binding.id)}`;
    const release = http.delete(path);
    await nextAsked();

    const refused = await http.delete(path);
    expect(shortly(refused)).toEqual(NOT_READY);

    upstream.answer(ACCEPTED);
    expect((await release).status).toBe(204);
    expect((await http.delete(path)).status).toBe(204);
    expect(upstream.bodies).toHaveLength(asked);
  });

  it('keeps its number from another client while it is released, though it has expired', async () => {
    const { client, clock, gateway } = bench;
    const { body: expired } = await settle(put('17000000011'), ACCEPTED);
    clock.advanceSeconds(60);
    const release = client.http.delete(`/v1/interline/bindings/${String(expired.id)}`);
    await nextAsked();
    const other = await gateway.createClient();

    const refused = await put('17000000011', other.http);
    expect(shortly(refused)).toEqual(IN_FLIGHT);
    expect(upstream.bodies).toHaveLength(asked);

    upstream.answer(ACCEPTED);
    expect((await release).status).toBe(204);
    const { body: held } = await settle(put('17000000011', other.http), ACCEPTED);
    expect(held.status).toBe('active');
  });

  it('is not resumed while another transfer of its number is under way', async () => {
    const { http } = bench.client;
    const key = { 'Idempotency-Key': 'resumed-1' };
    const lost = await settle(put('17000000012', http, key), LOST);
    expect(lost.status).toBe(504);
    const other = put('17000000012');
    await nextAsked();

    const resumed = await put('17000000012', http, key);
    expect(shortly(resumed)).toEqual(IN_FLIGHT);
    expect(upstream.bodies).toHaveLength(asked);

    upstream.answer(ACCEPTED);
    expect((await other).status).toBe(200);
    const list = await http.get('/v1/interline/bindings?numberX=17000000012&status=active');
    expect(list.body.data).toEqual([(await other).body]);
  });
});

describeEachDatabase('a release that NXCloud did not carry out', (create) => {
  const bench = useBench(create, { env: { UPSTREAM_MAX_RETRIES: '0' } });

  it.each([
    ['pns', 'pns.unbindAXB', 'post', XYB, PNS_BINDS.xyb, '/v1/pns/bindings'],
    [
      'interline',
      'interline.release',
      'post',
      '/v1/interline/bindings',
      RELAY_BIND,
      '/v1/interline/bindings',
    ],
    [
      'transfer',
      'interline.releaseXa',
      'put',
      '/v1/interline/transfers/17000000001',
      { numberA: RELAY_A },
      '/v1/interline/bindings',
    ],
  ] as const)('of %s is asked for again at once', async (_, operation, method, path, request, bindings) => {
    const { client, gateway } = bench;
    const { control } = gateway.simulator;
    const { body: binding } = await client.http[method](path, request);
    const release = (): Promise<HttpResult> => client.http.delete(`${bindings}/${String(binding.id)}`);
    control.addFault({ match: { operation }, action: { type: 'status', status: 504 } });

    const failed = await release();
    expect([failed.status, failed.body.code]).toEqual([503, 'upstream_unavailable']);
    const after = await client.http.get(`${bindings}/${String(binding.id)}`);
    expect(after.body).toMatchObject({ status: 'active', releasedAt: null });

    expect((await release()).status).toBe(204);
    expect(control.requests(operation)).toHaveLength(2);
  });
});
