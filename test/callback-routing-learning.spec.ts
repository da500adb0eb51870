import { useBench } from './support/bench';
import { PNS_BINDS, RELAY_BIND, sentBodies } from './support/bindings';
import { bindPrivate, bindRelayWith, held, pushed } from './support/callback-routing';
import { eventsOf, pnsRecord, push, relayRecord, relayStart } from './support/callbacks';
import { PHONE_A, RELAY_X } from './support/canaries';
import { describeEachDatabase } from './support/databases';
import { HttpResult } from './support/http';

describeEachDatabase('a binding learns from its records', (create) => {
  const bench = useBench(create);
  let sequence = 0;
  beforeEach(() => {
    sequence += 1;
  });
  const callId = (): string => `call-${sequence}`;
  const relayPath = (id: string): string => `/v1/interline/bindings/${id}`;
  const pnsPath = (id: string): string => `/v1/pns/bindings/${id}`;
  const read = async (path: string): Promise<HttpResult['body']> => (await bench.client.http.get(path)).body;
  const { http, control } = {
    http: () => bench.client.http,
    control: () => bench.gateway.simulator.control,
  };

  it('the subid that its answer lacked, and can be released then', async () => {
    control().vary({ subid: 'missing' });
    const bound = await bindRelayWith(bench.gateway, bench.client);
    expect(await read(relayPath(bound.id))).toMatchObject({ upstreamId: null, status: 'active' });
    const early = await http().delete(relayPath(bound.id));
    expect([early.status, early.body.code]).toEqual([409, 'not_ready']);

    const subid = control().bindings().interline.at(-1)?.subid;
    const start = relayStart({ taskid: callId(), subid, userData: bound.sent });
    await pushed(bench.gateway, 'interline/call-start', start);
    expect(await read(relayPath(bound.id))).toMatchObject({ upstreamId: subid, status: 'active' });
    expect((await http().delete(relayPath(bound.id))).status).toBe(204);
    expect(control().bindings().interline).toMatchObject([{ subid, active: false }]);
  });

  it('that it exists, when the answer of its bind was lost', async () => {
    const match = { operation: 'pns.bindXYB' } as const;
    control().addFault({ match, when: 'after', action: { type: 'cut' } });
    const { body: lost } = await http().post('/v1/pns/bindings/xyb', PNS_BINDS.xyb);
    const path = pnsPath(String(lost.bindingId));
    expect((await read(path)).status).toBe('unknown');

    const [{ ext } = {}] = sentBodies(bench.gateway.simulator, 'pns.bindXYB');
    const { bindId } = control().bindings().pns.at(-1) ?? {};
    await pushed(bench.gateway, 'pns/call', pnsRecord({ callId: callId(), bindId, ext }));
    expect(await read(path)).toMatchObject({ status: 'active', upstreamId: bindId });
  });

  it('that it exists, when its gateway died before the answer came', async () => {
    const bound = await bindPrivate(bench.gateway, bench.client, { mode: 'xyb' });
    await bench.database.rows(
      `update bindings set state = 'pending', upstream_id = null where id = '${bound.id}' returning id`,
    );
    expect(await read(pnsPath(bound.id))).toMatchObject({ status: 'unknown', upstreamId: null });

    const record = pnsRecord({ callId: callId(), bindId: bound.upstreamId, ext: bound.sent });
    await pushed(bench.gateway, 'pns/call', record);
    expect(await read(pnsPath(bound.id))).toMatchObject({ status: 'active', upstreamId: bound.upstreamId });
  });

  it('the subid once: a later one under the same tag is another binding’s', async () => {
    control().vary({ subid: 'missing' });
    const bound = await bindRelayWith(bench.gateway, bench.client);
    for (const subid of ['first', 'second']) {
      const fields = { taskid: `${callId()} ${subid}`, subid: `${subid}-${sequence}`, userData: bound.sent };
      await pushed(bench.gateway, 'interline/cdr', relayRecord(fields));
    }
    expect((await read(relayPath(bound.id))).upstreamId).toBe(`first-${sequence}`);
    expect(await eventsOf(bench.client)).toHaveLength(1);
  });

  it('no subid from a record without its tag', async () => {
    control().vary({ subid: 'missing' });
    const bound = await bindRelayWith(bench.gateway, bench.client);
    await pushed(
      bench.gateway,
      'interline/cdr',
      relayRecord({ taskid: callId(), subid: `unknown-${sequence}` }),
    );
    expect((await read(relayPath(bound.id))).upstreamId).toBeNull();
  });

  it('no subid that another client’s binding has', async () => {
    const other = await bench.gateway.createClient();
    const theirs = await bindRelayWith(bench.gateway, other, { numberX: '17000000002' });
    control().vary({ subid: 'missing' });
    const bound = await bindRelayWith(bench.gateway, bench.client, { numberX: RELAY_X });
    const fields = { taskid: callId(), subid: theirs.upstreamId, userData: bound.sent };
    expect(await pushed(bench.gateway, 'interline/cdr', relayRecord(fields))).toMatchObject(
      held('quarantined', 'tag_of_another_binding'),
    );
    expect((await read(relayPath(bound.id))).upstreamId).toBeNull();
  });

  it('no subid that another client’s binding learns at the same moment', async () => {
    const other = await bench.gateway.createClient();
    control().vary({ subid: 'missing' });
    const one = await bindRelayWith(bench.gateway, bench.client, { numberX: RELAY_X });
    const two = await bindRelayWith(bench.gateway, other, { numberX: '17000000002' });
    const subid = `shared-${sequence}`;
    // What is on its way already makes the two wait, so that they are taken together.
    const others = Array.from({ length: 8 }, (_, index) => ({ taskid: `${callId()} ${index}` }));
    const records = [...others, ...[one, two].map(({ id, sent }) => ({ taskid: id, subid, userData: sent }))];
    await Promise.all(records.map((fields) => push(bench.gateway, 'interline/cdr', relayRecord(fields))));
    const { body } = await other.http.get(relayPath(two.id));
    const learnt = [(await read(relayPath(one.id))).upstreamId, body.upstreamId];
    expect(learnt.filter((upstreamId) => upstreamId === subid)).toHaveLength(1);
  });

  it('the subid of a bind whose outcome nobody knew, and can be released then', async () => {
    const match = { operation: 'interline.axb' } as const;
    control().addFault({ match, times: 0, when: 'after', action: { type: 'cut' } });
    const lost = await http().post('/v1/interline/bindings', RELAY_BIND);
    control().clearFaults();
    const path = relayPath(String(lost.body.bindingId));
    const { subid, userData } = control().bindings().interline.at(-1) ?? {};
    const fields = relayRecord({ taskid: callId(), subid, userData });
    expect(await pushed(bench.gateway, 'interline/cdr', fields)).toMatchObject({ status: 'routed' });
    expect((await read(path)).upstreamId).toBe(subid);
    expect((await http().delete(path)).status).toBe(204);
    expect(
      control()
        .bindings()
        .interline.some(({ active }) => active),
    ).toBe(false);
  });

  it('the bindId that its answer lacked; until then its customerBindId releases it', async () => {
    control().vary({ bindId: 'missing' });
    const [one, two] = [
      await bindPrivate(bench.gateway, bench.client, { mode: 'axe' }),
      await bindPrivate(bench.gateway, bench.client, { mode: 'axe' }),
    ];
    const bindId = control().bindings().pns.at(-1)?.bindId;
    await pushed(bench.gateway, 'pns/call', pnsRecord({ callId: callId(), bindId, ext: two.sent }));
    expect((await read(pnsPath(two.id))).upstreamId).toBe(bindId);
    for (const { id } of [one, two]) expect((await http().delete(pnsPath(id))).status).toBe(204);
    expect(sentBodies(bench.gateway.simulator, 'pns.unbindAXB')).toEqual([
      { customerBindId: one.customerBindId },
      { bindId },
    ]);
  });

  it.each([
    ['its tag', (sent: string) => ({ ext: sent })],
    ['its bindId', () => ({})],
  ])('the number Y that it only gets with its first call, from a record with %s', async (_, extOf) => {
    const { body } = await http().post('/v1/pns/bindings/xyb', { ...PNS_BINDS.xyb, delayDidY: true });
    expect(body.numberY).toBeNull();
    const sent = control().bindings().pns.at(-1)?.ext ?? '';
    const fields = { callId: callId(), bindId: body.upstreamId, didY: '85261003002', ...extOf(sent) };
    await pushed(bench.gateway, 'pns/call', pnsRecord(fields));
    expect(await read(pnsPath(String(body.id)))).toEqual({ ...body, numberY: '+85261003002' });
    expect(await eventsOf(bench.client)).toMatchObject([{ data: { call: { numberY: '+85261003002' } } }]);
  });

  it('no number Y from a record that is quarantined', async () => {
    const { body } = await http().post('/v1/pns/bindings/xyb', { ...PNS_BINDS.xyb, delayDidY: true });
    const fields = { callId: callId(), bindId: body.upstreamId, didY: '85261003002', ext: '~no tag~' };
    await pushed(bench.gateway, 'pns/call', pnsRecord(fields));
    expect((await read(pnsPath(String(body.id)))).numberY).toBeNull();
  });

  it('the number Y from the call itself, as the simulator pushes it', async () => {
    const { gateway } = bench;
    const { body } = await http().post('/v1/pns/bindings/xyb', { ...PNS_BINDS.xyb, delayDidY: true });
    control().setCallbacks({ url: gateway.callbackUrl });
    const placed = control().placeCall({ product: 'pns', from: PHONE_A, to: String(body.numberX) });
    await control().pushesSettled();
    control().stopCallbacks();
    const didY = control().bindings().pns.at(-1)?.didY;
    expect([placed.routed, didY]).toEqual([true, expect.stringMatching(/^\d+$/)]);
    expect(await read(pnsPath(String(body.id)))).toEqual({ ...body, numberY: `+${String(didY)}` });
    expect(await eventsOf(bench.client)).toMatchObject([
      { data: { bindingId: body.id, provenance: 'tagged', provider: { ext: '' } } },
    ]);
  });
});
