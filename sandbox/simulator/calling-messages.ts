import { callingAccount, callRecord } from './calling-answers';
import { flawed } from './flawed';
import type { JsonMembers } from './json-text';
import type { CallingCall } from './placed-calls';
import type { PushManner } from './push-manner';
import type { PushMessage } from './push-message';
import { reportsOf } from './reports-of';
import type { World } from './world';

/** The record of a call, the only push about calls that the page knows [calls webhook]. */
export function callingMessages({ variations }: World, call: CallingCall, manner: PushManner): PushMessage[] {
  return reportsOf(call, 'recordingUrl', manner).map((report) => {
    const record = callRecord(report, variations);
    const calls = [flawed(record, manner.malformed, { missing: 'call_id', wrong: 'start_time' })];
    return {
      address: 'calling',
      part: 'record',
      members: { ...accountMembers(call.businessPhone), calls },
      encoding: 'json',
    };
  });
}

/** `app_id`, `channel` and `merchant_phone` stand in the sample of the page, not in its table. */
function accountMembers(businessPhone: string): JsonMembers {
  return {
    ...callingAccount(businessPhone),
    channel: 2,
    merchant_phone: businessPhone,
    messaging_product: 'whatsapp',
  };
}
