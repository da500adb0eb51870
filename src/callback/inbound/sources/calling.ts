import { NO_CALL } from '../../events/event';
import { isJsonObject, JsonObject } from '../../../common/json';
import { digitsOf } from '../../../common/phone-number';
import { Call, Cost, EndedBy } from '../../events/call';
import { callingOutcome } from '../../events/causes';
import { CallRecord } from '../call-record';
import { BLANK_KEYS, providerFields, toEpochMs } from './blank-record';
import { RecordFields } from './record-fields';
import { Source } from './source';

const END_DIRECTIONS: Readonly<Record<string, EndedBy>> = {
  0: 'caller',
  1: 'callee',
  2: 'platform',
  3: 'unknown',
};
const COST_DIRECTIONS: Readonly<Record<string, Cost['direction']>> = { 0: 'inbound', 1: 'outbound' };

/** More than whole calls would fit into a callback. */
const MAX_CALLS = 20_000;

/** The records of finished WhatsApp calls, one or several. Source: the page calls webhook (2025-10-24). */
export const calling: Source = {
  product: 'calling',
  form: 'json',
  records(object) {
    const { calls } = object;
    const isList = Array.isArray(calls) && calls.length > 0 && calls.length <= MAX_CALLS;
    if (!isList) return [readRecord(object, null)];
    return calls.map((_: unknown, index) => readRecord(object, index));
  },
};

/** @param index the call's place in `calls`; null: there is no list of calls to take it from */
function readRecord(object: JsonObject, index: number | null): CallRecord {
  const fields = new RecordFields(object);
  fields.require('business_phone');
  const businessPhone = fields.phoneNumber('business_phone');
  const { place, value } = callAt(object, index);
  const record = fields.inside(place, isJsonObject(value) ? value : {});
  if (index === null || !isJsonObject(value)) {
    fields.note((value ?? null) === null ? 'missing_field' : 'invalid_field', place);
  }
  const call = readCall(record);
  const keys = {
    ...BLANK_KEYS,
    businessPhone: businessPhone === null ? null : digitsOf(businessPhone),
    beganAt: toEpochMs(call.startedAt),
  };
  const provider = providerFields(index === null ? object : { ...object, calls: [value] });
  return { type: 'calling.call.completed', keys, call, provider, defect: fields.defect };
}

function callAt({ calls }: JsonObject, index: number | null): { place: string; value: unknown } {
  if (index === null || !Array.isArray(calls)) return { place: 'calls', value: calls };
  return { place: `calls/${index}`, value: calls[index] };
}

/** Source: the page calls webhook, Call Object. It does not tell when the call was answered. */
function readCall(record: RecordFields): Call {
  record.require('call_id', 'from', 'to');
  const endReason = record.text('end_reason');
  const durationSeconds = record.count('call_duration', 0);
  return {
    ...NO_CALL,
    callId: record.id('call_id'),
    caller: record.phoneNumber('from'),
    callee: record.phoneNumber('to'),
    ...callingOutcome({ endReason, durationSeconds }),
    outcomeCode: endReason,
    startedAt: record.time('start_time'),
    endedAt: record.time('end_time'),
    durationSeconds,
    billedSeconds: record.count('fee_duration'),
    endedBy: record.oneOf('end_direction', END_DIRECTIONS, 'unknown'),
    recordingUrl: record.text('record'),
    costs: record.objects('costs').flatMap(readCost),
  };
}

/** An object without a price and a currency is no cost. */
function readCost(cost: RecordFields): Cost[] {
  if (!cost.has('price') && !cost.has('currency')) return [];
  cost.require('price', 'currency');
  const direction = cost.oneOf('direction', COST_DIRECTIONS, null);
  const amount = cost.decimal('price');
  const currency = cost.text('currency');
  return amount === null || currency === null ? [] : [{ direction, amount, currency }];
}
