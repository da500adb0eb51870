import { useBench } from './support/bench';
import { sentForms } from './support/bindings';
import { describeEachDatabase } from './support/databases';
import { RELAY_A } from './support/canaries';
import { HeldUpstream } from './support/held-upstream';
import { Http, HttpResult } from './support/http';
import { problem } from './support/problems';

const BINDINGS = '/v1/interline/bindings';
const ACCEPTED = { error: 0, reason: 'success' };

describeEachDatabase('the transfer of a number', (create) => {
  const bench = useBench(create);
  let numberX = '';
  let sequence = 0;
  beforeEach(() => {
    sequence += 1;
    numberX = `1700000${String(2000 + sequence)}`;
    bench.gateway.simulator.control.changeNumbers({ product: 'interline', add: [numberX] });
  });
  const path = (): string => `/v1/interline/transfers/${numberX}`;
  const transfer = (more: object = {}, http: Http = bench.client.http): Promise<HttpResult> =>
    http.put(path(), { numberA: RELAY_A, ...more });
  const read = async (id: unknown): Promise<HttpResult['body']> =>
    (await bench.client.http.get(`${BINDINGS}/${String(id)}`)).body;

  it('replaces the one before, which becomes released', async () => {
    const first = await transfer();
    bench.clock.advanceSeconds(5);
    const second = await transfer({ numberA: '13800000003' });
    expect(second.body.id).not.toBe(first.body.id);
    expect(await read(first.body.id)).toEqual({
      ...first.body,
      status: 'released',
      releasedAt: new Date(bench.clock.now()).toISOString(),
    });
    expect(await read(second.body.id)).toMatchObject({ status: 'active', releasedAt: null });
    const [one, two] = sentForms(bench.gateway.simulator, 'interline.xa');
    expect(two?.reqid).not.toBe(one?.reqid);
  });

  it('leaves other numbers and bindings alone when it replaces', async () => {
    const bound = await bench.client.http.post(BINDINGS, {
      numberX,
      numberA: RELAY_A,
      numberB: '13900000002',
      ttlSeconds: 60,
    });
    await transfer();
    await transfer();
    expect(await read(bound.body.id)).toMatchObject({ status: 'active' });
  });

  it('that is refused leaves the one before as it was', async () => {
    const first = await transfer();
    bench.gateway.simulator.control.addFault({ action: { type: 'code', code: 1002 } });
    expect((await transfer({ numberA: '13800000003' })).status).toBe(422);
    expect(await read(first.body.id)).toEqual(first.body);
    const list = await bench.client.http.get(`${BINDINGS}?numberX=${numberX}`);
    expect(list.body.data).toHaveLength(1);
  });

  it.each([
    ['active', null],
    ['unknown', { type: 'cut' }],
  ] as const)('of another client is a conflict while it is %s, and is not sent', async (status, action) => {
    const match = { operation: 'interline.xa' } as const;
    if (action !== null) bench.gateway.simulator.control.addFault({ match, times: 0, action });
    await transfer();
    bench.gateway.simulator.control.clearFaults();
    bench.gateway.simulator.control.clearRequests();
    const other = await bench.gateway.createClient();
    const { body } = await other.http.put(`/v1/interline/transfers/+${numberX}`, { numberA: RELAY_A });
    expect(body).toEqual(problem(409, 'binding_conflict', { retryable: false, owner: 'caller' }));
    expect(bench.gateway.simulator.control.requests()).toEqual([]);
    const list = await bench.client.http.get(`${BINDINGS}?numberX=${numberX}`);
    expect(list.body.data).toMatchObject([{ status }]);
  });

  it('of another client gives way once it has expired, and is released then', async () => {
    const first = await transfer({ ttlSeconds: 60 });
    bench.clock.advanceSeconds(60);
    const other = await bench.gateway.createClient();
    expect((await transfer({}, other.http)).status).toBe(200);
    expect(await read(first.body.id)).toMatchObject({ status: 'released' });
    bench.gateway.simulator.control.clearRequests();
    expect((await bench.client.http.delete(`${BINDINGS}/${String(first.body.id)}`)).status).toBe(204);
    expect(bench.gateway.simulator.control.requests()).toEqual([]);
  });

  it('of another client gives way once it was released', async () => {
    await transfer();
    await bench.client.http.delete(path());
    const other = await bench.gateway.createClient();
    expect((await transfer({}, other.http)).status).toBe(200);
  });

  it('of another client is not found for its release, by number and by id, and stays', async () => {
    const { body: held } = await transfer();
    const other = await bench.gateway.createClient();
    for (const target of [path(), `${BINDINGS}/${String(held.id)}`]) {
      const { body } = await other.http.delete(target);
      expect(body).toEqual(problem(404, 'binding_not_found', { retryable: false, owner: 'caller' }));
    }
    expect(bench.gateway.simulator.control.requests('interline.releaseXa')).toEqual([]);
    expect(await read(held.id)).toMatchObject({ status: 'active' });
  });

  it('of another client is not found for the one who held the number before', async () => {
    await transfer({ ttlSeconds: 60 });
    bench.clock.advanceSeconds(60);
    const other = await bench.gateway.createClient();
    const { body: held } = await transfer({}, other.http);
    expect((await bench.client.http.delete(path())).status).toBe(404);
    expect(bench.gateway.simulator.control.requests('interline.releaseXa')).toEqual([]);
    expect((await other.http.get(`${BINDINGS}/${String(held.id)}`)).body.status).toBe('active');
  });

  it('that was replaced is answered 204 by its id, and the one in force stays', async () => {
    const first = await transfer();
    const second = await transfer();
    expect((await bench.client.http.delete(`${BINDINGS}/${String(first.body.id)}`)).status).toBe(204);
    expect(bench.gateway.simulator.control.requests('interline.releaseXa')).toEqual([]);
    expect(await read(second.body.id)).toMatchObject({ status: 'active' });
  });

  it('whose outcome is unknown is released by the next one', async () => {
    const match = { operation: 'interline.xa' } as const;
    bench.gateway.simulator.control.addFault({ match, times: 0, when: 'after', action: { type: 'cut' } });
    const lost = await transfer();
    bench.gateway.simulator.control.clearFaults();
    expect((await transfer()).status).toBe(200);
    expect(await read(lost.body.bindingId)).toMatchObject({ status: 'released' });
    const { interline } = bench.gateway.simulator.control.bindings();
    expect(interline.filter(({ active }) => active)).toHaveLength(1);
  });

  it('asked for eight times at once leaves one active, and it is the one in force at NXCloud', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => transfer({ numberA: `1380000001${index}` })),
    );
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.every(({ body }) => body.code === 'idempotency_in_flight')).toBe(true);
    const list = await bench.client.http.get(`${BINDINGS}?status=active&numberX=${numberX}`);
    expect(list.body.data).toHaveLength(1);
    const winner = answers.findIndex(({ body }) => body.id === list.body.data?.[0]?.id);
    const { interline } = bench.gateway.simulator.control.bindings();
    expect(interline.filter(({ active }) => active).map(({ numberA }) => numberA)).toEqual([
      `1380000001${winner}`,
    ]);
  });
});

describeEachDatabase('while a transfer is being made', (create) => {
  let upstream: HeldUpstream;
  beforeAll(async () => {
    upstream = await HeldUpstream.start();
  });
  afterAll(() => upstream.close());
  const bench = useBench(create, { upstreamUrl: () => upstream.url });

  it('another on the same number waits its turn, and nothing on it is released', async () => {
    const { client, gateway } = bench;
    const path = '/v1/interline/transfers/17000000001';
    const first = client.http.put(path, { numberA: RELAY_A });
    await upstream.arrivals(1);
    const own = await client.http.put(path, { numberA: '13800000003' });
    expect({ status: own.status, code: own.body.code }).toEqual({
      status: 409,
      code: 'idempotency_in_flight',
    });
    expect(own.headers.get('retry-after')).toBe('1');
    const other = await gateway.createClient();
    const others = await other.http.put(path, { numberA: RELAY_A });
    expect(others.body.code).toBe('binding_conflict');
    expect((await client.http.delete(path)).body.code).toBe('not_ready');

    const elsewhere = other.http.put('/v1/interline/transfers/17000000002', { numberA: RELAY_A });
    await upstream.arrivals(2);
    upstream.answer(ACCEPTED);
    upstream.answer(ACCEPTED);
    expect([(await first).status, (await elsewhere).status]).toEqual([200, 200]);
    expect(upstream.bodies).toHaveLength(2);
  });

  it('an answer that comes after the next one took over does not release that', async () => {
    const { client, clock } = bench;
    const path = '/v1/interline/transfers/17000000003';
    const first = client.http.put(path, { numberA: RELAY_A });
    await upstream.arrivals(3);
    clock.advanceSeconds(22);
    const second = client.http.put(path, { numberA: '13800000003' });
    await upstream.arrivals(4);
    upstream.answer(ACCEPTED, 1);
    const { body: current } = await second;
    upstream.answer(ACCEPTED);
    expect((await first).body.status).toBe('released');
    const list = await client.http.get(`${BINDINGS}?numberX=17000000003&status=active`);
    expect(list.body.data).toEqual([current]);
  });
});
