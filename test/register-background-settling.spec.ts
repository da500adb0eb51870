import { FaultAction } from '../sandbox/simulator/faults';
import { Settling } from '../src/bindings/settling';
import { useBench } from './support/bench';
import { BIND_KINDS, BindKind, PNS_BINDS, productOf, TRANSFER_PATH } from './support/bindings';
import { PHONE_B, RELAY_A, RELAY_B } from './support/canaries';
import { describeEachDatabase } from './support/databases';
import { HttpResult } from './support/http';

const CUT: FaultAction = { type: 'cut' };
/** The total time-out of 15 s and the ten seconds of a lease beyond it are over by then. */
const LEASE_SECONDS = 26;
const KEY = { 'Idempotency-Key': 'order-4711' };

describeEachDatabase('a binding whose outcome nobody knows', (create) => {
  const bench = useBench(create, { env: { UPSTREAM_MAX_RETRIES: '0' } });
  afterEach(() => bench.database.rows('delete from bindings'));

  const settle = (): Promise<number> => bench.gateway.app.get(Settling).run();
  const sent = (kind: BindKind): readonly string[] =>
    bench.gateway.simulator.control.requests(BIND_KINDS[kind][3]).map(({ body }) => body);
  const standing = (kind: BindKind): { active: boolean }[] =>
    bench.gateway.simulator.control.bindings()[productOf(kind)].filter(({ active }) => active);

  function spoil(kind: BindKind, action: FaultAction, when: 'before' | 'after'): void {
    const operation = BIND_KINDS[kind][3];
    bench.gateway.simulator.control.addFault({ match: { operation }, when, action });
  }

  function ask(kind: BindKind): Promise<HttpResult> {
    const [method, path, body] = BIND_KINDS[kind];
    return bench.client.http.send(method, path, { body, headers: KEY });
  }

  /** Asks, loses the answer, and gives the path of what is left. */
  async function lose(kind: BindKind, when: 'before' | 'after' = 'after'): Promise<string> {
    spoil(kind, CUT, when);
    const { status, body } = await ask(kind);
    expect(status).toBe(504);
    return `/v1/${productOf(kind)}/bindings/${String(body.bindingId)}`;
  }

  const read = async (path: string): Promise<Record<string, unknown>> =>
    (await bench.client.http.get(path)).body;

  it.each<[BindKind, 'before' | 'after']>([
    ['axb', 'before'],
    ['axb', 'after'],
    ['axe', 'after'],
    ['relay', 'before'],
    ['relay', 'after'],
    ['transfer', 'after'],
  ])('is settled by asking again: %s, lost %s NXCloud bound', async (kind, when) => {
    const path = await lose(kind, when);
    bench.clock.advanceSeconds(LEASE_SECONDS);

    expect(await settle()).toBe(1);

    const binding = await read(path);
    expect(binding.status).toBe('active');
    expect(standing(kind)).toHaveLength(1);
    const [first, ...repeats] = sent(kind);
    expect(repeats).toEqual([first]);
    const again = await ask(kind);
    expect([again.body.id, sent(kind).length]).toEqual([binding.id, 2]);
    expect(await settle()).toBe(0);
  });

  it.each<BindKind>(['xyb', 'axeyb'])('is left alone where a repeat may bind twice: %s', async (kind) => {
    const path = await lose(kind);
    bench.clock.advanceSeconds(300);

    expect(await settle()).toBe(0);

    expect((await read(path)).status).toBe('unknown');
    expect(sent(kind)).toHaveLength(1);
  });

  it('leaves the register when NXCloud refuses the request itself', async () => {
    const path = await lose('relay', 'before');
    bench.clock.advanceSeconds(LEASE_SECONDS);
    spoil('relay', { type: 'code', code: 1002 }, 'before');

    expect(await settle()).toBe(1);

    expect((await bench.client.http.get(path)).status).toBe(404);
  });

  it('is asked about ever less often, and not at all when it is over', async () => {
    const path = await lose('relay');
    const asked: number[] = [];
    bench.gateway.simulator.control.vary({ repeatedReqid: 'duplicate' });
    for (let seconds = 0; seconds < 3600; seconds += 10) {
      bench.clock.advanceSeconds(10);
      const before = sent('relay').length;
      await settle();
      if (sent('relay').length > before) asked.push(seconds + 10);
    }

    expect(asked).toEqual([10, 20, 40, 80, 160, 320, 640, 1280, 2560]);
    expect((await read(path)).status).toBe('expired');
    expect(standing('relay')).toHaveLength(0);
  });

  it('is given up when it is a day old', async () => {
    const path = await lose('transfer');
    spoil('transfer', CUT, 'before');
    bench.clock.advanceSeconds(24 * 3600);
    expect(await settle()).toBe(0);
    bench.clock.advanceSeconds(24 * 3600);
    expect(await settle()).toBe(0);

    expect((await read(path)).status).toBe('unknown');
    expect(sent('transfer')).toHaveLength(2);
  });

  it('is not bound again once somebody wanted it released', async () => {
    const path = await lose('axe');
    const match = { operation: 'pns.unbindAXB' } as const;
    bench.gateway.simulator.control.addFault({ match, action: { type: 'code', code: 10_005 } });
    expect((await bench.client.http.delete(path)).status).toBe(502);
    bench.clock.advanceSeconds(300);

    expect(await settle()).toBe(0);

    expect(sent('axe')).toHaveLength(1);
    expect((await bench.client.http.delete(path)).status).toBe(204);
    expect(standing('axe')).toEqual([]);
  });

  it('is asked about all the same when a release came too early to be sent', async () => {
    const path = await lose('relay');
    const release = await bench.client.http.delete(path);
    expect([release.status, release.body.code]).toEqual([409, 'not_ready']);
    bench.clock.advanceSeconds(LEASE_SECONDS);

    expect(await settle()).toBe(1);

    expect((await bench.client.http.delete(path)).status).toBe(204);
    expect(standing('relay')).toEqual([]);
  });

  it('is left to its caller who asked for two things under one customerBindId', async () => {
    const [, route, body] = BIND_KINDS.axb;
    const asked = async (phoneB: string): Promise<unknown> => {
      spoil('axb', CUT, 'before');
      const draft = { ...body, phoneB, customerBindId: 'order-two-things' };
      return (await bench.client.http.post(route, draft)).status;
    };
    expect([await asked(PHONE_B), await asked('+85264654799')]).toEqual([504, 504]);
    bench.clock.advanceSeconds(300);

    expect(await settle()).toBe(0);

    expect(sent('axb')).toHaveLength(2);
  });

  it('waits while its client is suspended', async () => {
    const path = await lose('axe');
    const client = `/v1/admin/clients/${bench.client.id}`;
    await bench.gateway.admin.patch(client, { status: 'suspended' });
    bench.clock.advanceSeconds(LEASE_SECONDS);
    expect(await settle()).toBe(0);

    await bench.gateway.admin.patch(client, { status: 'active' });
    expect(await settle()).toBe(1);
    expect((await read(path)).status).toBe('active');
  });

  it('waits while a later transfer of its number stands, and is over when that one is settled', async () => {
    const earlier = await lose('transfer', 'before');
    const operation = 'interline.xa';
    bench.gateway.simulator.control.addFault({ match: { operation }, when: 'after', action: CUT });
    const lost = await bench.client.http.put(TRANSFER_PATH, { numberA: RELAY_B });
    const later = `/v1/interline/bindings/${String(lost.body.bindingId)}`;
    bench.clock.advanceSeconds(LEASE_SECONDS);

    expect(await settle()).toBe(1);

    expect((await read(later)).status).toBe('active');
    expect((await read(earlier)).status).toBe('released');
    expect(standing('transfer')).toMatchObject([{ numberA: RELAY_B }]);
    expect(sent('transfer').filter((body) => body.includes(RELAY_A))).toHaveLength(1);
  });

  it('is asked about once, whoever else looks at the same time', async () => {
    const path = await lose('axb');
    bench.clock.advanceSeconds(LEASE_SECONDS);

    const settled = await Promise.all([settle(), settle(), settle()]);

    expect(settled.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(sent('axb')).toHaveLength(2);
    expect((await read(path)).status).toBe('active');
  });

  it('keeps what it was asked with sealed, and no longer than it is needed', async () => {
    const kept = (): Promise<unknown[]> =>
      bench.database.rows('select sealed_request from bindings where sealed_request is not null');
    await lose('axb');
    expect(await kept()).toEqual([{ sealed_request: expect.stringMatching(/^v1\./) as unknown }]);
    expect(JSON.stringify(await kept())).not.toContain(PNS_BINDS.axb.phoneA.slice(1));
    bench.clock.advanceSeconds(LEASE_SECONDS);
    await settle();
    expect(await kept()).toEqual([]);
  });
});
