import { useBench } from './support/bench';
import {
  bindPrivate,
  bindRelayWith,
  copyBinding,
  held,
  pushed,
  routedTo,
  transferTo,
} from './support/callback-routing';
import { eventsOf, pnsRecord, relayRecord, relayStart } from './support/callbacks';
import { describeEachDatabase } from './support/databases';
import { TestClient } from './support/gateway';

/** What a caller may give, and what looks like a tag of the gateway. */
const TILDES = `~${'A'.repeat(22)}~order 4711`;

describeEachDatabase('without routing tags', (create) => {
  const bench = useBench(create, { env: { CALLBACK_ROUTING_TAG: 'off' } });
  let other: TestClient;
  let sequence = 0;
  beforeEach(async () => {
    sequence += 1;
    other = await bench.gateway.createClient();
  });
  const callId = (): string => `call-${sequence}`;
  const numberX = (): string => `1700000${String(3000 + sequence)}`;
  const nowSeconds = (): number => bench.clock.now() / 1000;
  /** A call to X that begins some seconds from now, as `who` is told of it. */
  const callToX = (afterSeconds = 0, rcaller = numberX()): ReturnType<typeof pushed> => {
    const beginTime = nowSeconds() + afterSeconds;
    const fields = {
      taskid: `${callId()} ${beginTime} ${rcaller}`,
      subid: 'of-a-transfer',
      rcaller,
      beginTime,
    };
    return pushed(bench.gateway, 'interline/cdr', relayRecord(fields));
  };

  it.each([undefined, 'order 4711', TILDES])(
    'the caller’s user data goes upstream as it is: %j',
    async (userData) => {
      const { gateway, client } = bench;
      expect((await bindRelayWith(gateway, client, { userData })).sent).toBe(userData ?? '');
      expect((await bindPrivate(gateway, client, { userData })).sent).toBe(userData ?? '');
    },
  );

  it('what the caller gave between tildes is its own text, and stays', async () => {
    const { gateway, client } = bench;
    const relay = await bindRelayWith(gateway, client, { userData: TILDES });
    const privateOne = await bindPrivate(gateway, client, { userData: TILDES });
    const record = { taskid: callId(), subid: relay.upstreamId, userData: relay.sent };
    expect(await pushed(gateway, 'interline/cdr', relayRecord(record))).toMatchObject(
      routedTo(client, relay, 'upstream_id'),
    );
    const call = { callId: callId(), bindId: privateOne.upstreamId, ext: privateOne.sent };
    expect(await pushed(gateway, 'pns/call', pnsRecord(call))).toMatchObject(
      routedTo(client, privateOne, 'upstream_id'),
    );
    expect(await eventsOf(client)).toMatchObject([
      { data: { userData: TILDES, provenance: 'token', provider: { userData: TILDES } } },
      { data: { userData: TILDES, provenance: 'token', provider: { ext: TILDES } } },
    ]);
  });

  it('calls of a number that moved reach the client that held it when they began', async () => {
    const { gateway, client, clock } = bench;
    const first = await transferTo(gateway, client, numberX());
    clock.advanceSeconds(100);
    await client.http.delete(`/v1/interline/transfers/${numberX()}`);
    clock.advanceSeconds(100);
    const second = await transferTo(gateway, other, numberX());
    clock.advanceSeconds(100);

    expect(await callToX(-301)).toMatchObject(held('unrouted', 'no_owner'));
    expect(await callToX(-300)).toMatchObject(routedTo(client, first, 'number_x'));
    expect(await callToX(-250)).toMatchObject(routedTo(client, first, 'number_x'));
    expect(await callToX(-150)).toMatchObject(held('unrouted', 'no_owner'));
    expect(await callToX(-100)).toMatchObject(routedTo(other, second, 'number_x'));
    expect(await callToX()).toMatchObject(routedTo(other, second, 'number_x'));
    expect([await eventsOf(client), await eventsOf(other)]).toMatchObject([
      [{ data: { bindingId: first.id } }, { data: { bindingId: first.id } }],
      [{ data: { bindingId: second.id } }, { data: { bindingId: second.id } }],
    ]);
  });

  it('starts of calls and short messages of a number go by it too', async () => {
    const { gateway, client } = bench;
    const transfer = await transferTo(gateway, client, numberX());
    for (const smsContent of [undefined, 'hello']) {
      const fields = { taskid: `${callId()} ${String(smsContent)}`, rcaller: numberX(), smsContent };
      const start = relayStart({ ...fields, callTime: nowSeconds() });
      expect(await pushed(gateway, 'interline/call-start', start)).toMatchObject(
        routedTo(client, transfer, 'number_x'),
      );
    }
  });

  it('a number is the same with and without its plus', async () => {
    const { gateway, client } = bench;
    const transfer = await transferTo(gateway, client, numberX());
    expect(await callToX(0, `+${numberX()}`)).toMatchObject(routedTo(client, transfer, 'number_x'));
  });

  it('calls reach the later of one client’s transfers of a number, and the earlier while it was in force', async () => {
    const { gateway, client, clock } = bench;
    const first = await transferTo(gateway, client, numberX());
    clock.advanceSeconds(100);
    const second = await transferTo(gateway, client, numberX());
    clock.advanceSeconds(100);
    expect(await callToX(-150)).toMatchObject(routedTo(client, first, 'number_x'));
    expect(await callToX(-50)).toMatchObject(routedTo(client, second, 'number_x'));
  });

  it('calls that began after a transfer had expired have no owner', async () => {
    const { gateway, client, clock } = bench;
    const transfer = await transferTo(gateway, client, numberX(), { ttlSeconds: 60 });
    clock.advanceSeconds(100);
    expect(await callToX(-50)).toMatchObject(routedTo(client, transfer, 'number_x'));
    expect(await callToX()).toMatchObject(held('unrouted', 'no_owner'));
  });

  it('a call in the second in which a number moved is nobody’s rather than the wrong one’s', async () => {
    const { gateway, client, clock } = bench;
    await transferTo(gateway, client, numberX());
    clock.advanceSeconds(100);
    await client.http.delete(`/v1/interline/transfers/${numberX()}`);
    await transferTo(gateway, other, numberX());
    expect(await callToX()).toMatchObject(held('unrouted', 'ambiguous_number'));
    expect([await eventsOf(client), await eventsOf(other)]).toEqual([[], []]);
  });

  it('a call of another application’s number is not the client’s', async () => {
    const { gateway, client } = bench;
    await gateway.createClient({ upstreamApps: { interlineAppId: `app-${sequence}` } });
    const transfer = await transferTo(gateway, client, numberX());
    const fields = { rcaller: numberX(), beginTime: nowSeconds() };
    const foreign = relayRecord({ ...fields, taskid: `${callId()} one`, appid: `app-${sequence}` });
    expect(await pushed(gateway, 'interline/cdr', foreign)).toMatchObject(held('unrouted', 'no_owner'));
    const own = relayRecord({ ...fields, taskid: `${callId()} two` });
    expect(await pushed(gateway, 'interline/cdr', own)).toMatchObject(routedTo(client, transfer, 'number_x'));
  });

  it('calls of a transfer reach its client, however many axb bindings came after it on the number', async () => {
    const { gateway, client } = bench;
    const transfer = await transferTo(gateway, client, numberX());
    await copyBinding(gateway, await bindRelayWith(gateway, other, { numberX: numberX() }), 1500);
    expect(await callToX()).toMatchObject(routedTo(client, transfer, 'number_x'));
  });

  it('a number that axb bindings share does not tell whose a call with an unknown subid was', async () => {
    const { gateway, client } = bench;
    gateway.simulator.control.changeNumbers({ product: 'interline', add: [numberX()] });
    await bindRelayWith(gateway, client, { numberX: numberX() });
    expect(await callToX()).toMatchObject(held('unrouted', 'no_owner'));
    expect(await eventsOf(client)).toEqual([]);
  });

  it('a number that several of one client’s privacy bindings share does not tell which of them it was', async () => {
    const { gateway, client } = bench;
    const didX = `+8526100${String(1000 + sequence)}`;
    await bindPrivate(gateway, client, { mode: 'axe', didX });
    await bindPrivate(gateway, client, { mode: 'axe', didX });
    const fields = { callId: callId(), bindId: '', did: didX, startAt: nowSeconds() };
    expect(await pushed(gateway, 'pns/call', pnsRecord(fields))).toMatchObject(
      held('unrouted', 'ambiguous_number'),
    );
  });
});
