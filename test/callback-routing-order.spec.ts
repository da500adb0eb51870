import { useBench } from './support/bench';
import { bindPrivate, bindRelayWith, held, pushed, routedTo, transferTo } from './support/callback-routing';
import { BUSINESS_PHONE } from './support/canaries';
import { callingBody, eventsOf, pnsError, pnsRecord, relayRecord, whatsappCall } from './support/callbacks';
import { describeEachDatabase } from './support/databases';
import { TestClient } from './support/gateway';

describeEachDatabase('a record finds its owner', (create) => {
  const bench = useBench(create);
  let other: TestClient;
  let sequence = 0;
  beforeEach(async () => {
    sequence += 1;
    other = await bench.gateway.createClient();
  });
  const callId = (): string => `call-${sequence}`;
  const numberX = (): string => `1700000${String(3000 + sequence)}`;
  const didX = (): string => `+8526100${String(1000 + sequence)}`;

  it('by its routing tag, before the client that held its X number', async () => {
    const { gateway, client } = bench;
    const own = await bindPrivate(gateway, client);
    const others = await bindPrivate(gateway, other, { didX: didX() });
    const fields = pnsRecord({ callId: callId(), ext: own.sent, did: others.numberX, bindId: '' });
    expect(await pushed(gateway, 'pns/call', fields)).toMatchObject(routedTo(client, own, 'routing_tag'));
    expect(await eventsOf(client)).toMatchObject([{ data: { bindingId: own.id, provenance: 'tagged' } }]);
    expect(await eventsOf(other)).toEqual([]);
  });

  it('by its routing tag, also where its subid would do', async () => {
    const { gateway, client } = bench;
    const own = await bindRelayWith(gateway, client);
    const fields = relayRecord({ taskid: callId(), subid: own.upstreamId, userData: own.sent });
    expect(await pushed(gateway, 'interline/cdr', fields)).toMatchObject(
      routedTo(client, own, 'routing_tag'),
    );
  });

  it('by its subid, before the client whose transfer holds its X number', async () => {
    const { gateway, client } = bench;
    const own = await bindRelayWith(gateway, client);
    await transferTo(gateway, other, numberX());
    const fields = relayRecord({ taskid: callId(), subid: own.upstreamId, rcaller: numberX() });
    expect(await pushed(gateway, 'interline/cdr', fields)).toMatchObject(
      routedTo(client, own, 'upstream_id'),
    );
    expect(await eventsOf(client)).toMatchObject([{ data: { bindingId: own.id, provenance: 'token' } }]);
    expect(await eventsOf(other)).toEqual([]);
  });

  it('by its bindId, before the binding that has its customerBindId', async () => {
    const { gateway, client } = bench;
    const own = await bindPrivate(gateway, client);
    const others = await bindPrivate(gateway, other, { customerBindId: `order-${sequence}` });
    const { customerBindId } = others;
    const fields = pnsRecord({ callId: callId(), bindId: own.upstreamId, customerBindId });
    expect(await pushed(gateway, 'pns/call', fields)).toMatchObject(routedTo(client, own, 'upstream_id'));
  });

  it('by its customerBindId, before the client that held its X number', async () => {
    const { gateway, client } = bench;
    const own = await bindPrivate(gateway, client, { customerBindId: `order-${sequence}` });
    const others = await bindPrivate(gateway, other, { didX: didX() });
    const { customerBindId } = own;
    const fields = pnsRecord({ callId: callId(), bindId: 'unheard-of', customerBindId, did: others.numberX });
    expect(await pushed(gateway, 'pns/call', fields)).toMatchObject(
      routedTo(client, own, 'customer_bind_id'),
    );
  });

  it('by its X number where nothing else is known', async () => {
    const { gateway, client } = bench;
    const own = await bindPrivate(gateway, client, { didX: didX() });
    const fields = pnsRecord({ callId: callId(), bindId: '', did: own.numberX });
    expect(await pushed(gateway, 'pns/call', fields)).toMatchObject(routedTo(client, own, 'number_x'));
  });

  it('by the calling number that its client lists', async () => {
    const { gateway } = bench;
    const lister = await gateway.createClient({ businessPhones: [BUSINESS_PHONE] });
    const fields = callingBody([whatsappCall({ call_id: callId() })]);
    expect(await pushed(gateway, 'calling', fields)).toMatchObject(routedTo(lister, null, 'business_phone'));
    await gateway.admin.patch(`/v1/admin/clients/${lister.id}`, { businessPhones: [] });
  });

  it.each([
    ['interline/cdr', () => relayRecord({ taskid: callId(), rcaller: numberX() })],
    ['pns/call', () => pnsRecord({ callId: callId(), customerBindId: 'nobody’s', did: didX() })],
    ['pns/error', () => pnsError({ did: didX() })],
  ] as const)('or nobody, where %s names nothing that is known', async (address, fieldsOf) => {
    const { gateway, client } = bench;
    expect(await pushed(gateway, address, fieldsOf())).toMatchObject(held('unrouted', 'no_owner'));
    expect(await eventsOf(client)).toEqual([]);
  });

  it('also when its binding is released', async () => {
    const { gateway, client } = bench;
    const released = await bindRelayWith(gateway, client);
    await client.http.delete(`/v1/interline/bindings/${released.id}`);
    for (const userData of [released.sent, '']) {
      const taskid = `${callId()} ${userData}`;
      const fields = relayRecord({ taskid, subid: released.upstreamId, userData });
      expect(await pushed(gateway, 'interline/cdr', fields)).toMatchObject({
        status: 'routed',
        clientId: client.id,
        bindingId: released.id,
      });
    }
    expect(await eventsOf(client, `bindingId=${released.id}`)).toHaveLength(2);
  });

  it('also when its binding has expired', async () => {
    const { gateway, client, clock } = bench;
    const expired = await bindPrivate(gateway, client, { ttlSeconds: 60 });
    clock.advanceSeconds(3600);
    for (const ext of [expired.sent, '']) {
      const fields = pnsRecord({ callId: `${callId()} ${ext}`, bindId: expired.upstreamId, ext });
      expect(await pushed(gateway, 'pns/call', fields)).toMatchObject({
        status: 'routed',
        clientId: client.id,
        bindingId: expired.id,
      });
    }
    const { body } = await client.http.get(`/v1/pns/bindings/${expired.id}`);
    expect(body.status).toBe('expired');
  });

  it('but not when that client is deleted', async () => {
    const { gateway } = bench;
    const gone = await gateway.createClient();
    const bound = await bindRelayWith(gateway, gone);
    await gone.http.delete(`/v1/interline/bindings/${bound.id}`);
    expect((await gateway.admin.delete(`/v1/admin/clients/${gone.id}`)).status).toBe(204);
    const fields = relayRecord({ taskid: callId(), subid: bound.upstreamId, userData: bound.sent });
    expect(await pushed(gateway, 'interline/cdr', fields)).toMatchObject(held('unrouted', 'client_deleted'));
  });
});
