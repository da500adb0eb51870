import { RELAY_A, RELAY_B, RELAY_X } from '../../../../test/support/canaries';
import { JsonObject } from '../../../common/json';
import { CallRecord } from '../call-record';
import { interlineCallStart } from './interline-call-start';
import { interlineCdr } from './interline-cdr';
import { Source, SourceContext } from './source';

const CONTEXT: SourceContext = {
  accounts: { developerId: '10000000', isInterlineApp: (appId) => appId === 'app-1' },
  interlineRecordingBaseUrl: 'https://recordings.test/interline',
};

/** Section 5.1, as a form has it. */
const CDR: JsonObject = {
  devid: '10000000',
  appid: 'app-1',
  taskid: 'task-1',
  subid: 'sub-1',
  caller: RELAY_A,
  rcaller: RELAY_X,
  callee: RELAY_B,
  result: 'answered',
  beginTime: '1622020210',
  ringTime: '1622020212',
  answerTime: '1622020215',
  releaseTime: '1622020245',
  duration: '30',
  recording: '2021/05/26/a.mp3',
  userData: '~AAAAAAAAAAAAAAAAAAAAAA~order-7',
  releasedir: '2',
  province: 'Guangdong',
};

/** Section 5.3. */
const CALL_START: JsonObject = {
  devid: '10000000',
  appid: 'app-1',
  taskid: 'task-1',
  subid: 'sub-1',
  caller: RELAY_A,
  rcaller: RELAY_X,
  callee: RELAY_B,
  callTime: '1622020210',
  userData: 'order-7',
};

function read(source: Source, fields: JsonObject, context = CONTEXT): CallRecord {
  const [record, ...others] = source.records(fields, context);
  if (record === undefined || others.length > 0) throw new Error('expected one record');
  return record;
}

function cdr(change: JsonObject = {}): CallRecord {
  return read(interlineCdr, { ...CDR, ...change });
}

function callStart(change: JsonObject = {}): CallRecord {
  return read(interlineCallStart, { ...CALL_START, ...change });
}

/** The names of what a record says. */
function told({ keys, call }: CallRecord): string[] {
  return Object.entries({ ...keys, ...call }).flatMap(([name, value]) => (value === null ? [] : [name]));
}

function without(fields: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([each]) => each !== name));
}

describe('the record of an interline call', () => {
  it('tells the whole call', () => {
    expect(cdr()).toEqual({
      type: 'interline.call.completed',
      keys: {
        userData: '~AAAAAAAAAAAAAAAAAAAAAA~order-7',
        upstreamId: 'sub-1',
        customerBindId: null,
        upstreamApp: 'app-1',
        numberX: RELAY_X,
        numberY: null,
        businessPhone: null,
        beganAt: 1622020210000,
      },
      call: {
        callId: 'task-1',
        caller: RELAY_A,
        callee: RELAY_B,
        numberX: RELAY_X,
        numberY: null,
        outcome: 'answered',
        outcomeCode: 'answered',
        outcomeText: 'The call was answered.',
        startedAt: '2021-05-26T09:10:10.000Z',
        ringingAt: '2021-05-26T09:10:12.000Z',
        answeredAt: '2021-05-26T09:10:15.000Z',
        endedAt: '2021-05-26T09:10:45.000Z',
        durationSeconds: 30,
        billedSeconds: null,
        endedBy: 'callee',
        recordingUrl: 'https://recordings.test/interline/2021/05/26/a.mp3',
        smsContent: null,
        legs: [],
        costs: [],
      },
      provider: without(without(CDR, 'devid'), 'appid'),
      defect: null,
    });
  });

  it('is the same when JSON has numbers where the form has digits', () => {
    const numbers = {
      devid: 10000000,
      caller: Number(RELAY_A),
      beginTime: 1622020210,
      ringTime: 1622020212,
      answerTime: 1622020215,
      releaseTime: 1622020245,
      duration: 30,
      releasedir: 2,
    };

    expect({ ...cdr(numbers), provider: {} }).toEqual({ ...cdr(), provider: {} });
  });

  it('needs no more than the required fields', () => {
    const optional = [
      'ringTime',
      'answerTime',
      'releaseTime',
      'duration',
      'recording',
      'userData',
      'releasedir',
    ];
    for (const absent of ['', null, undefined]) {
      const { call, keys, defect } = cdr(Object.fromEntries(optional.map((name) => [name, absent])));

      expect(defect).toBeNull();
      expect(keys.userData).toBeNull();
      expect(call).toMatchObject({ ringingAt: null, answeredAt: null, endedAt: null, durationSeconds: 0 });
      expect(call).toMatchObject({ endedBy: null, recordingUrl: null });
    }
  });

  it.each([
    ['17', 'busy', 'The callee was busy.'],
    [17, 'busy', 'The callee was busy.'],
    ['209', 'rejected', 'The relay number was called with an original callee; the platform ended the call.'],
    ['603', 'unknown', null],
  ])('with the result %j is %s', (result, outcome, outcomeText) => {
    expect(cdr({ result }).call).toMatchObject({ outcome, outcomeText, outcomeCode: String(result) });
  });

  it.each([
    ['0', 'platform'],
    ['1', 'caller'],
    ['2', 'callee'],
    ['9', 'unknown'],
  ])('that ended with releasedir %s was ended by %s', (releasedir, endedBy) => {
    expect(cdr({ releasedir }).call.endedBy).toBe(endedBy);
  });

  it('has no time where there is a 0', () => {
    const { call, keys, defect } = cdr({ beginTime: '0', ringTime: 0, answerTime: '0', releaseTime: '' });

    expect([call.startedAt, call.ringingAt, call.answeredAt, call.endedAt]).toEqual([null, null, null, null]);
    expect(keys.beganAt).toBeNull();
    expect(defect).toBeNull();
  });

  it('keeps numbers as they came, and compares them by their digits', () => {
    const { call, keys } = cdr({ caller: '95533', rcaller: `+86${RELAY_X}` });

    expect(call.caller).toBe('95533');
    expect(call.numberX).toBe(`+86${RELAY_X}`);
    expect(keys.numberX).toBe(`86${RELAY_X}`);
  });

  it('has no caller where the network withheld it, and that is no defect', () => {
    const { call, defect } = cdr({ caller: 'Anonymous' });

    expect(call.caller).toBeNull();
    expect(defect).toBeNull();
  });

  it('has no recording where the path is relative and there is no base', () => {
    const context = { ...CONTEXT, interlineRecordingBaseUrl: null };

    expect(read(interlineCdr, CDR, context).call.recordingUrl).toBeNull();
    expect(read(interlineCdr, { ...CDR, recording: 'https://a.test/b' }, context).call.recordingUrl).toBe(
      'https://a.test/b',
    );
  });
});

describe('the start of an interline call', () => {
  it('tells who calls whom, and nothing of an end', () => {
    const { type, keys, call, provider, defect } = callStart();

    expect(type).toBe('interline.call.started');
    expect(keys).toMatchObject({ userData: 'order-7', upstreamId: 'sub-1', numberX: RELAY_X });
    expect(keys.beganAt).toBe(1622020210000);
    expect(call).toEqual({
      callId: 'task-1',
      caller: RELAY_A,
      callee: RELAY_B,
      numberX: RELAY_X,
      numberY: null,
      outcome: null,
      outcomeCode: null,
      outcomeText: null,
      startedAt: '2021-05-26T09:10:10.000Z',
      ringingAt: null,
      answeredAt: null,
      endedAt: null,
      durationSeconds: null,
      billedSeconds: null,
      endedBy: null,
      recordingUrl: null,
      smsContent: null,
      legs: [],
      costs: [],
    });
    expect(provider).toEqual(without(without(CALL_START, 'devid'), 'appid'));
    expect(defect).toBeNull();
  });

  it('with a text is a text message', () => {
    const { type, call } = callStart({ smsContent: '您好,\n请回电' });

    expect(type).toBe('interline.sms.received');
    expect(call.smsContent).toBe('您好,\n请回电');
  });

  it.each(['', null])('with the text %j is a call', (smsContent) => {
    expect(callStart({ smsContent }).type).toBe('interline.call.started');
  });
});

const BOTH = [
  ['cdr', interlineCdr, CDR, 'beginTime'],
  ['call-start', interlineCallStart, CALL_START, 'callTime'],
] as const;
const REQUIRED = ['devid', 'appid', 'taskid', 'subid', 'caller', 'rcaller', 'callee'];

describe.each(BOTH)('a defective %s', (name, source, sample, startField) => {
  const required = [...REQUIRED, startField, ...(name === 'cdr' ? ['result'] : [])];

  it.each(required)('names a missing %s, and keeps all else', (field) => {
    const whole = read(source, sample);
    for (const fields of [without(sample, field), { ...sample, [field]: '' }, { ...sample, [field]: null }]) {
      const record = read(source, fields);

      expect(record.defect).toEqual({ code: 'missing_field', field: `/${field}` });
      expect(record.type).toBe(whole.type);
      const lost = told(whole).filter((name) => !told(record).includes(name));
      expect(lost.length).toBeLessThanOrEqual(2);
    }
  });

  it.each<[string, unknown]>([
    ['taskid', 'a\u0000b'],
    ['subid', 'x'.repeat(256)],
    ['subid', ['sub-1', 'sub-2']],
    ['caller', 'somebody'],
    ['rcaller', '12'],
    ['callee', '1'.repeat(25)],
    ['userData', { a: 1 }],
    [startField, 'today'],
    [startField, '-5'],
    [startField, '253402300800'],
  ])('names an invalid %s', (field, value) => {
    expect(read(source, { ...sample, [field]: value }).defect).toEqual({
      code: 'invalid_field',
      field: `/${field}`,
    });
  });

  it('names a developer that is not ours, also when we are none', () => {
    const unknown = { code: 'unknown_developer', field: '/devid' };
    const nobody = { ...CONTEXT, accounts: { ...CONTEXT.accounts, developerId: null } };

    expect(read(source, { ...sample, devid: '10000001' }).defect).toEqual(unknown);
    expect(read(source, sample, nobody).defect).toEqual(unknown);
  });

  it('names an application that is not ours', () => {
    const { keys, defect } = read(source, { ...sample, appid: 'app-2' });

    expect(defect).toEqual({ code: 'unknown_application', field: '/appid' });
    expect(keys.upstreamApp).toBe('app-2');
  });
});

describe('a defective interline cdr', () => {
  it.each(['ringTime', 'answerTime', 'releaseTime', 'duration'])('names an invalid %s', (field) => {
    const { call, defect } = cdr({ [field]: '12x' });

    expect(defect).toEqual({ code: 'invalid_field', field: `/${field}` });
    expect(call).toMatchObject({ callId: 'task-1', outcome: 'answered' });
  });

  it('has no duration rather than a wrong one', () => {
    expect(cdr({ duration: 'long' }).call.durationSeconds).toBeNull();
  });
});
