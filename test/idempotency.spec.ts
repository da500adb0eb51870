import { OperationName } from '../sandbox/simulator/operation';
import { useBench } from './support/bench';
import { PNS_BINDS, RELAY_BIND, sentBodies, sentForms, TRANSFER_PATH } from './support/bindings';
import { BUSINESS_PHONE, RELAY_A } from './support/canaries';
import { createSqlite, describeEachDatabase } from './support/databases';
import { HeldUpstream } from './support/held-upstream';
import { Http, HttpResult } from './support/http';
import { expectInvalidParameter, problem } from './support/problems';

const XYB = '/v1/pns/bindings/xyb';
const RELAYS = '/v1/interline/bindings';
const MADE = { code: 0, data: { bindId: 'b1', didX: '85291000001', didY: '' } };

function keyed(key: string): Record<string, string> {
  return { 'Idempotency-Key': key };
}

/** The body without what is new in each answer to a request. */
function withoutInstance({ body }: HttpResult): Record<string, unknown> {
  return { ...body, instance: null };
}

describeEachDatabase('an Idempotency-Key', (create) => {
  const bench = useBench(create);
  const bind = (key: string, request: object = PNS_BINDS.xyb, http: Http = bench.client.http) =>
    http.post(XYB, request, keyed(key));
  const asked = (operation?: OperationName): number =>
    bench.gateway.simulator.control.requests(operation).length;

  it.each([
    ['a bind of pns', 'POST', XYB, PNS_BINDS.xyb, 1],
    ['a bind of interline', 'POST', RELAYS, RELAY_BIND, 1],
    ['a transfer', 'PUT', TRANSFER_PATH, { numberA: RELAY_A }, 1],
    [
      'an enabling of calling',
      'PUT',
      `/v1/calling/numbers/${BUSINESS_PHONE}`,
      {
        region: 'SG',
        callIconVisible: true,
        callbackRequestsEnabled: true,
        recordingEnabled: true,
        customerSipServers: [{ host: '1.2.3.4', port: 5060, direction: 'both' }],
      },
      2,
    ],
  ])('replays the answer of %s, and says so', async (_, method, path, body, upstreamRequests) => {
    const options = { body, headers: keyed('key-1') };
    const first = await bench.client.http.send(method, path, options);
    const again = await bench.client.http.send(method, path, options);
    expect([200, 201]).toContain(first.status);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect({ status: again.status, text: again.text, location: again.headers.get('location') }).toEqual({
      status: first.status,
      text: first.text,
      location: first.headers.get('location'),
    });
    expect(asked()).toBe(upstreamRequests);
    if (path === TRANSFER_PATH) await bench.client.http.delete(TRANSFER_PATH);
  });

  it('replays what was answered then, whatever has become of the binding', async () => {
    const first = await bind('key-1');
    await bench.client.http.delete(`/v1/pns/bindings/${String(first.body.id)}`);
    expect((await bind('key-1')).body).toEqual(first.body);
  });

  it('knows the same request in another order and spelling of its JSON', async () => {
    const first = await bind('key-1', { phoneB: PNS_BINDS.xyb.phoneB, ttlSeconds: 600, userData: 'é' });
    const text = ` {"userData":"\\u00e9", "ttlSeconds": 600,\n"phoneB":"${PNS_BINDS.xyb.phoneB}"}`;
    const again = await bench.client.http.post(XYB, text, keyed('key-1'));
    expect(again.body).toEqual(first.body);
  });

  it.each([
    ['another body', XYB, { ...PNS_BINDS.xyb, ttlSeconds: 7201 }],
    ['one more field', XYB, { ...PNS_BINDS.xyb, userData: '' }],
    ['another path', '/v1/pns/bindings/axeyb', PNS_BINDS.xyb],
    ['another product', RELAYS, RELAY_BIND],
  ])('refuses %s under the same key without asking NXCloud', async (_, path, body) => {
    await bind('key-1');
    const answer = await bench.client.http.post(path, body, keyed('key-1'));
    expect(answer.status).toBe(422);
    expect(answer.body).toEqual(
      problem(422, 'idempotency_key_reused', { retryable: false, owner: 'caller' }),
    );
    expect(asked()).toBe(1);
  });

  it('tells concrete paths apart: the same transfer of another number is another request', async () => {
    const request = { numberA: RELAY_A };
    await bench.client.http.put('/v1/interline/transfers/17000000005', request, keyed('key-1'));
    const other = await bench.client.http.put('/v1/interline/transfers/17000000006', request, keyed('key-1'));
    expect(other.body.code).toBe('idempotency_key_reused');
    await bench.client.http.delete('/v1/interline/transfers/17000000005');
  });

  it('of one client is nothing to another', async () => {
    const other = await bench.gateway.createClient();
    const first = await bind('key-1');
    const second = await bind('key-1', PNS_BINDS.xyb, other.http);
    expect(second.status).toBe(201);
    expect(second.headers.get('idempotent-replayed')).toBeNull();
    expect(second.body.id).not.toBe(first.body.id);
  });

  it('gives a refusal of the request itself again, for it is final', async () => {
    bench.gateway.simulator.control.addFault({ action: { type: 'code', code: 10_002 } });
    const first = await bind('key-1');
    const again = await bind('key-1');
    expect(first.body).toMatchObject({ status: 422, code: 'upstream_rejected', upstream: { code: '10002' } });
    expect(withoutInstance(again)).toEqual(withoutInstance(first));
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(asked()).toBe(1);
  });

  it.each([
    ['pns', XYB, PNS_BINDS.xyb, 10_010, 'numbers_exhausted'],
    ['pns', XYB, PNS_BINDS.xyb, 10_009, 'upstream_failure'],
    ['interline', RELAYS, RELAY_BIND, 1301, 'numbers_exhausted'],
    ['interline', RELAYS, RELAY_BIND, 1004, 'duplicate_request'],
  ])('tries %s again under a new identifier after a definite refusal (%s)', async (...row) => {
    const [product, path, request, upstreamCode, code] = row;
    bench.gateway.simulator.control.addFault({ action: { type: 'code', code: upstreamCode } });
    const first = await bench.client.http.post(path, request, keyed('key-1'));
    const again = await bench.client.http.post(path, request, keyed('key-1'));
    expect(first.body.code).toBe(code);
    expect(again.status).toBe(201);
    expect(again.headers.get('idempotent-replayed')).toBeNull();
    const [one, two, ...others] = identifiers(product);
    expect(one).toMatch(/^[0-9a-f]{32}$/);
    expect(two).toMatch(/^[0-9a-f]{32}$/);
    expect(two).not.toBe(one);
    expect(others).toEqual([]);
  });

  it.each([
    ['pns', 'xyb, which is not repeated by itself', XYB, PNS_BINDS.xyb],
    ['pns', 'axb', '/v1/pns/bindings/axb', PNS_BINDS.axb],
    ['interline', 'a relay number', RELAYS, RELAY_BIND],
  ])('tries %s again under the same identifier and tag after a lost answer: %s', async (...row) => {
    const [product, , path, request] = row;
    const product_ = product === 'pns' ? 'pns' : 'interline';
    bench.gateway.simulator.control.addFault({
      match: { product: product_ },
      times: 0,
      when: 'after',
      action: { type: 'cut' },
    });
    const lost = await bench.client.http.post(path, request, keyed('key-1'));
    bench.gateway.simulator.control.clearFaults();
    const again = await bench.client.http.post(path, request, keyed('key-1'));
    expect({ status: lost.status, code: lost.body.code }).toEqual({ status: 504, code: 'upstream_timeout' });
    expect({ status: again.status, id: again.body.id, state: again.body.status }).toEqual({
      status: 201,
      id: lost.body.bindingId,
      state: 'active',
    });
    expect(again.headers.get('location')).toBe(`/v1/${product}/bindings/${String(lost.body.bindingId)}`);
    expect(new Set(identifiers(product)).size).toBe(1);
    expect(new Set(bench.gateway.simulator.control.requests().map(({ body }) => body)).size).toBe(1);
    const { pns, interline } = bench.gateway.simulator.control.bindings();
    expect([...pns, ...interline]).toHaveLength(1);
    expect((await bench.client.http.post(path, request, keyed('key-1'))).text).toBe(again.text);
  });

  it('never makes a conflict of its own lost answer: a duplicate stays unknown', async () => {
    bench.gateway.simulator.control.vary({ repeatedReqid: 'duplicate' });
    const match = { operation: 'interline.axb' } as const;
    bench.gateway.simulator.control.addFault({ match, times: 0, when: 'after', action: { type: 'cut' } });
    const lost = await bench.client.http.post(RELAYS, RELAY_BIND, keyed('key-1'));
    bench.gateway.simulator.control.clearFaults();
    const again = await bench.client.http.post(RELAYS, RELAY_BIND, keyed('key-1'));
    expect(again.body).toMatchObject({
      code: 'upstream_timeout',
      bindingId: lost.body.bindingId,
      upstream: { code: '1004' },
    });
    expect(bench.gateway.simulator.control.bindings().interline).toHaveLength(1);
  });

  it('knows from a duplicate that its lost transfer succeeded', async () => {
    bench.gateway.simulator.control.vary({ repeatedReqid: 'duplicate' });
    const match = { operation: 'interline.xa' } as const;
    bench.gateway.simulator.control.addFault({ match, times: 0, when: 'after', action: { type: 'cut' } });
    const request = { numberA: RELAY_A };
    const lost = await bench.client.http.put(TRANSFER_PATH, request, keyed('key-1'));
    bench.gateway.simulator.control.clearFaults();
    const { status, body } = await bench.client.http.put(TRANSFER_PATH, request, keyed('key-1'));
    expect({ status, id: body.id, state: body.status }).toEqual({
      status: 200,
      id: lost.body.bindingId,
      state: 'active',
    });
    const sent = sentForms(bench.gateway.simulator, 'interline.xa');
    expect(sent.length).toBeGreaterThan(1);
    expect(new Set(sent.map(({ reqid }) => reqid)).size).toBe(1);
    await bench.client.http.delete(TRANSFER_PATH);
  });

  it('of a run that died between binding and answering gives its binding, and asks nobody', async () => {
    const first = await bind('key-1');
    const dead = 'set sealed_answer = null, attempt = null, lease_until = null';
    await bench.database.rows(
      `update idempotent_requests ${dead} where binding_id = '${String(first.body.id)}' returning id`,
    );
    const again = await bind('key-1');
    expect({ status: again.status, body: again.body }).toEqual({ status: 201, body: first.body });
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(asked()).toBe(1);
  });

  it('is not taken by a request that never ran', async () => {
    expect((await bind('key-1', { phoneB: 'none' })).status).toBe(422);
    expect((await bind('key-1')).status).toBe(201);
  });

  it('does not keep a refusal of the gateway’s own', async () => {
    const { http, id } = await bench.gateway.createClient({ pnsNumbers: ['85291000001'] });
    const request = { ...PNS_BINDS.xyb, didX: '85291000002' };
    expect((await bind('key-1', request, http)).status).toBe(404);
    await bench.gateway.admin.patch(`/v1/admin/clients/${id}`, { pnsNumbers: ['*'] });
    expect((await bind('key-1', request, http)).status).toBe(201);
  });

  it('is one request for twenty that come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => bind('key-1')));
    const made = answers.filter(({ status }) => status === 201);
    const others = answers.filter(({ status }) => status !== 201);
    expect(made.filter(({ headers }) => headers.get('idempotent-replayed') === null)).toHaveLength(1);
    expect(new Set(made.map(({ text }) => text)).size).toBe(1);
    expect(others.every(({ body }) => body.code === 'idempotency_in_flight')).toBe(true);
    expect(asked('pns.bindXYB')).toBe(1);
    expect(bench.gateway.simulator.control.bindings().pns).toHaveLength(1);
  });

  it('is forgotten after 24 hours, and no sooner', async () => {
    const first = await bind('key-1');
    bench.clock.advanceSeconds(86_400 - 0.001);
    expect((await bind('key-1')).body.id).toBe(first.body.id);
    bench.clock.advanceSeconds(0.001);
    const later = await bind('key-1');
    expect(later.status).toBe(201);
    expect(later.headers.get('idempotent-replayed')).toBeNull();
    expect(later.body.id).not.toBe(first.body.id);
  });

  function identifiers(product: string): (string | undefined)[] {
    return product === 'pns'
      ? [
          ...sentBodies(bench.gateway.simulator, 'pns.bindXYB'),
          ...sentBodies(bench.gateway.simulator, 'pns.bindAXB'),
        ].map(({ customerBindId }) => String(customerBindId))
      : sentForms(bench.gateway.simulator, 'interline.axb').map(({ reqid }) => reqid);
  }
});

describe('the form of an Idempotency-Key', () => {
  const bench = useBench(createSqlite);
  const bind = (key: string): Promise<HttpResult> =>
    bench.client.http.post('/v1/pns/bindings/axe', PNS_BINDS.axe, keyed(key));

  it.each([
    ['bare', 'order 4711', '"order 4711"'],
    ['with quotes inside', 'say "yes"', '"say \\"yes\\""'],
    ['with a backslash', 'a\\b', '"a\\\\b"'],
    ['of one character', '~', '"~"'],
    ['of 255 characters', 'k'.repeat(255), `"${'k'.repeat(255)}"`],
  ])('may be bare or quoted, and is the same key: %s', async (_, bare, quoted) => {
    const first = await bind(bare);
    const again = await bind(quoted);
    expect(first.status).toBe(201);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.body).toEqual(first.body);
  });

  it('is told apart to the letter', async () => {
    expect((await bind('Key')).body.id).not.toBe((await bind('key')).body.id);
  });

  it.each([
    ['empty', ''],
    ['empty in quotes', '""'],
    ['of 256 characters', 'k'.repeat(256)],
    ['with a letter that is not ASCII', 'clé'],
    ['with a tab', 'a\tb'],
  ])('may not be %s', async (_, key) => {
    expectInvalidParameter(await bind(key), 'Idempotency-Key', 'idempotency_key');
    expect(bench.gateway.simulator.control.requests()).toEqual([]);
  });
});

describeEachDatabase('a request that is under way', (create) => {
  let upstream: HeldUpstream;
  beforeAll(async () => {
    upstream = await HeldUpstream.start();
  });
  afterAll(() => upstream.close());
  const bench = useBench(create, { upstreamUrl: () => upstream.url });
  const bind = (): Promise<HttpResult> => bench.client.http.post(XYB, PNS_BINDS.xyb, keyed('key-1'));

  it('holds its key, and lets go of it 10 seconds after the total time-out', async () => {
    const arrived = upstream.bodies.length;
    const first = bind();
    await upstream.arrivals(arrived + 1);
    const second = await bind();
    expect(second.body).toEqual(problem(409, 'idempotency_in_flight', { retryable: true, owner: 'caller' }));
    expect(second.headers.get('retry-after')).toBe('1');

    bench.clock.advanceSeconds(21.999);
    expect((await bind()).body.code).toBe('idempotency_in_flight');
    bench.clock.advanceSeconds(0.001);
    const third = bind();
    await upstream.arrivals(arrived + 2);
    expect(upstream.bodies[arrived + 1]).toBe(upstream.bodies[arrived]);

    upstream.answer(MADE, 1);
    const made = await third;
    expect(made.status).toBe(201);
    upstream.answer(MADE);
    expect((await first).body.id).toBe(made.body.id);
    const replay = await bind();
    expect({ text: replay.text, replayed: replay.headers.get('idempotent-replayed') }).toEqual({
      text: made.text,
      replayed: 'true',
    });
    expect((await bench.client.http.get('/v1/pns/bindings')).body.data).toEqual([made.body]);
  });
});
