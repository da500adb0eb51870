import { useBench } from './support/bench';
import { bindPrivate, bindRelayWith, held, pushed, routedTo, told } from './support/callback-routing';
import {
  callbacksOf,
  callingBody,
  eventsOf,
  pnsError,
  pnsRecord,
  relayRecord,
  whatsappCall,
} from './support/callbacks';
import { describeEachDatabase } from './support/databases';
import { HttpResult } from './support/http';
import { problem } from './support/problems';
import { Receiver } from './support/receiver';

const CALLBACKS = '/v1/admin/callbacks';
const ENV = { WEBHOOK_ALLOW_HTTP: 'true', WEBHOOK_ALLOWED_CIDRS: '127.0.0.0/8' };
const HOUR_SECONDS = 3600;

describeEachDatabase('a callback that is replayed', (create) => {
  const bench = useBench(create, { env: ENV });
  let receiver: Receiver;
  let sequence = 0;
  beforeAll(async () => {
    receiver = await Receiver.start(() => bench.clock.now());
  });
  afterAll(() => receiver.close());
  beforeEach(() => {
    sequence += 1;
  });
  const callId = (): string => `call-${sequence}`;
  const newest = async (): Promise<string> => String((await callbacksOf(bench.gateway))[0]?.id);
  const replay = (id: string): Promise<HttpResult> => bench.gateway.admin.post(`${CALLBACKS}/${id}/replay`);

  it('finds its owner once a client lists the number, and is delivered', async () => {
    const { gateway, client } = bench;
    const phone = `+628110000${1000 + sequence}`;
    await gateway.admin.patch(`/v1/admin/clients/${client.id}`, { businessPhones: [] });
    const endpoint = await receiver.subscribe(client.http);
    const body = callingBody([whatsappCall({ call_id: callId() })], { business_phone: phone.slice(1) });
    expect(await pushed(gateway, 'calling', body)).toMatchObject(held('unrouted', 'no_owner'));
    const id = await newest();
    expect(told((await replay(id)).body)).toMatchObject(held('unrouted', 'no_owner'));

    await gateway.admin.patch(`/v1/admin/clients/${client.id}`, { businessPhones: [phone] });
    const answer = await replay(id);

    expect(answer.status).toBe(202);
    expect(told(answer.body)).toMatchObject(routedTo(client, null, 'business_phone'));
    const [event, ...others] = await eventsOf(client);
    expect(others).toEqual([]);
    expect(answer.body.eventIds).toEqual([event?.id]);
    expect(await endpoint.arrivals(1)).toMatchObject([{ id: event?.id }]);
  });

  it('is judged anew where its application was not known', async () => {
    const { gateway, client } = bench;
    const appid = `app-${sequence}`;
    const bound = await bindRelayWith(gateway, client);
    const record = relayRecord({ taskid: callId(), appid, subid: bound.upstreamId, userData: bound.sent });
    expect(await pushed(gateway, 'interline/cdr', record)).toMatchObject(
      held('quarantined', 'unknown_application'),
    );
    const id = await newest();
    await gateway.createClient({ upstreamApps: { interlineAppId: appid } });
    expect(told((await replay(id)).body)).toMatchObject({
      ...routedTo(client, bound, 'routing_tag'),
      provenance: 'tagged',
    });
    expect(await eventsOf(client)).toMatchObject([{ data: { bindingId: bound.id, provenance: 'tagged' } }]);
  });

  it('stays quarantined while what was wrong is wrong, and makes no event', async () => {
    const { gateway, client } = bench;
    const bound = await bindRelayWith(gateway, client);
    const fields = { taskid: callId(), subid: bound.upstreamId, userData: '~no tag~' };
    await pushed(gateway, 'interline/cdr', relayRecord(fields));
    const answer = await replay(await newest());
    expect(answer.status).toBe(202);
    expect(told(answer.body)).toMatchObject(held('quarantined', 'unknown_tag'));
    expect(answer.body.eventIds).toEqual([]);
    expect(await eventsOf(client)).toEqual([]);
  });

  it('is delivered once more under the same id where it has its owner, and is no other event', async () => {
    const { gateway, client } = bench;
    const endpoint = await receiver.subscribe(client.http);
    const bound = await bindRelayWith(gateway, client);
    const record = relayRecord({ taskid: callId(), subid: bound.upstreamId, userData: bound.sent });
    await pushed(gateway, 'interline/cdr', record);
    const [first] = await endpoint.arrivals(1);

    const answer = await replay(await newest());

    expect(answer.status).toBe(202);
    expect(told(answer.body)).toMatchObject(routedTo(client, bound, 'routing_tag'));
    const [, second] = await endpoint.arrivals(2);
    expect([second?.id, second?.body]).toEqual([first?.id, first?.body]);
    expect(await eventsOf(client)).toMatchObject([{ id: first?.id }]);
    const { body } = await client.http.get(`/v1/webhooks/${endpoint.id}/deliveries`);
    expect(body.data?.map(({ eventId }) => eventId)).toEqual([first?.id, first?.id]);
  });

  it('is delivered again after it was released by hand, to the one it was released to', async () => {
    const { gateway, client } = bench;
    const endpoint = await receiver.subscribe(client.http);
    const record = relayRecord({ taskid: callId(), subid: `unknown-${sequence}`, rcaller: '17000009999' });
    expect(await pushed(gateway, 'interline/cdr', record)).toMatchObject({ status: 'unrouted' });
    const id = await newest();
    await gateway.admin.post(`${CALLBACKS}/${id}/release`, { clientId: client.id });
    await endpoint.arrivals(1);
    expect(told((await replay(id)).body)).toMatchObject(routedTo(client, null, 'operator'));
    const [first, second] = await endpoint.arrivals(2);
    expect(second?.id).toBe(first?.id);
    expect(await eventsOf(client)).toHaveLength(1);
  });

  it('at the same moment as a release and another replay makes one event', async () => {
    const { gateway, client } = bench;
    const phone = `+628110000${1000 + sequence}`;
    await gateway.admin.patch(`/v1/admin/clients/${client.id}`, { businessPhones: [] });
    const body = callingBody([whatsappCall({ call_id: callId() })], { business_phone: phone.slice(1) });
    await pushed(gateway, 'calling', body);
    const id = await newest();
    await gateway.admin.patch(`/v1/admin/clients/${client.id}`, { businessPhones: [phone] });
    const release = gateway.admin.post(`${CALLBACKS}/${id}/release`, { clientId: client.id });
    const answers = await Promise.all([replay(id), release, replay(id)]);
    expect(answers.map(({ status }) => status)).toEqual([202, expect.any(Number), 202]);
    expect([200, 409]).toContain(answers[1].status);
    expect(await eventsOf(client)).toHaveLength(1);
  });

  it('is refused for a duplicate', async () => {
    const { gateway, client } = bench;
    const bound = await bindRelayWith(gateway, client);
    const record = relayRecord({ taskid: callId(), subid: bound.upstreamId });
    await pushed(gateway, 'interline/cdr', record);
    expect(await pushed(gateway, 'interline/cdr', record)).toMatchObject({ status: 'duplicate' });
    const { body } = await replay(await newest());
    expect(body).toEqual(problem(409, 'binding_conflict', { retryable: false, owner: 'caller' }));
  });

  it.each(['pns/error', 'pns/call'] as const)(
    'about a number that moved is no later holder’s: %s is judged by the time when it came',
    async (address) => {
      const { gateway, client, clock } = bench;
      const didX = `+8526100${1000 + sequence}`;
      const bodies = {
        'pns/error': { ...pnsError({ did: didX }), requestId: callId() },
        'pns/call': pnsRecord({ callId: callId(), bindId: '', did: didX, startAt: 0 }),
      };
      expect(await pushed(gateway, address, bodies[address])).toMatchObject(held('unrouted', 'no_owner'));
      const id = await newest();
      clock.advanceSeconds(48 * HOUR_SECONDS);
      await bindPrivate(gateway, client, { didX });
      expect(told((await replay(id)).body)).toMatchObject({ status: 'unrouted' });
      expect(await eventsOf(client)).toEqual([]);
    },
  );

  it('stands in the audit log', async () => {
    const { gateway } = bench;
    await pushed(gateway, 'interline/cdr', relayRecord({ taskid: callId(), rcaller: '17000009999' }));
    const id = await newest();
    await replay(id);
    const { body } = await gateway.admin.get(`/v1/admin/audit-log?target=${id}`);
    expect(body.data?.map(({ action, outcome }) => [action, outcome])).toEqual([
      ['POST /v1/admin/callbacks/:id/replay', 'success'],
    ]);
  });
});
