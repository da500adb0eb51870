import { BUSINESS_PHONE, PHONE_A } from '../../../../test/support/canaries';
import { JsonObject } from '../../../common/json';
import { CallRecord } from '../call-record';
import { calling } from './calling';
import { SourceContext } from './source';

const CONTEXT: SourceContext = {
  accounts: { developerId: null, isInterlineApp: () => false },
  interlineRecordingBaseUrl: null,
};
const BUSINESS_DIGITS = BUSINESS_PHONE.slice(1);
const CUSTOMER_DIGITS = PHONE_A.slice(1);

const CALL: JsonObject = {
  call_id: 'ae5b182f-f37b-123e-dcb0-42010a34f811',
  from: BUSINESS_DIGITS,
  to: CUSTOMER_DIGITS,
  costs: [{ direction: 1, currency: 'EUR', price: 1.2948 }],
  start_time: '1755153316',
  end_time: '1755153319',
  record: 'https://recordings.test/a',
  call_duration: 55,
  fee_duration: 60,
  bill_type: '6+6',
  end_direction: 1,
  end_reason: 'Busy Here',
};

/** The page calls webhook. */
function push(...calls: unknown[]): JsonObject {
  return {
    app_id: 277,
    business_phone: BUSINESS_DIGITS,
    channel: 2,
    merchant_phone: BUSINESS_DIGITS,
    messaging_product: 'whatsapp',
    wabaId: '20001',
    calls,
  };
}

function readOne(fields: JsonObject): CallRecord {
  const [record, ...others] = calling.records(fields, CONTEXT);
  if (record === undefined || others.length > 0) throw new Error('expected one record');
  return record;
}

function read(change: JsonObject = {}): CallRecord {
  return readOne(push({ ...CALL, ...change }));
}

function without(fields: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([each]) => each !== name));
}

describe('the record of a WhatsApp call', () => {
  it('tells the whole call', () => {
    expect(read()).toEqual({
      type: 'calling.call.completed',
      keys: {
        userData: null,
        upstreamId: null,
        customerBindId: null,
        upstreamApp: null,
        numberX: null,
        numberY: null,
        businessPhone: BUSINESS_DIGITS,
        beganAt: 1755153316000,
      },
      call: {
        callId: 'ae5b182f-f37b-123e-dcb0-42010a34f811',
        caller: BUSINESS_PHONE,
        callee: PHONE_A,
        numberX: null,
        numberY: null,
        outcome: 'answered',
        outcomeCode: 'Busy Here',
        outcomeText: 'The callee was busy.',
        startedAt: '2025-08-14T06:35:16.000Z',
        ringingAt: null,
        answeredAt: null,
        endedAt: '2025-08-14T06:35:19.000Z',
        durationSeconds: 55,
        billedSeconds: 60,
        endedBy: 'callee',
        recordingUrl: 'https://recordings.test/a',
        smsContent: null,
        legs: [],
        costs: [{ direction: 'outbound', amount: '1.2948', currency: 'EUR' }],
      },
      provider: without(push(CALL), 'app_id'),
      defect: null,
    });
  });

  it('is the same when numbers and digits stand for each other', () => {
    const swapped = read({
      from: Number(BUSINESS_DIGITS),
      costs: { direction: '1', currency: 'EUR', price: '1.294800' },
      start_time: 1755153316,
      end_time: 1755153319,
      call_duration: '55',
      fee_duration: '60',
      end_direction: '1',
    });

    expect({ ...swapped, provider: {} }).toEqual({ ...read(), provider: {} });
  });

  it.each([
    ['Busy Here', 'busy'],
    ['NORMAL_CLEARING', 'cancelled'],
    ['request terminated', 'cancelled'],
    ['Decline', 'rejected'],
    ['Something New', 'unknown'],
    ['', 'unknown'],
  ])('without speech and with the reason %j is %s', (end_reason, outcome) => {
    const { call, defect } = read({ end_reason, call_duration: 0 });

    expect(call.outcome).toBe(outcome);
    expect(call.outcomeCode).toBe(end_reason === '' ? null : end_reason);
    expect(defect).toBeNull();
  });

  it.each([
    [0, 'caller'],
    [1, 'callee'],
    [2, 'platform'],
    [3, 'unknown'],
    [4, 'unknown'],
    [null, null],
  ])('that ended with end_direction %j was ended by %s', (end_direction, endedBy) => {
    expect(read({ end_direction }).call.endedBy).toBe(endedBy);
  });

  it('lasted 0 seconds where it does not say how long, and has no recording where the field is empty', () => {
    const { call, defect } = readOne(
      push({ call_id: 'a', from: 'anonymous', to: BUSINESS_DIGITS, record: '' }),
    );

    expect(call).toMatchObject({ durationSeconds: 0, billedSeconds: null, recordingUrl: null, costs: [] });
    expect(call).toMatchObject({ caller: null, callee: BUSINESS_PHONE, startedAt: null, endedBy: null });
    expect(defect).toBeNull();
  });

  it.each([
    [0, 'inbound'],
    [1, 'outbound'],
    ['', null],
    [9, null],
  ])('charges direction %j as %s', (direction, expected) => {
    const { call } = read({ costs: [{ direction, currency: 'USD', price: 0.08 }] });

    expect(call.costs).toEqual([{ direction: expected, amount: '0.08', currency: 'USD' }]);
  });

  it('costs nothing where a cost is empty, and 0 where it says so', () => {
    expect(read({ costs: {} })).toMatchObject({ call: { costs: [] }, defect: null });
    expect(read({ costs: [{ price: 0, currency: 'USD' }] }).call.costs).toEqual([
      { direction: null, amount: '0', currency: 'USD' },
    ]);
  });
});

describe('a callback with several calls', () => {
  const second = { ...CALL, call_id: 'second', end_reason: 'Decline', call_duration: 0 };

  it('makes a record of each, with that call alone in provider', () => {
    const records = calling.records(push(CALL, second), CONTEXT);

    expect(records.map(({ call }) => [call.callId, call.outcome])).toEqual([
      [CALL.call_id, 'answered'],
      ['second', 'rejected'],
    ]);
    expect(records.map(({ provider }) => provider.calls)).toEqual([[CALL], [second]]);
    expect(records.map(({ provider }) => [provider.wabaId, 'app_id' in provider])).toEqual([
      ['20001', false],
      ['20001', false],
    ]);
  });

  it('has a defect only where one is, named by its place', () => {
    const records = calling.records(push(CALL, without(second, 'to'), 7, second), CONTEXT);

    expect(records.map(({ defect }) => defect)).toEqual([
      null,
      { code: 'missing_field', field: '/calls/1/to' },
      { code: 'invalid_field', field: '/calls/2' },
      null,
    ]);
  });
});

describe('a defective calling record', () => {
  it.each(['call_id', 'from', 'to'])('names a missing %s', (field) => {
    const { call, keys, defect } = readOne(push(without(CALL, field)));

    expect(defect).toEqual({ code: 'missing_field', field: `/calls/0/${field}` });
    expect(call.durationSeconds).toBe(55);
    expect(keys.businessPhone).toBe(BUSINESS_DIGITS);
  });

  it('names a missing business phone, for each call', () => {
    const records = calling.records(without(push(CALL, CALL), 'business_phone'), CONTEXT);

    expect(records.map(({ defect }) => defect)).toEqual([
      { code: 'missing_field', field: '/business_phone' },
      { code: 'missing_field', field: '/business_phone' },
    ]);
    expect(records[1]?.call.callId).toBe(CALL.call_id);
  });

  it.each<[string, JsonObject]>([
    ['call_id', { call_id: 'a\u0007' }],
    ['from', { from: 'somebody' }],
    ['to', { to: true }],
    ['start_time', { start_time: '2025-08-14' }],
    ['end_time', { end_time: 253402300800 }],
    ['call_duration', { call_duration: 'x' }],
    ['fee_duration', { fee_duration: [] }],
    ['record', { record: {} }],
    ['costs', { costs: 'EUR 1' }],
    ['costs/0', { costs: [1] }],
    ['costs/0/price', { costs: [{ price: '1,5', currency: 'EUR' }] }],
  ])('names an invalid %s', (field, change) => {
    expect(read(change).defect).toEqual({ code: 'invalid_field', field: `/calls/0/${field}` });
  });

  it.each([
    ['price', { currency: 'EUR' }],
    ['currency', { price: 1 }],
  ])('names the missing %s of a cost', (field, cost) => {
    const { call, defect } = read({ costs: [cost] });

    expect(defect).toEqual({ code: 'missing_field', field: `/calls/0/costs/0/${field}` });
    expect(call.costs).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['missing_field', null],
    ['invalid_field', []],
    ['invalid_field', 'none'],
    ['invalid_field', 7],
  ])('is %s where calls is %j, and says of which number', (code, calls) => {
    const { call, keys, provider, defect } = readOne({ ...push(), calls });

    expect(defect).toEqual({ code, field: '/calls' });
    expect(keys.businessPhone).toBe(BUSINESS_DIGITS);
    expect(call.callId).toBeNull();
    expect(provider.calls).toEqual(calls);
  });

  it('reads a call that stands alone in the place of the list', () => {
    const { call, defect } = readOne({ ...push(), calls: CALL });

    expect(defect).toEqual({ code: 'invalid_field', field: '/calls' });
    expect(call.callId).toBe(CALL.call_id);
  });
});
