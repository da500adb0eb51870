import { useBench } from './support/bench';
import { bindPrivate, bindRelayWith, pushed } from './support/callback-routing';
import {
  CallbackAddress,
  callbacksOf,
  callingBody,
  formOf,
  pnsError,
  pnsRecord,
  push,
  relayRecord,
  relayStart,
  whatsappCall,
} from './support/callbacks';
import { PHONE_A, PHONE_B, RELAY_A, RELAY_B } from './support/canaries';
import { describeEachDatabase } from './support/databases';
import { HttpResult } from './support/http';
import { expectInvalidParameter } from './support/problems';

const CALLBACKS = '/v1/admin/callbacks';
const LOG = '/v1/admin/audit-log';
const UNKNOWN = 'cbk_01K9GZ4T6S3M8V2QXWJ5A7B0CD';
const TEXT = 'canary text';
const RECORDING = '/canary-recording.wav';
const NUMBERS = [PHONE_A, PHONE_B, RELAY_A, RELAY_B].map((number) => number.replace('+', ''));
const CANARIES = [...NUMBERS, 'canary'];

/** A callback for each address with everything personal that it may bring. */
const PUSHES: readonly (readonly [CallbackAddress, Record<string, unknown>])[] = [
  ['interline/cdr', relayRecord({ userData: TEXT, recording: RECORDING, note: TEXT })],
  ['interline/call-start', relayStart({ userData: TEXT, smsContent: TEXT })],
  ['pns/call', pnsRecord({ ext: TEXT, recordFile: RECORDING, extensionCaller: RELAY_A })],
  [
    'pns/call',
    pnsRecord({
      ...{ callId: 'call-2', ext: TEXT },
      legList: [
        {
          callType: 1,
          caller: PHONE_A,
          callee: PHONE_B,
          callRecordFile: RECORDING,
          allExtension: `x,${RELAY_B}`,
        },
      ],
    }),
  ],
  ['pns/error', pnsError()],
  [
    'calling',
    callingBody([whatsappCall({ from: PHONE_A.slice(1), record: RECORDING })], {
      business_phone: '6281100009999',
    }),
  ],
];

describeEachDatabase('what a callback says', (create) => {
  const bench = useBench(create);
  const seen = (text: string): string[] => CANARIES.filter((canary) => text.includes(canary));
  const newest = async (): Promise<string> => String((await callbacksOf(bench.gateway))[0]?.id);
  const read = (id: string, query = ''): Promise<HttpResult> =>
    bench.gateway.admin.get(`${CALLBACKS}/${id}${query}`);
  const audited = async (query = ''): Promise<unknown[]> =>
    ((await bench.gateway.admin.get(`${LOG}?limit=200${query}`)).body.data ?? []).map(
      ({ actor, action, target, outcome }) => [actor, action, target, outcome],
    );

  it.each(PUSHES)('is masked: no number of a person and no text of %s is seen', async (address, fields) => {
    const { gateway } = bench;
    const body = address.startsWith('interline') ? formOf(fields) : fields;
    await push(gateway, address, body);
    const id = await newest();
    const shown = await read(id);
    expect(shown.status).toBe(200);
    expect(Object.keys(shown.body.body as object).sort()).toEqual(Object.keys(fields).sort());
    expect(seen(shown.text)).toEqual([]);
    expect(seen((await read(id, '?reveal=false')).text)).toEqual([]);
    expect(seen((await gateway.admin.get(CALLBACKS)).text)).toEqual([]);
  });

  it('is masked too where it is quarantined, released or replayed', async () => {
    const { gateway, client } = bench;
    await push(gateway, 'interline/cdr', relayRecord({ taskid: 'masked', beginTime: '', userData: TEXT }));
    const id = await newest();
    const replayed = await gateway.admin.post(`${CALLBACKS}/${id}/replay`);
    const released = await gateway.admin.post(`${CALLBACKS}/${id}/release`, { clientId: client.id });
    expect([replayed.status, released.status]).toEqual([202, 200]);
    for (const { text } of [replayed, released]) expect(seen(text)).toEqual([]);
  });

  it('keeps the ids, the times, the virtual number and the last digits of numbers', async () => {
    const { gateway } = bench;
    const fields = relayRecord({ taskid: 'last digits' });
    await push(gateway, 'interline/cdr', formOf(fields));
    expect((await read(await newest())).body.body).toMatchObject({
      ...{ taskid: 'last digits', rcaller: fields.rcaller, beginTime: String(fields.beginTime) },
      caller: `*********${RELAY_A.slice(-2)}`,
      callee: `*********${RELAY_B.slice(-2)}`,
    });
  });

  it('is shown whole when it is revealed, but for the tag of the binding', async () => {
    const { gateway, client } = bench;
    const bound = await bindPrivate(gateway, client, { userData: TEXT });
    const fields = pnsRecord({ callId: 'revealed', bindId: bound.upstreamId, ext: bound.sent });
    await pushed(gateway, 'pns/call', fields);
    const id = await newest();
    const { status, body } = await read(id, '?reveal=true');
    expect([status, body.body]).toEqual([200, { ...fields, ext: TEXT }]);
    const { body: masked } = await read(id);
    expect({ ...body, body: null }).toEqual({ ...masked, body: null });
  });

  it('is shown to nobody unseen: revealing stands in the audit log, reading does not', async () => {
    const { gateway } = bench;
    await push(gateway, 'interline/cdr', relayRecord({ taskid: 'audited' }));
    const id = await newest();
    await read(id);
    await read(id, '?reveal=false');
    expect(await audited(`&target=${id}`)).toEqual([]);
    await read(id, '?reveal=true');
    expect(await audited(`&target=${id}`)).toEqual([
      ['operator', 'GET /v1/admin/callbacks/:id (reveal)', id, 'success'],
    ]);
  });

  it('is revealed in the name of the client that asked', async () => {
    const { gateway } = bench;
    const administrator = await gateway.createClient({ scopes: ['admin'] });
    await push(gateway, 'interline/cdr', relayRecord({ taskid: 'by a client' }));
    const id = await newest();
    expect((await administrator.http.get(`${CALLBACKS}/${id}?reveal=true`)).text).toContain(RELAY_A);
    expect(await audited(`&target=${id}`)).toEqual([
      [administrator.id, 'GET /v1/admin/callbacks/:id (reveal)', id, 'success'],
    ]);
  });

  it('is not revealed to a client without the scope, and the attempt leaves no number behind', async () => {
    const { gateway, client } = bench;
    await push(gateway, 'interline/cdr', relayRecord({ taskid: 'not for clients' }));
    const id = await newest();
    const { status, text } = await client.http.get(`${CALLBACKS}/${id}?reveal=true`);
    expect(status).toBe(403);
    expect(seen(text)).toEqual([]);
  });

  it('records an attempt to reveal what does not exist', async () => {
    expect((await read(UNKNOWN, '?reveal=true')).status).toBe(404);
    expect(await audited(`&target=${UNKNOWN}`)).toEqual([
      ['operator', 'GET /v1/admin/callbacks/:id (reveal)', UNKNOWN, 'not_found'],
    ]);
  });

  it.each(['yes', '1', 'TRUE', ''])('is not revealed by reveal=%s', async (reveal) => {
    const { gateway } = bench;
    await push(gateway, 'interline/cdr', relayRecord({ taskid: `reveal=${reveal}` }));
    const answer = await read(await newest(), `?reveal=${reveal}`);
    expectInvalidParameter(answer, 'reveal', 'one_of');
    expect(seen(answer.text)).toEqual([]);
  });

  it('leaves the audit log without numbers, texts and tags', async () => {
    const { gateway, client } = bench;
    const bound = await bindRelayWith(gateway, client, { userData: TEXT });
    const fields = { taskid: 'nothing', subid: bound.upstreamId, userData: bound.sent };
    await pushed(gateway, 'interline/cdr', relayRecord(fields));
    await read(await newest(), '?reveal=true');
    const { text } = await gateway.admin.get(`${LOG}?limit=200`);
    expect(text).toContain('(reveal)');
    expect(seen(text)).toEqual([]);
    expect(text).not.toContain(bound.sent.slice(1, 23));
  });
});
