import fc from 'fast-check';
import { PHONE_A, PHONE_B, RELAY_A, RELAY_B, RELAY_X } from '../../../test/support/canaries';
import { masked } from './masking';

const TEXT = 'canary: meet me at noon';
const RECORDING = 'https://recordings.example/canary.wav';

/** The fields of each documented callback, with canaries wherever something personal stands. */
const DOCUMENTED: readonly (readonly [string, Record<string, unknown>])[] = [
  [
    'an interline record',
    {
      ...{ devid: '10000000', appid: 'app', taskid: 'task-1', subid: '7001', rcaller: RELAY_X },
      ...{ caller: RELAY_A, callee: RELAY_B, result: 'answered', beginTime: '1600843600' },
      ...{ ringTime: '1600843601', answerTime: '1600843604', releaseTime: '1600843634', duration: '30' },
      ...{ recording: '/canary.wav', userData: `~tag~${TEXT}`, releasedir: '1', other: TEXT },
    },
  ],
  [
    'a short message',
    { taskid: 'task-1', subid: '7001', caller: RELAY_A, rcaller: RELAY_X, callee: RELAY_B, smsContent: TEXT },
  ],
  [
    'a pns record with legs',
    {
      ...{ bindId: 'b1', customerBindId: 'order-1', callId: 'c1', caller: PHONE_A, callee: PHONE_B.slice(1) },
      ...{ did: '85291000001', didX: '85291000001', didY: '', extensionX: '1234', pnsType: 'axe' },
      ...{ callStatus: '1', callStatusMsg: 'Call Connected', ext: TEXT },
      legList: [
        {
          ...{ callType: 1, caller: PHONE_A, callee: PHONE_B.slice(1), callStartAt: 1600843600 },
          ...{ callRecordFile: RECORDING, hangupType: 0, hangupCause: 'NORMAL_CLEARING', hangupCode: 16 },
          ...{ allExtension: `x,${RELAY_A}`, uuid: 'u-1' },
        },
      ],
    },
  ],
  [
    'an older pns record',
    {
      ...{
        id: '1',
        bindId: 'b1',
        did: '85291000001',
        caller: PHONE_A,
        callee: PHONE_B,
        recordFile: RECORDING,
      },
      ...{ extensionCaller: RELAY_A, extensionCallee: RELAY_B, hangup: 0, startAt: 1600843600 },
    },
  ],
  [
    'an error push',
    {
      code: 10013,
      msg: 'binding not exist',
      requestId: '1640920940635361280',
      data: { action: 'queryAXB', requestParams: { caller: PHONE_A.slice(1), did: '85291000001' } },
    },
  ],
  [
    'a WhatsApp call',
    {
      ...{ app_id: 1, business_phone: '6590000001', wabaId: 'waba', messaging_product: 'whatsapp' },
      calls: [
        {
          call_id: 'call-1',
          from: PHONE_A.slice(1),
          to: PHONE_B.slice(1),
          record: RECORDING,
          call_duration: '7',
        },
        { call_id: 'call-2', from: PHONE_A, to: PHONE_B, costs: [{ direction: 1, price: '0.1' }] },
      ],
    },
  ],
];

const PERSONAL = [PHONE_A, PHONE_B, RELAY_A, RELAY_B].map((number) => number.replace('+', ''));
const CANARIES = [...PERSONAL, 'canary', TEXT];

describe('a masked callback', () => {
  it.each(DOCUMENTED)('shows no number of a person and no text in %s', (_, fields) => {
    const text = JSON.stringify(masked(fields));

    expect(CANARIES.filter((canary) => text.includes(canary))).toEqual([]);
  });

  it.each(DOCUMENTED)('keeps every field of %s in its place', (_, fields) => {
    const namesOf = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(namesOf);
      if (typeof value !== 'object' || value === null) return null;
      return Object.entries(value).map(([name, member]) => [name, namesOf(member)]);
    };

    expect(namesOf(masked(fields))).toEqual(namesOf(fields));
  });

  it('keeps ids, states, times and virtual numbers', () => {
    const shown = {
      ...{ taskid: 'task-1', subid: '7001', result: '17', beginTime: '1600843600', rcaller: RELAY_X },
      ...{ bindId: 'b1', customerBindId: 'order-1', callId: 'c1', didX: '85291000001', didY: '85291000002' },
      legList: [{ callStartAt: 1600843600, duration: 0, hangupCode: 16 }],
      calls: [{ call_id: 'call-1', start_time: '1600843600', end_reason: 'Busy Here' }],
    };

    expect(masked(shown)).toEqual(shown);
  });

  it.each(['msg', 'callStatusMsg', 'hangupCause', 'end_reason'])(
    'shows the words of NXCloud in %s, and no number among them',
    (name) => {
      const text = JSON.stringify(masked({ [name]: `no binding for ${PHONE_A} and ${RELAY_B}` }));

      expect(text).toContain('no binding for');
      expect(CANARIES.filter((canary) => text.includes(canary))).toEqual([]);
    },
  );

  it.each([
    [PHONE_A, '**********87'],
    [RELAY_A, '*********01'],
    [13800000001, '*********01'],
    ['110', '*10'],
  ])('keeps of the number %j its length and its last two digits', (number, shown) => {
    expect(masked({ caller: number })).toEqual({ caller: shown });
  });

  it.each([
    [TEXT, '[hidden]'],
    ['12', '[hidden]'],
    [`${PHONE_A};tag=1`, '[hidden]'],
    [1.5, '[hidden]'],
    ['', ''],
    [null, null],
    [false, false],
  ])('shows of %j %j', (value, shown) => {
    expect(masked({ whatever: value })).toEqual({ whatever: shown });
  });

  it('shows no number of a person where it stands as the name of a field', () => {
    const text = JSON.stringify(masked({ [RELAY_A]: '', extra: { [PHONE_B]: 1 } }));

    expect(CANARIES.filter((canary) => text.includes(canary))).toEqual([]);
  });

  it('shows nothing of fields that no document names, at any depth', () => {
    const leaf = fc.constantFrom<unknown>(PHONE_A, RELAY_B, Number(RELAY_A), TEXT, `tel:${PHONE_B}`);
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('tree')),
        fc.dictionary(fc.constantFrom('a', 'b'), tie('tree')),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const text = JSON.stringify(masked({ unheardOf: value }));
        expect(CANARIES.filter((canary) => text.includes(canary))).toEqual([]);
      }),
    );
  });
});
