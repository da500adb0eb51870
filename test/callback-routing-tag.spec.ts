import { useBench } from './support/bench';
import { bindPrivate, bindRelayWith, pushed, routedTo, transferTo } from './support/callback-routing';
import {
  callbacksOf,
  callingBody,
  eventsOf,
  pnsRecord,
  push,
  relayRecord,
  relayStart,
  signatureHeaders,
  whatsappCall,
} from './support/callbacks';
import { BUSINESS_PHONE, RELAY_X } from './support/canaries';
import { createSqlite, describeEachDatabase } from './support/databases';

const TAGGED = /^~[A-Za-z0-9_-]{22}~/;

describeEachDatabase('the routing tag', (create) => {
  const bench = useBench(create);
  let sequence = 0;
  beforeEach(() => {
    sequence += 1;
  });
  const callId = (): string => `call-${sequence}`;
  const numberX = (): string => `1700000${String(3000 + sequence)}`;

  it('goes upstream before the caller’s user data, another one with each binding', async () => {
    const { gateway, client } = bench;
    const bindings = [
      await bindRelayWith(gateway, client, { userData: 'order 4711' }),
      await bindRelayWith(gateway, client, { userData: 'order 4711', numberX: '17000000002' }),
      await transferTo(gateway, client, numberX(), { userData: 'order 4711' }),
      await bindPrivate(gateway, client, { userData: 'order 4711' }),
    ];
    const tags = bindings.map(({ sent }) => {
      expect(sent).toMatch(/^~[A-Za-z0-9_-]{22}~order 4711$/);
      return sent.slice(1, 23);
    });
    expect(new Set(tags).size).toBe(4);
  });

  it.each([
    ['interline/cdr', relayRecord, 'taskid'],
    ['interline/call-start', relayStart, 'taskid'],
  ] as const)('is taken off what %s gives back', async (address, fieldsOf, idField) => {
    const { gateway, client } = bench;
    const { sent, upstreamId } = await bindRelayWith(gateway, client, { userData: 'order 4711' });
    const fields = { [idField]: callId(), subid: upstreamId, userData: sent };
    await pushed(gateway, address, fieldsOf(fields));
    expect(await eventsOf(client)).toMatchObject([
      { data: { userData: 'order 4711', provenance: 'tagged', provider: { userData: 'order 4711' } } },
    ]);
  });

  it('is taken off a short message', async () => {
    const { gateway, client } = bench;
    const { sent } = await transferTo(gateway, client, numberX(), { userData: 'desk' });
    const fields = { taskid: callId(), rcaller: numberX(), smsContent: 'hello', userData: sent };
    await pushed(gateway, 'interline/call-start', relayStart(fields));
    expect(await eventsOf(client)).toMatchObject([
      { type: 'interline.sms.received', data: { userData: 'desk', provider: { userData: 'desk' } } },
    ]);
  });

  it('is taken off the ext of a privacy number', async () => {
    const { gateway, client } = bench;
    const { sent, upstreamId } = await bindPrivate(gateway, client, { userData: '~mine~ 4711' });
    await pushed(gateway, 'pns/call', pnsRecord({ callId: callId(), bindId: upstreamId, ext: sent }));
    expect(await eventsOf(client)).toMatchObject([
      { data: { userData: '~mine~ 4711', provenance: 'tagged', provider: { ext: '~mine~ 4711' } } },
    ]);
  });

  it('leaves nothing behind where the caller gave no user data', async () => {
    const { gateway, client } = bench;
    const { sent, upstreamId } = await bindPrivate(gateway, client);
    await pushed(gateway, 'pns/call', pnsRecord({ callId: callId(), bindId: upstreamId, ext: sent }));
    expect(await eventsOf(client)).toMatchObject([{ data: { userData: null, provider: { ext: '' } } }]);
  });

  it('stands in no event, no list of the administrator and no line of the log', async () => {
    const { gateway, client } = bench;
    const relay = await bindRelayWith(gateway, client, { userData: 'one' });
    const another = await bindRelayWith(gateway, client, { userData: 'two', numberX: '17000000002' });
    const asked = { taskid: callId(), subid: relay.upstreamId };
    for (const { sent } of [relay, another]) {
      await push(gateway, 'interline/cdr', relayRecord({ ...asked, userData: sent }));
    }
    const [newest] = await callbacksOf(gateway);
    const { text } = await gateway.admin.get(`/v1/admin/callbacks/${String(newest?.id)}`);
    const seen = JSON.stringify([
      await eventsOf(client),
      await callbacksOf(gateway),
      text,
      gateway.log.lines,
    ]);
    expect(seen).toContain(relay.id);
    for (const { sent } of [relay, another]) expect(seen).not.toContain(sent.slice(1, 23));
  });

  it('stands in the database neither plain nor as its plain hash', async () => {
    const { gateway, client, database } = bench;
    const { sent } = await bindRelayWith(gateway, client, { userData: 'order 4711' });
    expect(sent).toMatch(TAGGED);
    expect(await database.dump()).not.toContain(sent.slice(1, 23));
  });

  it('does not change whose user data the event tells: it is the register’s copy', async () => {
    const { gateway, client } = bench;
    const { sent, upstreamId } = await bindRelayWith(gateway, client, { userData: 'order 4711' });
    const tag = TAGGED.exec(sent)?.[0] ?? '';
    for (const userData of [`${tag}order 9999`, 'order 9999', undefined]) {
      const fields = { taskid: `${callId()} ${String(userData)}`, subid: upstreamId, userData };
      await pushed(gateway, 'interline/cdr', relayRecord(fields));
    }
    const told = (await eventsOf(client)).map(({ data }) => {
      const { userData, provenance, provider } = data as Record<string, unknown>;
      return [userData, provenance, (provider as Record<string, unknown>).userData];
    });
    expect(told).toEqual([
      ['order 4711', 'tagged', 'order 9999'],
      ['order 4711', 'token', 'order 9999'],
      ['order 4711', 'token', undefined],
    ]);
  });

  it('finds a transfer’s owner although nobody knows its subid', async () => {
    const { gateway, client } = bench;
    const transfer = await transferTo(gateway, client, numberX(), { userData: 'desk' });
    for (const subid of ['xa-1', 'xa-2']) {
      const fields = { taskid: `${callId()} ${subid}`, subid, rcaller: numberX(), userData: transfer.sent };
      expect(await pushed(gateway, 'interline/cdr', relayRecord(fields))).toMatchObject(
        routedTo(client, transfer, 'routing_tag'),
      );
    }
    const { body } = await client.http.get(`/v1/interline/bindings/${transfer.id}`);
    expect(body.upstreamId).toBeNull();
  });

  it('finds the owner of a privacy number whose bindId and customerBindId nobody knows', async () => {
    const { gateway, client } = bench;
    const bound = await bindPrivate(gateway, client);
    const ids = { bindId: 'made-by-a-call', customerBindId: 'made-by-a-call' };
    const fields = pnsRecord({ callId: callId(), ...ids, ext: bound.sent });
    expect(await pushed(gateway, 'pns/call', fields)).toMatchObject(routedTo(client, bound, 'routing_tag'));
    const { body } = await client.http.get(`/v1/pns/bindings/${bound.id}`);
    expect(body.upstreamId).toBe(bound.upstreamId);
  });

  it('finds the owner whichever X number the record names', async () => {
    const { gateway, client } = bench;
    const bound = await bindRelayWith(gateway, client);
    const fields = { taskid: callId(), subid: bound.upstreamId, rcaller: numberX(), userData: bound.sent };
    expect(numberX()).not.toBe(RELAY_X);
    expect(await pushed(gateway, 'interline/cdr', relayRecord(fields))).toMatchObject(
      routedTo(client, bound, 'routing_tag'),
    );
  });
});

describe('a signed record', () => {
  const bench = useBench(createSqlite, { env: { CALLBACK_CALLING_SIGNATURE: 'md5' } });
  beforeEach(async () => {
    await bench.gateway.admin.patch(`/v1/admin/clients/${bench.client.id}`, { businessPhones: [] });
  });

  it('says so of its provenance, in the event and to the administrator', async () => {
    const { gateway } = bench;
    const lister = await gateway.createClient({ businessPhones: [BUSINESS_PHONE] });
    const body = JSON.stringify(callingBody([whatsappCall({ call_id: 'signed' })]));
    await push(gateway, 'calling', body, signatureHeaders(body));
    expect(await callbacksOf(gateway)).toMatchObject([{ verification: { provenance: 'signed' } }]);
    expect(await eventsOf(lister)).toMatchObject([{ data: { provenance: 'signed', userData: null } }]);
  });

  it('stays signed when it is released by hand', async () => {
    const { gateway, client } = bench;
    const body = JSON.stringify(callingBody([whatsappCall({ call_id: 'later' })], { business_phone: '110' }));
    await push(gateway, 'calling', body, signatureHeaders(body));
    const [held] = await callbacksOf(gateway, 'callId=later');
    expect(held).toMatchObject({ status: 'unrouted', verification: { provenance: 'signed' } });
    await gateway.admin.post(`/v1/admin/callbacks/${String(held?.id)}/release`, { clientId: client.id });
    expect(await eventsOf(client)).toMatchObject([{ data: { provenance: 'signed' } }]);
  });

  it('of another product is none: nothing else is signed', async () => {
    const { gateway, client } = bench;
    const bound = await bindRelayWith(gateway, client);
    const body = JSON.stringify(relayRecord({ taskid: 'headers', subid: bound.upstreamId }));
    await push(gateway, 'interline/cdr', body, signatureHeaders(body));
    expect(await eventsOf(client)).toMatchObject([{ data: { provenance: 'token' } }]);
  });
});
