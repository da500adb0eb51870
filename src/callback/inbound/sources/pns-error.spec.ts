import { PHONE_A } from '../../../../test/support/canaries';
import { JsonObject } from '../../../common/json';
import { CallRecord } from '../call-record';
import { pnsError } from './pns-error';
import { SourceContext } from './source';

const CONTEXT: SourceContext = {
  accounts: { developerId: null, isInterlineApp: () => false },
  interlineRecordingBaseUrl: null,
};
const X = '85261111111';

/** PNS API Error Webhook. */
function push(
  requestParams: unknown = { caller: PHONE_A.slice(1), did: X },
  code: unknown = 10013,
): JsonObject {
  return {
    code,
    msg: 'binding not exist',
    requestId: '1640920940635361280',
    data: { action: 'queryAXB', requestParams, occurrenceTime: '2023-03-29 11:36:53' },
  };
}

function read(fields: JsonObject): CallRecord {
  const [record, ...others] = pnsError.records(fields, CONTEXT);
  if (record === undefined || others.length > 0) throw new Error('expected one record');
  return record;
}

describe('a call to a number that is not bound', () => {
  it('tells who called which number, and that it failed', () => {
    const { type, keys, call, provider, defect } = read(push());

    expect(type).toBe('pns.call.unbound');
    expect(keys).toMatchObject({ numberX: X, upstreamId: null, userData: null, beganAt: null });
    expect(call).toMatchObject({
      callId: null,
      caller: PHONE_A,
      callee: null,
      numberX: `+${X}`,
      outcome: 'failed',
      outcomeCode: '10013',
      outcomeText: 'The number called is not bound for this caller.',
      legs: [],
      costs: [],
    });
    expect(provider).toEqual(push());
    expect(defect).toBeNull();
  });

  it('has no time, for its own has no time zone', () => {
    expect(read(push()).call.startedAt).toBeNull();
  });

  it('has no text of ours where the code is another one', () => {
    expect(read(push(undefined, '10009')).call).toMatchObject({
      outcome: 'failed',
      outcomeCode: '10009',
      outcomeText: null,
    });
  });

  it.each([
    ['did', { caller: PHONE_A }],
    ['caller', { did: X }],
    ['did', {}],
    ['did', null],
  ])('names a missing %s', (field, requestParams) => {
    expect(read(push(requestParams)).defect).toEqual({
      code: 'missing_field',
      field: `/data/requestParams/${field}`,
    });
  });

  it.each<[string, JsonObject]>([
    ['/data', { ...push(), data: 'none' }],
    ['/data/requestParams', push('none')],
    ['/data/requestParams/caller', push({ caller: 'x', did: X })],
    ['/data/requestParams/did', push({ caller: PHONE_A, did: [X] })],
  ])('names the invalid field %s', (field, fields) => {
    expect(read(fields).defect).toEqual({ code: 'invalid_field', field });
  });
});
