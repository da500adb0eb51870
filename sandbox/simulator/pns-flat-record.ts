import { flawed } from './flawed';
import type { JsonMembers } from './json-text';
import { digitsOf } from './numbers';
import type { PnsCall } from './placed-calls';
import type { PushManner } from './push-manner';
import { pnsRecordingUrl } from './recording-url';
import { shownId } from './shown-id';
import type { World } from './world';

/** The record of older pages, with the extensions of 2024-01-15: callStatus is a number, ext is not given back. */
export function pnsFlatRecord(
  { variations, placedCalls }: World,
  call: PnsCall,
  malformed: PushManner['malformed'],
): JsonMembers {
  const members: JsonMembers = {
    id: placedCalls.positionOf(call.callId),
    businessId: call.businessId,
    customerBindId: call.customerBindId ?? '',
    bindId: shownId(variations.bindId, call.bindId),
    callId: call.callId,
    did: digitsOf(call.to),
    caller: digitsOf(call.from),
    callee: call.rings,
    extensionCaller: '',
    extensionCallee: call.extension ?? '',
    callStatus: call.outcome === 'answered' ? 1 : 2,
    callStatusMsg: '',
    duration: call.durationSeconds,
    startAt: call.startedAtSeconds,
    answerAt: call.answeredAtSeconds,
    hangupAt: call.endedAtSeconds,
    hangupCause: call.hangupCause,
    hangupCode: call.hangupCode,
    // 0 caller, 1 callee; the page has no number for the platform.
    hangup: call.endedBy === 'caller' ? 0 : 1,
    recordFile: pnsRecordingUrl(call),
  };
  return flawed(members, malformed, { missing: 'caller', wrong: 'startAt' });
}
