import { PHONE_A, PHONE_B } from '../../../../test/support/canaries';
import { JsonObject } from '../../../common/json';
import { CallRecord } from '../call-record';
import { pnsCall } from './pns-call';
import { SourceContext } from './source';

const CONTEXT: SourceContext = {
  accounts: { developerId: null, isInterlineApp: () => false },
  interlineRecordingBaseUrl: null,
};
const DIGITS_A = PHONE_A.slice(1);
const DIGITS_B = PHONE_B.slice(1);
const X = '85261111111';
const Y = '85262222222';

const LEG_1: JsonObject = {
  callType: 1,
  caller: PHONE_A,
  callee: X,
  callStartAt: 1727419285,
  callRingAt: 0,
  callAnswerAt: 1727419286,
  callFinishAt: 1727419339,
  duration: 53,
  callRecordFile: '',
  hangupType: 0,
  hangupCause: 'NORMAL_CLEARING',
  hangupCode: 16,
  uuid: 'feb54df1-d5e3-4b4d-a5b2-196f963071fd',
  ringDuration: 1,
  fsCallStatus: 1,
  fsCallStatusMsg: 'Call Connected',
  vosCallId: 'a30ce767b63616c6c0268cd54%4034.142.222.91',
  allExtension: 'x,2233,0193',
};

const LEG_2: JsonObject = {
  ...LEG_1,
  callType: 2,
  caller: Y,
  callee: DIGITS_B,
  callStartAt: 1727419287,
  callRingAt: 1727419288,
  callAnswerAt: 1727419290,
  callFinishAt: 1727419338,
  duration: 48,
  callRecordFile: 'https://remote.record.test/b.mp3',
  hangupType: 1,
  ringDuration: 2,
};

/** PNS API webhook, 2024-09-27. */
const NEWEST: JsonObject = {
  bindId: 'cfb3d939d1ccbb7d5ae0df2b5908d093',
  customerBindId: 'axeyb_axeyb',
  callId: 'c70b8863b4fae7d3a186db050f54dfa2',
  caller: PHONE_A,
  did: X,
  didX: X,
  didY: Y,
  extensionX: '0193',
  callee: DIGITS_B,
  pnsType: 'axeyb',
  callStatus: '1',
  callStatusMsg: 'Call Connected',
  ext: 'test_AXEYB',
  legList: [LEG_1, LEG_2],
};

/** PNS API webhook, the English page and 2024-01-15. */
const OLDEST: JsonObject = {
  id: 45,
  businessId: 'test_busi',
  customerBindId: '1',
  bindId: '69f1d1be1a82204c6049b4a2797ed0af',
  callId: '1604763745256783872',
  did: X,
  caller: DIGITS_A,
  callee: DIGITS_B,
  callStatus: 1,
  callStatusMsg: '',
  duration: 6,
  startAt: 1671440452,
  answerAt: 1671440454,
  hangupAt: 1671440460,
  hangupCause: '',
  hangupCode: 0,
  hangup: 0,
  recordFile: 'https://remote.record.test/228c76b1.mp3',
  extensionCaller: '100024',
  extensionCallee: '100025',
};

function read(fields: JsonObject): CallRecord {
  const [record, ...others] = pnsCall.records(fields, CONTEXT);
  if (record === undefined || others.length > 0) throw new Error('expected one record');
  return record;
}

function without(fields: JsonObject, ...names: string[]): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

function withLegs(...legList: unknown[]): JsonObject {
  return { ...NEWEST, legList };
}

describe('the record of a pns call with legs', () => {
  it('tells the whole call', () => {
    expect(read(NEWEST)).toEqual({
      type: 'pns.call.completed',
      keys: {
        userData: 'test_AXEYB',
        upstreamId: 'cfb3d939d1ccbb7d5ae0df2b5908d093',
        customerBindId: 'axeyb_axeyb',
        upstreamApp: null,
        numberX: X,
        numberY: Y,
        businessPhone: null,
        beganAt: 1727419285000,
      },
      call: {
        callId: 'c70b8863b4fae7d3a186db050f54dfa2',
        caller: PHONE_A,
        callee: PHONE_B,
        numberX: `+${X}`,
        numberY: `+${Y}`,
        outcome: 'answered',
        outcomeCode: '16',
        outcomeText: 'The call was cleared in the normal way.',
        startedAt: '2024-09-27T06:41:25.000Z',
        ringingAt: '2024-09-27T06:41:28.000Z',
        answeredAt: '2024-09-27T06:41:30.000Z',
        endedAt: '2024-09-27T06:42:19.000Z',
        durationSeconds: 48,
        billedSeconds: null,
        endedBy: 'caller',
        recordingUrl: 'https://remote.record.test/b.mp3',
        smsContent: null,
        legs: [
          {
            position: 1,
            caller: PHONE_A,
            callee: `+${X}`,
            startedAt: '2024-09-27T06:41:25.000Z',
            ringingAt: null,
            answeredAt: '2024-09-27T06:41:26.000Z',
            endedAt: '2024-09-27T06:42:19.000Z',
            durationSeconds: 53,
            ringSeconds: 1,
            recordingUrl: null,
            endedBy: 'caller',
            cause: 'NORMAL_CLEARING',
            causeCode: '16',
          },
          {
            position: 2,
            caller: `+${Y}`,
            callee: PHONE_B,
            startedAt: '2024-09-27T06:41:27.000Z',
            ringingAt: '2024-09-27T06:41:28.000Z',
            answeredAt: '2024-09-27T06:41:30.000Z',
            endedAt: '2024-09-27T06:42:18.000Z',
            durationSeconds: 48,
            ringSeconds: 2,
            recordingUrl: 'https://remote.record.test/b.mp3',
            endedBy: 'caller',
            cause: 'NORMAL_CLEARING',
            causeCode: '16',
          },
        ],
        costs: [],
      },
      provider: NEWEST,
      defect: null,
    });
  });

  it('is the same when numbers and digits stand for each other', () => {
    const swapped = (leg: JsonObject): JsonObject => ({
      ...leg,
      callType: String(leg.callType),
      callStartAt: String(leg.callStartAt),
      callRingAt: leg.callRingAt === 0 ? '' : String(leg.callRingAt),
      callAnswerAt: Number(leg.callAnswerAt) * 1000,
      duration: String(leg.duration),
      hangupType: String(leg.hangupType),
      hangupCode: String(leg.hangupCode),
    });
    const fields = { ...withLegs(swapped(LEG_1), swapped(LEG_2)), callee: Number(DIGITS_B), callStatus: 1 };

    expect({ ...read(fields), provider: {} }).toEqual({ ...read(NEWEST), provider: {} });
  });

  it('is told by the leg to the callee, in whatever place it stands', () => {
    const busy = { ...LEG_2, callAnswerAt: 0, duration: 0, hangupCause: 'USER_BUSY', hangupCode: 17 };
    const told = { outcome: 'busy', outcomeCode: '17', answeredAt: null, durationSeconds: 0 };

    expect(read(withLegs(LEG_1, busy)).call).toMatchObject(told);
    expect(read(withLegs(busy, LEG_1)).call).toMatchObject(told);
  });

  it('is told by the last leg where none leads to the callee', () => {
    const cancelled = { ...LEG_1, callAnswerAt: 0, duration: 0 };

    expect(read(withLegs(cancelled)).call).toMatchObject({ outcome: 'cancelled', outcomeCode: '16' });
    expect(read(withLegs(LEG_1, without(cancelled, 'callType'))).call.outcome).toBe('cancelled');
  });

  it('has the recording of another leg where the deciding one has none', () => {
    const recorded = { ...LEG_1, callRecordFile: 'https://remote.record.test/a.mp3' };

    expect(read(withLegs(recorded, { ...LEG_2, callRecordFile: '' })).call.recordingUrl).toBe(
      'https://remote.record.test/a.mp3',
    );
  });

  it.each([
    [0, 1, 'caller'],
    [1, 0, 'callee'],
    [0, 0, 'unknown'],
    [1, 1, 'unknown'],
    [0, 7, 'unknown'],
    [null, 0, 'callee'],
    [0, null, 'caller'],
    [null, null, null],
  ])('with hangupType %j and %j on its legs was ended by %s', (first, second, endedBy) => {
    const { call } = read(withLegs({ ...LEG_1, hangupType: first }, { ...LEG_2, hangupType: second }));

    expect(call.endedBy).toBe(endedBy);
  });

  it('says nothing of who ended a leg that is neither half', () => {
    expect(read(withLegs({ ...LEG_1, callType: 3 })).call.legs[0]?.endedBy).toBe('unknown');
  });

  it('takes X from didX, and from did where there is none', () => {
    expect(read({ ...NEWEST, did: '', didX: X }).call.numberX).toBe(`+${X}`);
    expect(read({ ...NEWEST, did: Y, didX: X }).call.numberX).toBe(`+${X}`);
    expect(read({ ...NEWEST, did: X, didX: '' }).keys.numberX).toBe(X);
  });

  it('knows neither times nor an outcome without a leg', () => {
    const { call, keys, defect } = read(withLegs());

    expect(call).toMatchObject({ outcome: 'unknown', outcomeCode: null, outcomeText: null, startedAt: null });
    expect(call).toMatchObject({ endedAt: null, durationSeconds: null, endedBy: null, legs: [] });
    expect(keys.beganAt).toBeNull();
    expect(defect).toBeNull();
  });
});

describe('the record of a pns call without legs', () => {
  it('tells the whole call', () => {
    expect(read(OLDEST)).toEqual({
      type: 'pns.call.completed',
      keys: {
        userData: null,
        upstreamId: '69f1d1be1a82204c6049b4a2797ed0af',
        customerBindId: '1',
        upstreamApp: 'test_busi',
        numberX: X,
        numberY: null,
        businessPhone: null,
        beganAt: 1671440452000,
      },
      call: {
        callId: '1604763745256783872',
        caller: PHONE_A,
        callee: PHONE_B,
        numberX: `+${X}`,
        numberY: null,
        outcome: 'answered',
        outcomeCode: '0',
        outcomeText: null,
        startedAt: '2022-12-19T09:00:52.000Z',
        ringingAt: null,
        answeredAt: '2022-12-19T09:00:54.000Z',
        endedAt: '2022-12-19T09:01:00.000Z',
        durationSeconds: 6,
        billedSeconds: null,
        endedBy: 'caller',
        recordingUrl: 'https://remote.record.test/228c76b1.mp3',
        smsContent: null,
        legs: [],
        costs: [],
      },
      provider: without(OLDEST, 'businessId'),
      defect: null,
    });
  });

  it('has its id where there is no callId', () => {
    const { call, defect } = read(without(OLDEST, 'callId'));

    expect(call.callId).toBe('45');
    expect(defect).toBeNull();
  });

  it('ended by its cause when nobody answered', () => {
    const unanswered = { ...OLDEST, answerAt: 0, duration: 0 };

    expect(read({ ...unanswered, hangupCode: 0, hangupCause: 'NO_ANSWER', hangup: 1 }).call).toMatchObject({
      outcome: 'no_answer',
      outcomeCode: 'NO_ANSWER',
      outcomeText: 'The callee did not answer.',
      answeredAt: null,
      endedBy: 'callee',
    });
    expect(read({ ...unanswered, hangupCode: '21' }).call).toMatchObject({
      outcome: 'rejected',
      outcomeCode: '21',
    });
    expect(read({ ...unanswered, hangup: 5 }).call).toMatchObject({ outcome: 'unknown', endedBy: 'unknown' });
  });
});

describe('a defective pns call record', () => {
  it.each([
    ['callId', without(NEWEST, 'callId')],
    ['caller', without(NEWEST, 'caller')],
    ['callId', without(OLDEST, 'callId', 'id')],
    ['caller', { ...OLDEST, caller: '' }],
  ])('names a missing %s', (field, fields) => {
    expect(read(fields).defect).toEqual({ code: 'missing_field', field: `/${field}` });
  });

  it.each<[string, JsonObject]>([
    ['/callId', { ...NEWEST, callId: 'a\nb' }],
    ['/bindId', { ...NEWEST, bindId: 'x'.repeat(256) }],
    ['/customerBindId', { ...NEWEST, customerBindId: '\u0000' }],
    ['/caller', { ...NEWEST, caller: 'sip:somebody' }],
    ['/didY', { ...NEWEST, didY: 'none' }],
    ['/legList', { ...NEWEST, legList: 'none' }],
    ['/legList/1', withLegs(LEG_1, 7)],
    ['/legList/0/duration', withLegs({ ...LEG_1, duration: '53s' }, LEG_2)],
    ['/legList/1/callAnswerAt', withLegs(LEG_1, { ...LEG_2, callAnswerAt: '2024-09-27 06:41:30' })],
    ['/legList/1/callee', withLegs(LEG_1, { ...LEG_2, callee: 'x' })],
    ['/startAt', { ...OLDEST, startAt: -1 }],
    ['/duration', { ...OLDEST, duration: 1.5 }],
  ])('names the invalid field %s, and tells what else it says', (field, fields) => {
    const { call, defect } = read(fields);

    expect(defect).toEqual({ code: 'invalid_field', field });
    expect(call.numberX).toBe(`+${X}`);
    if (field !== '/callId') expect(call.callId).not.toBeNull();
  });

  it('is none for a caller that is withheld', () => {
    expect(read({ ...NEWEST, caller: 'anonymous' })).toMatchObject({ call: { caller: null }, defect: null });
  });
});
