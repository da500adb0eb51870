import { CallbackReceiver, formOf, jsonOf, type ReceivedPush } from '../testing/callback-receiver';
import { SandboxClient } from '../testing/sandbox-client';
import type { CallToPlace } from './place-call';
import { startSimulator, type Simulator } from './start-simulator';

const NOW = 1727419285431;
const X = '17000000001';
const A = '85254987987';
const B = '85264654798';
const PHONE = '6281100000001';
const USER_DATA = '~AAAAAAAAAAAAAAAAAAAAAA~order 4711 & 订单+';

describe('what is pushed', () => {
  let simulator: Simulator;
  let client: SandboxClient;
  let receiver: CallbackReceiver;

  beforeEach(async () => {
    receiver = await CallbackReceiver.start();
    // Every id is of zeros, so that whole bodies can stand here.
    simulator = await startSimulator({ callbackUrl: receiver.url, now: () => NOW, random: () => 0 });
    client = new SandboxClient(simulator, () => NOW);
  });

  afterEach(async () => {
    await simulator.close();
    receiver.close();
  });

  async function pushed(call: CallToPlace): Promise<[ReceivedPush, ...ReceivedPush[]]> {
    simulator.control.placeCall(call);
    await simulator.control.pushesSettled();
    const [first, ...more] = receiver.received;
    if (first === undefined) throw new Error('nothing was pushed');
    return [first, ...more];
  }

  describe('about a relay number', () => {
    const call = { product: 'interline', from: '13800000001', to: X } as const;

    async function bind(change: Record<string, string | number> = {}): Promise<void> {
      const appid = simulator.credentials.interlineAppId;
      const numbers = { anum: '13800000001', bnum: '13900000002' };
      const { json } = await client.relay(X, { appid, ...numbers, reqid: 'r', ttl: 100, ...change });
      expect(json).toMatchObject({ error: 0 });
    }

    it('the start and the record are forms with every documented field', async () => {
      await bind({ record: 1, userData: USER_DATA });
      const [start, record] = await pushed(call);
      const common = {
        devid: '10000000',
        appid: 'sandbox-interline-app',
        taskid: '1000000000000000000',
        subid: '1000000000000000000',
        caller: '13800000001',
        rcaller: X,
        callee: '13900000002',
        userData: USER_DATA,
      };
      expect(start.path).toBe('/callbacks/token/interline/call-start');
      expect(start.headers).toMatchObject({ 'content-type': 'application/x-www-form-urlencoded' });
      expect(formOf(start)).toEqual({ ...common, callTime: '1727419285' });
      expect(record?.path).toBe('/callbacks/token/interline/cdr');
      expect(record && formOf(record)).toEqual({
        ...common,
        result: 'answered',
        beginTime: '1727419285',
        ringTime: '1727419286',
        answerTime: '1727419289',
        releaseTime: '1727419319',
        duration: '30',
        recording: '/recordings/00000000-0000-0000-0000-000000000000.wav',
        releasedir: '2',
      });
    });

    it('in JSON the times are numbers and the ids are texts', async () => {
      await bind();
      const [start, record] = await pushed({ ...call, endedBy: 'platform', push: { encoding: 'json' } });
      expect(start.headers).toMatchObject({ 'content-type': 'application/json' });
      expect(jsonOf(start)).toMatchObject({ devid: '10000000', callTime: 1727419285 });
      expect(record && jsonOf(record)).toMatchObject({
        duration: 30,
        beginTime: 1727419285,
        releasedir: '0',
      });
    });

    it('a call that nobody took has no answer time, no recording, and a number for its result', async () => {
      await bind({ record: 1 });
      const [, record] = await pushed({ ...call, outcome: 'no_answer' });
      const form = record && formOf(record);
      expect(form).toMatchObject({ result: '19', duration: '0', ringTime: '1727419286' });
      expect(form).not.toHaveProperty('answerTime');
      expect(form).not.toHaveProperty('recording');
      expect(form).not.toHaveProperty('userData');
    });

    it('a transfer has a subid of its own', async () => {
      const appid = simulator.credentials.interlineAppId;
      await client.relay(`${X}/transfer`, { appid, anum: '13800000001', reqid: 'r', userData: 'u' });
      const [, record] = await pushed({ ...call, from: '13900000009' });
      expect(record && formOf(record)).toMatchObject({
        subid: '1000000000000000000',
        caller: '13900000009',
        callee: '13800000001',
        userData: 'u',
      });
    });

    it('an id of digits is a bare number, beyond 2^53, where so varied', async () => {
      await bind();
      simulator.control.vary({ subid: 'number' });
      const [start, record] = await pushed({ ...call, push: { encoding: 'json' } });
      expect(start.body).toContain('"subid":1000000000000000000,');
      expect(record?.body).toContain('"subid":1000000000000000000,');
    });

    it('a message is a start with its text, and has no record', async () => {
      await bind();
      const { from, to } = call;
      const [start, ...more] = await pushed({
        product: 'interline',
        kind: 'sms',
        ...{ from, to },
        smsContent: '到了 & here',
      });
      expect(start.path).toBe('/callbacks/token/interline/call-start');
      expect(formOf(start)).toMatchObject({ callee: '13900000002', smsContent: '到了 & here' });
      expect(more).toEqual([]);
    });
  });

  describe('about a privacy number', () => {
    const X_NUMBER = '85291000001';

    function bind(mode: 'XYB' | 'AXEYB', change: Record<string, unknown> = {}) {
      const wishes = { didX: X_NUMBER, didY: '85291000002' };
      return client.bind(mode, { phoneB: B, bindExpireSecond: 300, ...wishes, ...change });
    }

    const call = { product: 'pns', from: A, to: X_NUMBER } as const;

    it('the record has the legs and the fields of the newest page', async () => {
      await bind('XYB', { recording: true, ext: USER_DATA, customerBindId: 'mine' });
      const [record] = await pushed(call);
      expect(record.path).toBe('/callbacks/token/pns/call');
      expect(record.headers).toMatchObject({ 'content-type': 'application/json' });
      const leg = {
        callStartAt: 1727419285,
        callRingAt: 1727419286,
        callAnswerAt: 1727419289,
        callFinishAt: 1727419319,
        duration: 30,
        callRecordFile: 'https://recordings.invalid/recordings/00000000-0000-0000-0000-000000000000.wav',
        hangupCause: 'NORMAL_CLEARING',
        hangupCode: 16,
        uuid: '00000000-0000-0000-0000-000000000000',
        ringDuration: 3,
        fsCallStatus: 1,
        fsCallStatusMsg: 'Call Connected',
        allExtension: '',
      };
      expect(jsonOf(record)).toEqual({
        bindId: '0'.repeat(32),
        customerBindId: 'mine',
        callId: '0'.repeat(32),
        caller: A,
        did: X_NUMBER,
        didX: X_NUMBER,
        didY: '85291000002',
        extensionX: '',
        callee: B,
        pnsType: 'axyb',
        callStatus: '1',
        callStatusMsg: 'Call Connected',
        ext: USER_DATA,
        legList: [
          {
            ...leg,
            callType: 1,
            caller: A,
            callee: X_NUMBER,
            hangupType: 1,
            vosCallId: `${'0'.repeat(32)}%40127.0.0.1`,
          },
          {
            ...leg,
            callType: 2,
            caller: '85291000002',
            callee: B,
            hangupType: 0,
            vosCallId: '0'.repeat(32),
          },
        ],
      });
    });

    it('the flat record has the fields of the old page, and no ext', async () => {
      await bind('XYB', { ext: USER_DATA });
      const [record] = await pushed({ ...call, from: `+${A}`, endedBy: 'caller', push: { shape: 'flat' } });
      expect(jsonOf(record)).toEqual({
        id: 1,
        businessId: 'sandbox-pns-app',
        customerBindId: '',
        bindId: '0'.repeat(32),
        callId: '0'.repeat(32),
        did: X_NUMBER,
        caller: A,
        callee: B,
        extensionCaller: '',
        extensionCallee: '',
        callStatus: 1,
        callStatusMsg: '',
        duration: 30,
        startAt: 1727419285,
        answerAt: 1727419289,
        hangupAt: 1727419319,
        hangupCause: 'NORMAL_CLEARING',
        hangupCode: 16,
        hangup: 0,
        recordFile: '',
      });
    });

    it('the extension dialled stands on the leg of the caller, who has a plus where so varied', async () => {
      await bind('AXEYB');
      simulator.control.vary({ caller: 'plus' });
      const [record] = await pushed({ ...call, extension: '0000', outcome: 'unreachable' });
      expect(jsonOf(record)).toMatchObject({
        caller: `+${A}`,
        extensionX: '0000',
        pnsType: 'axeyb',
        callStatus: '2',
        legList: [
          { caller: `+${A}`, allExtension: '0000', callAnswerAt: 0, callRingAt: 0, ringDuration: 0 },
          { caller: '85291000002', allExtension: '', hangupCode: 20, hangupCause: 'SUBSCRIBER_ABSENT' },
        ],
      });
    });

    it.each([
      ['legs', 'legList.0.callStartAt'],
      ['flat', 'startAt'],
    ] as const)('a malformed record of %s lacks its caller, or begins in words', async (shape, begin) => {
      await bind('XYB');
      const [nobody] = await pushed({ ...call, push: { shape, malformed: 'missing_field' } });
      expect(jsonOf(nobody)).not.toHaveProperty('caller');
      expect(jsonOf(nobody)).toHaveProperty('callee', B);
      receiver.received = [];
      const [someday] = await pushed({ ...call, push: { shape, malformed: 'wrong_type' } });
      expect(jsonOf(someday)).toHaveProperty(begin, 'yesterday');
    });

    it('a call that no binding joins is an error, with the time of UTC+8', async () => {
      const [error] = await pushed({ ...call, from: `+${A}` });
      expect(error.path).toBe('/callbacks/token/pns/error');
      expect(jsonOf(error)).toEqual({
        code: 10013,
        msg: 'binding not exist',
        requestId: '1000000000000000000',
        data: {
          action: 'queryAXB',
          requestParams: { caller: A, did: X_NUMBER },
          occurrenceTime: '2024-09-27 14:41:25',
        },
      });
    });

    it('a call to a number that is none of the account is pushed to nobody', async () => {
      simulator.control.placeCall({ ...call, to: '85299999999' });
      await simulator.control.pushesSettled();
      expect(receiver.received).toEqual([]);
    });
  });

  describe('about a WhatsApp number', () => {
    const call = { product: 'calling', businessPhone: PHONE, from: A, to: PHONE } as const;

    it('the record has the fields of the page, and the bytes of a query', async () => {
      const result = simulator.control.placeCall(call);
      await simulator.control.pushesSettled();
      const [record] = receiver.received;
      const callId = result.routed ? result.callId : '';
      expect(record?.path).toBe('/callbacks/token/calling');
      expect(record?.headers).not.toHaveProperty('sign');
      expect(record && jsonOf(record)).toEqual({
        app_id: 282,
        business_phone: PHONE,
        wabaId: '100000000000001',
        channel: 2,
        merchant_phone: PHONE,
        messaging_product: 'whatsapp',
        calls: [
          {
            call_id: callId,
            from: A,
            to: PHONE,
            costs: [{ direction: 0, currency: 'EUR', price: 0.066667 }],
            start_time: '1727419285',
            end_time: '1727419319',
            record: 'https://recordings.invalid/00000000-0000-0000-0000-000000000000.wav',
            call_duration: 30,
            fee_duration: 30,
            bill_type: '6+6',
            end_direction: 1,
            end_reason: 'NORMAL_CLEARING',
          },
        ],
      });
      const query = await client.calling('query', { business_phone: PHONE, call_id: callId });
      const calls = /"calls":\[.*?\}\]/.exec(query.text)?.[0] ?? 'none';
      expect(record?.body).toContain(calls);
    });

    it.each([
      ['md5', '05de6281016c788ab9aaba77da4f4914'],
      ['sha256', 'd8301725abdd0d0fc86c642820f422bf34d2103ff514b39a2e3bdf45156ef05d'],
    ] as const)(
      'a signed record carries the %s of its bytes in the headers of a request',
      async (signature, sign) => {
        const [record] = await pushed({ ...call, push: { signature } });
        expect(record.headers).toMatchObject({
          'content-type': 'application/json',
          accesskey: 'sandbox-access-key',
          ts: '1727419285431',
          biztype: '2',
          action: 'calls',
          sign,
        });
        expect(record.headers).not.toHaveProperty('algorithm');
      },
    );
  });

  it.each([
    ['calling', { product: 'calling', businessPhone: PHONE, from: A, to: PHONE }],
    ['pns', { product: 'pns', from: A, to: '85291000001' }],
    ['interline', { product: 'interline', from: '13800000001', to: X }],
  ] as const)('a recording of %s that comes later changes nothing but itself', async (_, call) => {
    await client.bind('XYB', { phoneB: B, didX: '85291000001', recording: true });
    const appid = simulator.credentials.interlineAppId;
    const relation = { appid, anum: '13800000001', bnum: '13900000002', reqid: 'r', ttl: 100, record: 1 };
    await client.relay(X, relation);
    const pushes = await pushed({
      ...call,
      push: { recording: 'later', dropped: 'start', encoding: 'json' },
    });
    const [before, after] = pushes;
    expect(pushes).toHaveLength(2);
    expect(before.body).not.toContain('.wav');
    expect(after?.body).toContain('.wav');
    expect(after && withoutRecording(jsonOf(after))).toEqual(withoutRecording(jsonOf(before)));
  });
});

const RECORDING_NAMES = ['record', 'recording', 'callRecordFile'];

function withoutRecording(record: Record<string, unknown>): unknown {
  return JSON.parse(
    JSON.stringify(record, (name, value: unknown) => (RECORDING_NAMES.includes(name) ? undefined : value)),
  );
}
