import { useBench } from './support/bench';
import { bindPrivate, bindRelayWith, BoundBinding, pushed, told } from './support/callback-routing';
import {
  callbacksOf,
  callingBody,
  eventsOf,
  pnsRecord,
  push,
  relayRecord,
  whatsappCall,
} from './support/callbacks';
import { PHONE_B, RELAY_A, RELAY_B } from './support/canaries';
import { describeEachDatabase } from './support/databases';
import { HttpResult } from './support/http';
import { expectInvalidField, problem } from './support/problems';
import { Receiver } from './support/receiver';

const CALLBACKS = '/v1/admin/callbacks';
const ENV = { WEBHOOK_ALLOW_HTTP: 'true', WEBHOOK_ALLOWED_CIDRS: '127.0.0.0/8' };
const NO_BINDING = 'bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD';
const NO_CLIENT = 'cli_01K9GZ4T6S3M8V2QXWJ5A7B0CD';

describeEachDatabase('a callback released by hand', (create) => {
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
  const release = (id: string, target: object): Promise<HttpResult> =>
    bench.gateway.admin.post(`${CALLBACKS}/${id}/release`, target);
  const conflict = (): unknown => problem(409, 'binding_conflict', { retryable: false, owner: 'caller' });

  /** The id of a callback that nobody got. */
  async function unrouted(fields: Record<string, unknown> = {}): Promise<string> {
    const record = relayRecord({
      taskid: callId(),
      subid: `unknown-${sequence}`,
      rcaller: '17000009999',
      ...fields,
    });
    expect(await pushed(bench.gateway, 'interline/cdr', record)).toMatchObject({ status: 'unrouted' });
    return newest();
  }

  it('to a binding becomes its event: listed, delivered, and told to the administrator', async () => {
    const { gateway, client } = bench;
    const endpoint = await receiver.subscribe(client.http);
    const bound = await bindRelayWith(gateway, client, { userData: 'order 4711' });
    const id = await unrouted({ userData: 'of the record' });

    const answer = await release(id, { bindingId: bound.id });

    expect(answer.status).toBe(200);
    const [event, ...others] = await eventsOf(client);
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      type: 'interline.call.completed',
      data: {
        ...{ product: 'interline', bindingId: bound.id, revision: 1, provenance: 'token' },
        userData: 'order 4711',
        call: { callId: callId(), caller: RELAY_A, callee: RELAY_B },
      },
    });
    expect(answer.body).toMatchObject({ id, eventIds: [event?.id] });
    expect(told(answer.body)).toMatchObject({
      ...{ status: 'routed', reason: null, routedBy: 'operator', clientId: client.id, bindingId: bound.id },
    });
    expect((await gateway.admin.get(`${CALLBACKS}/${id}`)).body).toEqual(answer.body);
    const [webhook] = await endpoint.arrivals(1);
    expect(JSON.parse(webhook?.body ?? '')).toEqual(event);
  });

  it('to a client becomes its event, which names no binding', async () => {
    const { client } = bench;
    const endpoint = await receiver.subscribe(client.http);
    const answer = await release(await unrouted(), { clientId: client.id });
    expect(told(answer.body)).toMatchObject({
      ...{ status: 'routed', routedBy: 'operator', clientId: client.id, bindingId: null },
    });
    const [event] = await eventsOf(client);
    expect(event).toMatchObject({ data: { bindingId: null, userData: null, call: { callId: callId() } } });
    const [webhook] = await endpoint.arrivals(1);
    expect(webhook?.id).toBe(event?.id);
  });

  it('stands behind every event that was there, so that no cursor misses it', async () => {
    const { gateway, client } = bench;
    const bound = await bindRelayWith(gateway, client);
    const id = await unrouted();
    const later = relayRecord({ taskid: `${callId()} later`, subid: bound.upstreamId });
    await pushed(gateway, 'interline/cdr', later);
    const before = await eventsOf(client);
    await release(id, { clientId: client.id });
    expect(await eventsOf(client)).toEqual([
      ...before,
      expect.objectContaining({ data: expect.objectContaining({ bindingId: null }) as unknown }),
    ]);
  });

  it('keeps what could be read of one that broke its document', async () => {
    const { client } = bench;
    const broken = { taskid: callId(), beginTime: 'yesterday', releaseTime: 1_789_984_830, note: 'kept' };
    await push(bench.gateway, 'interline/cdr', relayRecord(broken));
    const answer = await release(await newest(), { clientId: client.id });
    expect(answer.status).toBe(200);
    expect(await eventsOf(client)).toMatchObject([
      {
        data: {
          call: {
            ...{ callId: callId(), caller: RELAY_A, callee: RELAY_B, outcome: 'answered', startedAt: null },
            endedAt: '2026-09-21T10:00:30.000Z',
          },
          provider: { beginTime: 'yesterday', note: 'kept' },
        },
      },
    ]);
  });

  it('shows no client the tag of a binding, whichever way it is released', async () => {
    const { gateway, client } = bench;
    const other = await gateway.createClient();
    const tagged = await bindRelayWith(gateway, client, { userData: 'secret of the first' });
    const target = await bindRelayWith(gateway, other, { numberX: '17000000002' });
    const ids: string[] = [];
    for (const name of ['one', 'two']) {
      const fields = { taskid: `${callId()} ${name}`, subid: target.upstreamId, userData: tagged.sent };
      await push(gateway, 'interline/cdr', relayRecord(fields));
      ids.push(await newest());
    }
    await release(ids[0] ?? '', { bindingId: target.id });
    await release(ids[1] ?? '', { clientId: other.id });
    const events = await eventsOf(other);
    expect(events).toHaveLength(2);
    expect(JSON.stringify(events)).not.toContain(tagged.sent.slice(1, 23));
  });

  it('fills the number Y of the binding that it is given to', async () => {
    const { gateway, client } = bench;
    const bound: BoundBinding = await bindPrivate(gateway, client, { didX: `+8526100${1000 + sequence}` });
    const fields = { callId: callId(), bindId: `unknown-${sequence}`, didY: '85261003002', callee: PHONE_B };
    await push(gateway, 'pns/call', pnsRecord(fields));
    await release(await newest(), { bindingId: bound.id });
    const { body } = await client.http.get(`/v1/pns/bindings/${bound.id}`);
    expect(body.numberY).toBe('+85261003002');
  });

  it('brings only the call that was held back, where the other call has its event', async () => {
    const { gateway } = bench;
    const phone = `+628110000${1000 + sequence}`;
    const lister = await gateway.createClient({ businessPhones: [phone] });
    const calls = [
      whatsappCall({ call_id: `${callId()} whole` }),
      whatsappCall({ call_id: `${callId()} broken`, start_time: 'yesterday' }),
    ];
    const body = callingBody(calls, { business_phone: phone.slice(1) });
    expect(await pushed(gateway, 'calling', body)).toMatchObject({
      status: 'quarantined',
      reason: 'invalid_field',
    });
    expect(await eventsOf(lister)).toHaveLength(1);
    const answer = await release(await newest(), { clientId: lister.id });
    const events = await eventsOf(lister);
    expect(events).toMatchObject(calls.map(({ call_id }) => ({ data: { call: { callId: call_id } } })));
    expect(answer.body.eventIds).toEqual(events.map(({ id }) => id));
  });

  it('is released once: then it has its owner', async () => {
    const { gateway, client } = bench;
    const other = await gateway.createClient();
    const id = await unrouted();
    await release(id, { clientId: client.id });
    for (const target of [client, other]) {
      expect((await release(id, { clientId: target.id })).body).toEqual(conflict());
    }
    expect([await eventsOf(client), await eventsOf(other)]).toMatchObject([[{}], []]);
  });

  it('twice at the same moment makes one event', async () => {
    const { gateway, client } = bench;
    const other = await gateway.createClient();
    const id = await unrouted();
    const answers = await Promise.all(
      [client, other, client, other].map((target) => release(id, { clientId: target.id })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const events = [...(await eventsOf(client)), ...(await eventsOf(other))];
    expect(events).toHaveLength(1);
    const winner = answers.find(({ status }) => status === 200);
    expect(winner?.body.eventIds).toEqual([events[0]?.id]);
  });

  it('is never one that found its owner, nor a duplicate', async () => {
    const { gateway, client } = bench;
    const bound = await bindRelayWith(gateway, client);
    const record = relayRecord({ taskid: callId(), subid: bound.upstreamId });
    for (const status of ['routed', 'duplicate']) {
      expect(await pushed(gateway, 'interline/cdr', record)).toMatchObject({ status });
      expect((await release(await newest(), { bindingId: bound.id })).body).toEqual(conflict());
    }
    expect(await eventsOf(client)).toHaveLength(1);
  });

  it.each<[string, (binding: string, client: string) => object, string, string]>([
    ['neither target', () => ({}), '/bindingId', 'one_of'],
    ['nulls', () => ({ bindingId: null, clientId: null }), '/bindingId', 'one_of'],
    ['both targets', (bindingId, clientId) => ({ bindingId, clientId }), '/bindingId', 'one_of'],
    ['an unknown binding', () => ({ bindingId: NO_BINDING }), '/bindingId', 'binding_id'],
    ['what is no binding', (_, bindingId) => ({ bindingId }), '/bindingId', 'binding_id'],
    ['an unknown client', () => ({ clientId: NO_CLIENT }), '/clientId', 'client_id'],
    ['what is no client', (clientId) => ({ clientId }), '/clientId', 'client_id'],
    ['a number', () => ({ clientId: 7 }), '/clientId', 'text'],
    ['an unknown field', (bindingId) => ({ bindingId, force: true }), '/force', 'unknown_field'],
  ])('is refused with %s, and stays where it was', async (_, targetOf, pointer, code) => {
    const { gateway, client } = bench;
    const bound = await bindRelayWith(gateway, client);
    const id = await unrouted();
    expectInvalidField(await release(id, targetOf(bound.id, client.id)), pointer, code);
    expect((await callbacksOf(gateway))[0]).toMatchObject({ id, status: 'unrouted' });
    expect(await eventsOf(client)).toEqual([]);
  });

  it('takes null for absent', async () => {
    const { client } = bench;
    const answer = await release(await unrouted(), { bindingId: null, clientId: client.id });
    expect(answer.status).toBe(200);
  });

  it.each(['clientId', 'bindingId'] as const)(
    'is refused to a deleted client, named by %s',
    async (field) => {
      const { gateway } = bench;
      const gone = await gateway.createClient();
      const bound = await bindRelayWith(gateway, gone);
      await gone.http.delete(`/v1/interline/bindings/${bound.id}`);
      await gateway.admin.delete(`/v1/admin/clients/${gone.id}`);
      const id = await unrouted();
      const [target, code] = field === 'clientId' ? [gone.id, 'client_id'] : [bound.id, 'binding_id'];
      expectInvalidField(await release(id, { [field]: target }), `/${field}`, code);
      expect((await callbacksOf(gateway))[0]).toMatchObject({ id, status: 'unrouted' });
    },
  );

  it('is refused to a binding of another product', async () => {
    const { gateway, client } = bench;
    const bound = await bindPrivate(gateway, client);
    expectInvalidField(await release(await unrouted(), { bindingId: bound.id }), '/bindingId', 'binding_id');
    expect(await eventsOf(client)).toEqual([]);
  });

  it('stands in the audit log, refused or not', async () => {
    const { gateway, client } = bench;
    const id = await unrouted();
    await release(id, {});
    await release(id, { clientId: client.id });
    const { body } = await gateway.admin.get(`/v1/admin/audit-log?target=${id}`);
    expect(body.data?.map(({ action, outcome }) => [action, outcome])).toEqual([
      ['POST /v1/admin/callbacks/:id/release', 'success'],
      ['POST /v1/admin/callbacks/:id/release', 'validation_failed'],
    ]);
  });
});
