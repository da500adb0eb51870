import { Retention } from '../src/bindings/retention';
import { BINDING_STATUSES } from '../src/bindings/binding';
import { useBench } from './support/bench';
import { PNS_BINDS, RELAY_BIND, sentBodies, sentForms } from './support/bindings';
import { RELAY_A } from './support/canaries';
import { createSqlite, describeEachDatabase } from './support/databases';
import { HeldUpstream } from './support/held-upstream';
import { expectInvalidParameter } from './support/problems';

const PNS = '/v1/pns/bindings';
const RELAYS = '/v1/interline/bindings';

describeEachDatabase('the status of a binding', (create) => {
  let upstream: HeldUpstream;
  beforeAll(async () => {
    upstream = await HeldUpstream.start();
  });
  afterAll(() => upstream.close());
  const bench = useBench(create, { upstreamUrl: () => upstream.url, env: { UPSTREAM_MAX_RETRIES: '0' } });
  let arrived = 0;

  /** Begins a binding and answers it as told; null: leaves it without an answer. */
  async function begin(ttlSeconds: number, answer: object | null): Promise<Promise<unknown>> {
    const asking = bench.client.http.post(`${PNS}/axe`, { ...PNS_BINDS.axe, ttlSeconds });
    await upstream.arrivals((arrived += 1));
    if (answer !== null) upstream.answer(answer);
    return answer === null ? Promise.resolve(asking) : asking;
  }

  it('is the same whether it is read, listed or filtered by, at every time', async () => {
    const { client, clock } = bench;
    const made = (bindId: string) => ({ code: 0, data: { bindId, didX: '85291000001', extensionX: '1' } });
    await begin(60, made('short'));
    await begin(7200, made('long'));
    await begin(7200, made('released'));
    await begin(60, { no: 'code' });
    await begin(7200, { no: 'code' });
    const release = client.http.delete(`${PNS}/${await idOf('released')}`);
    await upstream.arrivals((arrived += 1));
    upstream.answer({ code: 0 });
    expect((await release).status).toBe(204);
    const asking = client.http.post(`${PNS}/axe`, { ...PNS_BINDS.axe, ttlSeconds: 90 });
    await upstream.arrivals((arrived += 1));

    // Newest first: pending, unknown for long, unknown for short, released, long, short.
    expect(await statuses()).toEqual(['pending', 'unknown', 'unknown', 'released', 'active', 'active']);
    clock.advanceSeconds(21.999);
    expect((await statuses())[0]).toBe('pending');
    clock.advanceSeconds(0.001);
    expect(await statuses()).toEqual(['unknown', 'unknown', 'unknown', 'released', 'active', 'active']);
    clock.advanceSeconds(37.999);
    expect(await statuses()).toEqual(['unknown', 'unknown', 'unknown', 'released', 'active', 'active']);
    clock.advanceSeconds(0.001);
    expect(await statuses()).toEqual(['unknown', 'unknown', 'expired', 'released', 'active', 'expired']);
    clock.advanceSeconds(30);
    expect(await statuses()).toEqual(['expired', 'unknown', 'expired', 'released', 'active', 'expired']);

    // The answer that came so late still counts: the one who asked is the one who settles.
    upstream.answer(made('late'));
    expect((await asking).status).toBe(201);
    expect((await statuses())[0]).toBe('active');
  });

  async function idOf(upstreamId: string): Promise<string> {
    const { body } = await bench.client.http.get(PNS);
    return String(body.data?.find((one) => one.upstreamId === upstreamId)?.id);
  }

  /** The statuses, newest first; fails where a single read or a filter says otherwise. */
  async function statuses(): Promise<unknown[]> {
    const { data = [] } = (await bench.client.http.get(PNS)).body;
    for (const listed of data) {
      expect((await bench.client.http.get(`${PNS}/${String(listed.id)}`)).body).toEqual(listed);
    }
    for (const status of BINDING_STATUSES) {
      const { body } = await bench.client.http.get(`${PNS}?status=${status}`);
      expect(body.data).toEqual(data.filter((one) => one.status === status));
    }
    return data.map(({ status }) => status);
  }
});

describeEachDatabase('lists of bindings', (create) => {
  const bench = useBench(create);

  it('are the client’s own, of one product, newest first', async () => {
    const other = await bench.gateway.createClient();
    const first = await bench.client.http.post(`${PNS}/axe`, PNS_BINDS.axe);
    const second = await bench.client.http.post(`${PNS}/axb`, PNS_BINDS.axb);
    const relay = await bench.client.http.post(RELAYS, RELAY_BIND);
    const transfer = await bench.client.http.put('/v1/interline/transfers/17000000009', { numberA: RELAY_A });
    await other.http.post(`${PNS}/axe`, PNS_BINDS.axe);
    expect((await bench.client.http.get(PNS)).body).toEqual({
      data: [second.body, first.body],
      nextCursor: null,
    });
    expect((await bench.client.http.get(RELAYS)).body).toEqual({
      data: [transfer.body, relay.body],
      nextCursor: null,
    });
    expect((await other.http.get(RELAYS)).body).toEqual({ data: [], nextCursor: null });
  });

  it('page through everything once, and a cursor belongs to its filters', async () => {
    const ids: unknown[] = [];
    for (let count = 0; count < 5; count += 1) {
      ids.unshift((await bench.client.http.post(`${PNS}/axe`, PNS_BINDS.axe)).body.id);
    }
    const seen: unknown[] = [];
    const sizes: number[] = [];
    for (let query = '?limit=2&status=active'; query !== '';) {
      const { body } = await bench.client.http.get(`${PNS}${query}`);
      seen.push(...(body.data ?? []).map(({ id }) => id));
      sizes.push(body.data?.length ?? -1);
      query = typeof body.nextCursor === 'string' ? `?limit=2&status=active&cursor=${body.nextCursor}` : '';
    }
    expect(seen).toEqual(ids);
    expect(sizes).toEqual([2, 2, 1]);
    const { body } = await bench.client.http.get(`${PNS}?limit=2&status=active`);
    const cursor = String(body.nextCursor);
    for (const query of [`status=released&cursor=${cursor}`, `cursor=${cursor}`, 'cursor=broken']) {
      expectInvalidParameter(await bench.client.http.get(`${PNS}?limit=2&${query}`), 'cursor', 'cursor');
    }
  });

  it('answer no cursor where the last page is just full', async () => {
    await bench.client.http.post(`${PNS}/axe`, PNS_BINDS.axe);
    await bench.client.http.post(`${PNS}/axe`, PNS_BINDS.axe);
    expect((await bench.client.http.get(`${PNS}?limit=2`)).body.nextCursor).toBeNull();
  });

  it('find X by its digits', async () => {
    const plus = await bench.client.http.post(RELAYS, { ...RELAY_BIND, numberX: '+17000000003' });
    const bare = await bench.client.http.post(RELAYS, {
      ...RELAY_BIND,
      numberX: '17000000003',
      numberA: '13800000003',
    });
    await bench.client.http.post(RELAYS, { ...RELAY_BIND, numberX: '17000000004' });
    for (const numberX of ['17000000003', '%2B17000000003']) {
      const { body } = await bench.client.http.get(`${RELAYS}?numberX=${numberX}`);
      expect(body.data).toEqual([bare.body, plus.body]);
    }
    const wished = await bench.client.http.post(`${PNS}/axe`, { ...PNS_BINDS.axe, didX: '85291000007' });
    const { body } = await bench.client.http.get(`${PNS}?numberX=85291000007`);
    expect(body.data).toEqual([wished.body]);
  });

  it('find a binding by its customerBindId, also the one that the gateway drew', async () => {
    const drawn = await bench.client.http.post(`${PNS}/axe`, PNS_BINDS.axe);
    const named = await bench.client.http.post(`${PNS}/axe`, { ...PNS_BINDS.axe, customerBindId: 'a b&c' });
    const find = async (id: string): Promise<unknown> =>
      (await bench.client.http.get(`${PNS}?customerBindId=${encodeURIComponent(id)}`)).body.data;
    expect(await find(String(drawn.body.customerBindId))).toEqual([drawn.body]);
    expect(await find('a b&c')).toEqual([named.body]);
    expect(await find('none')).toEqual([]);
  });
});

describeEachDatabase('an expired binding', (create) => {
  const bench = useBench(create);

  it('is released at NXCloud all the same, for its expiry is the gateway’s guess', async () => {
    const { client, clock, gateway } = bench;
    const { body: pns } = await client.http.post(`${PNS}/axe`, { ...PNS_BINDS.axe, ttlSeconds: 60 });
    const { body: relay } = await client.http.post(RELAYS, { ...RELAY_BIND, ttlSeconds: 60 });
    clock.advanceSeconds(61);
    for (const path of [`${PNS}/${String(pns.id)}`, `${RELAYS}/${String(relay.id)}`]) {
      expect((await client.http.get(path)).body.status).toBe('expired');
      expect((await client.http.delete(path)).status).toBe(204);
      expect((await client.http.get(path)).body.status).toBe('released');
    }
    expect(gateway.simulator.control.requests('pns.unbindAXB')).toHaveLength(1);
    expect(gateway.simulator.control.requests('interline.release')).toHaveLength(1);
  });
});

describeEachDatabase('bindings past their retention', (create) => {
  const bench = useBench(create, { env: { BINDING_RETENTION_DAYS: '30' } });

  it('are forgotten thirty days after their end, and no sooner', async () => {
    const { client, clock, database, gateway } = bench;
    const relay = async (numberA: string, ttlSeconds: number): Promise<unknown> =>
      (await client.http.post(RELAYS, { ...RELAY_BIND, numberA, ttlSeconds })).body.id;
    const released = await relay('13800000001', 31_536_000);
    await client.http.delete(`${RELAYS}/${String(released)}`);
    const expired = await relay('13800000002', 60);
    const lasting = await relay('13800000003', 31_536_000);
    const { body: endless } = await client.http.put(
      '/v1/interline/transfers/17000000001',
      { numberA: RELAY_A },
      { 'Idempotency-Key': 'key-1' },
    );
    const kept = async (): Promise<unknown> => (await client.http.get(RELAYS)).body.data?.map(({ id }) => id);
    const retention = gateway.app.get(Retention);

    const answers = 'select id from idempotent_requests';
    clock.advanceSeconds(86_400 - 0.001);
    await retention.run();
    expect(await database.rows(answers)).toHaveLength(1);
    clock.advanceSeconds(0.001);
    await retention.run();
    expect(await database.rows(answers)).toEqual([]);

    clock.advanceSeconds(29 * 86_400 - 0.001);
    expect(await retention.run()).toBe(0);
    clock.advanceSeconds(0.001);
    expect(await retention.run()).toBe(1);
    expect(await kept()).toEqual([endless.id, lasting, expired]);
    clock.advanceSeconds(60);
    expect(await retention.run()).toBe(1);
    expect(await kept()).toEqual([endless.id, lasting]);
    expect((await client.http.get(`${RELAYS}/${String(expired)}`)).status).toBe(404);
  });
});

describe('the routing tag', () => {
  const on = useBench(createSqlite);
  const off = useBench(createSqlite, { env: { CALLBACK_ROUTING_TAG: 'off' } });

  it('stands before the user data, is another for each binding, and is answered to nobody', async () => {
    const { client, gateway } = on;
    const first = await client.http.post(`${PNS}/axe`, { ...PNS_BINDS.axe, userData: 'mine' });
    await client.http.post(`${PNS}/axe`, PNS_BINDS.axe);
    await client.http.post(RELAYS, { ...RELAY_BIND, userData: 'x'.repeat(200) });
    const sent = [
      ...sentBodies(gateway.simulator, 'pns.bindAXE').map(({ ext }) => String(ext)),
      ...sentForms(gateway.simulator, 'interline.axb').map(({ userData }) => String(userData)),
    ];
    expect(sent[0]).toMatch(/^~[A-Za-z0-9_-]{22}~mine$/);
    expect(sent[1]).toMatch(/^~[A-Za-z0-9_-]{22}~$/);
    expect(sent[2]).toMatch(/^~[A-Za-z0-9_-]{22}~x{200}$/);
    const tags = sent.map((text) => text.slice(1, 23));
    expect(new Set(tags).size).toBe(3);
    expect(first.body.userData).toBe('mine');
    const answered = [
      first.text,
      (await client.http.get(PNS)).text,
      JSON.stringify(gateway.log.lines),
    ].join();
    for (const tag of tags) expect(answered).not.toContain(tag);
  });

  it('does not go out when it is off', async () => {
    const { client, gateway, database } = off;
    await client.http.post(`${PNS}/axe`, { ...PNS_BINDS.axe, userData: 'mine' });
    await client.http.post(`${PNS}/axe`, PNS_BINDS.axe);
    await client.http.post(RELAYS, RELAY_BIND);
    const [given, none] = sentBodies(gateway.simulator, 'pns.bindAXE');
    expect(given?.ext).toBe('mine');
    expect(none).not.toHaveProperty('ext');
    expect(sentForms(gateway.simulator, 'interline.axb')[0]).not.toHaveProperty('userData');
    const tags = 'select routing_tag_hash, sealed_routing_tag from bindings';
    expect(await database.rows(tags)).toEqual(
      Array(3).fill({ routing_tag_hash: null, sealed_routing_tag: null }),
    );
  });
});
