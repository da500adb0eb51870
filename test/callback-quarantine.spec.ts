import { useBench } from './support/bench';
import { PHONE_B } from './support/canaries';
import {
  ACKNOWLEDGED,
  CallbackAddress,
  CALLBACKS,
  callbacksOf,
  callingBody,
  eventsOf,
  formOf,
  pnsError,
  pnsRecord,
  push,
  relayRecord,
  relayStart,
  whatsappCall,
} from './support/callbacks';
import { createSqlite, describeEachDatabase } from './support/databases';

type Fields = Readonly<Record<string, unknown>>;
type Row = readonly [reason: string, field: string, address: CallbackAddress, fields: Fields];

const RELAY_FIELDS = ['devid', 'appid', 'taskid', 'subid', 'caller', 'rcaller', 'callee'];

/** Required fields of each document that stand at its top. */
const REQUIRED: [CallbackAddress, string[]][] = [
  ['interline/cdr', [...RELAY_FIELDS, 'result', 'beginTime']],
  ['interline/call-start', [...RELAY_FIELDS, 'callTime']],
  ['pns/call', ['callId', 'caller']],
  ['calling', ['business_phone']],
];

const DEFECTS: Row[] = [
  ['unknown_developer', '/devid', 'interline/cdr', relayRecord({ devid: '10000001' })],
  ['unknown_application', '/appid', 'interline/cdr', relayRecord({ appid: 'of-nobody' })],
  ['unknown_developer', '/devid', 'interline/call-start', relayStart({ devid: 'x' })],
  ['unknown_application', '/appid', 'interline/call-start', relayStart({ appid: 'x' })],
  ['invalid_field', '/beginTime', 'interline/cdr', relayRecord({ beginTime: 'yesterday' })],
  ['invalid_field', '/duration', 'interline/cdr', relayRecord({ duration: '-1' })],
  ['invalid_field', '/caller', 'interline/cdr', relayRecord({ caller: 'Joe' })],
  ['invalid_field', '/taskid', 'interline/cdr', relayRecord({ taskid: 'a\u0000b' })],
  ['invalid_field', '/subid', 'interline/cdr', relayRecord({ subid: { is: 'an object' } })],
  ['invalid_field', '/callTime', 'interline/call-start', relayStart({ callTime: '2026-09-21' })],
  ['invalid_field', '/caller', 'pns/call', pnsRecord({ caller: '12ab' })],
  ['invalid_field', '/duration', 'pns/call', pnsRecord({ duration: 1.5 })],
  ['invalid_field', '/legList', 'pns/call', pnsRecord({ legList: 'none' })],
  ['invalid_field', '/legList/1', 'pns/call', pnsRecord({ legList: [{}, 7] })],
  ['invalid_field', '/legList/0/duration', 'pns/call', pnsRecord({ legList: [{ duration: 'x' }] })],
  ['missing_field', '/data/requestParams/did', 'pns/error', pnsError({ did: '' })],
  ['missing_field', '/data/requestParams/caller', 'pns/error', pnsError({ caller: null })],
  ['invalid_field', '/data/requestParams/did', 'pns/error', pnsError({ did: 'x' })],
  ['invalid_field', '/data', 'pns/error', { ...pnsError(), data: 'x' }],
  ['missing_field', '/calls/0/call_id', 'calling', callingBody([{ ...whatsappCall(), call_id: '' }])],
  ['invalid_field', '/calls/0/from', 'calling', callingBody([{ ...whatsappCall(), from: 'x' }])],
  [
    'missing_field',
    '/calls/0/costs/0/currency',
    'calling',
    callingBody([whatsappCall({ costs: [{ price: '1' }] })]),
  ],
  ['invalid_field', '/calls', 'calling', callingBody([], { calls: 'none' })],
  ['invalid_field', '/calls/0', 'calling', callingBody([], { calls: ['none'] })],
];

describe('a callback that breaks its document', () => {
  const bench = useBench(createSqlite);

  async function expectQuarantined([reason, field, address, fields]: Row): Promise<void> {
    const answer = await push(bench.gateway, address, { ...fields, drawn: bench.client.id });

    expect([answer.status, answer.text]).toEqual([200, ACKNOWLEDGED]);
    const [kept] = await callbacksOf(bench.gateway, 'status=quarantined');
    expect(kept).toMatchObject({ source: address, status: 'quarantined', routing: { reason, field } });
    expect(kept).toMatchObject({ routing: { clientId: null, bindingId: null, routedBy: null } });
    const { body } = await bench.gateway.admin.get(`/v1/admin/callbacks/${String(kept?.id)}`);
    expect(body.eventIds).toEqual([]);
  }

  it.each(DEFECTS)('is kept and answered 200, and says what is wrong: %s %s at %s', async (...row) => {
    await expectQuarantined(row);
  });

  describe.each(REQUIRED)('at %s', (address, names) => {
    it.each(names)('says that %s is missing, be it absent, empty or null', async (name) => {
      for (const value of [undefined, '', null]) {
        const fields = { ...CALLBACKS[address], [name]: value, as: String(value) };
        await expectQuarantined(['missing_field', `/${name}`, address, fields]);
      }
    });
  });

  it('says so of a form too', async () => {
    const form = formOf({ ...relayRecord({ beginTime: '' }), drawn: bench.client.id });

    expect((await push(bench.gateway, 'interline/cdr', form)).text).toBe(ACKNOWLEDGED);
    const [kept] = await callbacksOf(bench.gateway);
    expect(kept).toMatchObject({ routing: { reason: 'missing_field', field: '/beginTime' } });
  });

  it('tells the log the field, never what stood in it', async () => {
    const { gateway } = bench;
    await push(gateway, 'interline/cdr', relayRecord({ caller: `a secret ${bench.client.id}` }));

    const line = gateway.log.of('callback').at(-1);
    expect(line).toMatchObject({ outcome: 'quarantined', reason: 'invalid_field', field: '/caller' });
    expect(JSON.stringify(gateway.log.lines)).not.toContain('a secret');
  });
});

describeEachDatabase('a quarantined callback', (create) => {
  const bench = useBench(create);

  it('is a duplicate when it comes again', async () => {
    const fields = relayRecord({ beginTime: 'never', taskid: 'twice' });
    for (let time = 0; time < 2; time += 1) {
      expect((await push(bench.gateway, 'interline/cdr', fields)).text).toBe(ACKNOWLEDGED);
    }

    const [second, first] = await callbacksOf(bench.gateway, 'callId=twice');
    expect(first).toMatchObject({ status: 'quarantined' });
    expect(second).toMatchObject({ status: 'duplicate', deduplication: { duplicateOf: first?.id } });
  });

  it('makes no event, though its client is known', async () => {
    const businessPhone = '+6281155500002';
    const client = await bench.gateway.createClient({ businessPhones: [businessPhone] });
    const calls = [whatsappCall({ call_id: 'good' }), whatsappCall({ call_id: 'bad', to: 'x' })];

    await push(bench.gateway, 'calling', callingBody(calls, { business_phone: businessPhone.slice(1) }));

    expect(await callbacksOf(bench.gateway, 'callId=bad')).toMatchObject([
      { status: 'quarantined', routing: { reason: 'invalid_field', field: '/calls/1/to' } },
    ]);
    expect(await eventsOf(client)).toMatchObject([{ data: { call: { callId: 'good', callee: PHONE_B } } }]);
  });

  it('is one whose appid no client has, and none once a client has it', async () => {
    const fields = (taskid: string): Fields => relayRecord({ appid: 'an-app-of-a-client', taskid });
    await push(bench.gateway, 'interline/cdr', fields('before'));
    await bench.gateway.createClient({ upstreamApps: { interlineAppId: 'an-app-of-a-client' } });
    await push(bench.gateway, 'interline/cdr', fields('after'));

    expect(await callbacksOf(bench.gateway, 'callId=before')).toMatchObject([{ status: 'quarantined' }]);
    expect(await callbacksOf(bench.gateway, 'callId=after')).toMatchObject([{ status: 'unrouted' }]);
  });
});

describe('a callback of interline where interline is not configured', () => {
  const INTERLINE = ['BASE_URL', 'DEVELOPER_ID', 'AUTH_KEY', 'APP_ID'];
  const env = Object.fromEntries(INTERLINE.map((name) => [`INTERLINE_${name}`, '']));
  const bench = useBench(createSqlite, { env });

  it.each(['interline/cdr', 'interline/call-start'] as const)('is quarantined at %s', async (address) => {
    expect((await push(bench.gateway, address, CALLBACKS[address])).text).toBe(ACKNOWLEDGED);

    const [kept] = await callbacksOf(bench.gateway);
    expect(kept).toMatchObject({ status: 'quarantined', routing: { reason: 'unknown_developer' } });
  });

  it('is quarantined also when it names no account', async () => {
    await push(bench.gateway, 'interline/cdr', relayRecord({ devid: '', appid: '' }));

    const [kept] = await callbacksOf(bench.gateway);
    expect(kept).toMatchObject({ status: 'quarantined', routing: { reason: 'missing_field' } });
  });
});
