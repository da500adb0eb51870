import { flawed } from './flawed';
import type { JsonMembers } from './json-text';
import { digitsOf } from './numbers';
import { pnsFlatRecord } from './pns-flat-record';
import type { CallLeg, PnsCall } from './placed-calls';
import type { PushManner } from './push-manner';
import type { PushMessage } from './push-message';
import { reportsOf } from './reports-of';
import { pnsRecordingUrl } from './recording-url';
import { shownId } from './shown-id';
import type { World } from './world';

/** The record of a call, in the newest shape or the old one [PNS API webhook]. */
export function pnsMessages(world: World, call: PnsCall, manner: PushManner): PushMessage[] {
  const write = manner.shape === 'flat' ? pnsFlatRecord : pnsLegRecord;
  return reportsOf(call, 'recordingPath', manner).map((report) => ({
    address: 'pns/call',
    part: 'record',
    members: write(world, report, manner.malformed),
    encoding: 'json',
  }));
}

/** The shape of 2024-09-27: a field without a value is ''; callStatus is text. */
function pnsLegRecord(world: World, call: PnsCall, malformed: PushManner['malformed']): JsonMembers {
  const { variations } = world;
  const members: JsonMembers = {
    bindId: shownId(variations.bindId, call.bindId),
    customerBindId: call.customerBindId ?? '',
    callId: call.callId,
    caller: callerOf(world, call.from),
    did: digitsOf(call.to),
    didX: call.didX,
    didY: call.didY ?? '',
    extensionX: call.extensionX ?? '',
    callee: call.rings,
    pnsType: call.pnsType,
    callStatus: call.outcome === 'answered' ? '1' : '2',
    callStatusMsg: call.outcome === 'answered' ? 'Call Connected' : call.hangupCause,
    ext: call.ext ?? '',
    legList: call.legs.map((leg) =>
      flawed(legMembers(world, call, leg), malformed, { wrong: 'callStartAt' }),
    ),
  };
  return flawed(members, malformed, { missing: 'caller' });
}

/** Times in seconds, 0 where there is none. */
function legMembers(world: World, call: PnsCall, leg: CallLeg): JsonMembers {
  const isFirst = leg.callType === 1;
  return {
    callType: leg.callType,
    caller: isFirst ? callerOf(world, leg.caller) : digitsOf(leg.caller),
    callee: digitsOf(leg.callee),
    callStartAt: call.startedAtSeconds,
    callRingAt: call.ringingAtSeconds,
    callAnswerAt: call.answeredAtSeconds,
    callFinishAt: call.endedAtSeconds,
    duration: call.durationSeconds,
    callRecordFile: pnsRecordingUrl(call),
    hangupType: hangupType(call, leg),
    hangupCause: call.hangupCause,
    hangupCode: call.hangupCode,
    uuid: leg.uuid,
    ringDuration: ringSeconds(call),
    fsCallStatus: call.outcome === 'answered' ? 1 : 2,
    fsCallStatusMsg: call.outcome === 'answered' ? 'Call Connected' : call.hangupCause,
    vosCallId: isFirst ? `${leg.uuid.replaceAll('-', '')}%40127.0.0.1` : call.callId,
    allExtension: isFirst ? (call.extension ?? '') : '',
  };
}

/** The newest sample writes the caller, and no other number, with a plus. */
function callerOf({ variations }: World, from: string): string {
  return `${variations.caller === 'plus' ? '+' : ''}${digitsOf(from)}`;
}

/** Both samples carry opposite values: 0 reads as "who was on this leg hung up". */
function hangupType({ endedBy }: PnsCall, { callType }: CallLeg): number {
  return endedBy === (callType === 1 ? 'caller' : 'callee') ? 0 : 1;
}

function ringSeconds({ ringingAtSeconds, answeredAtSeconds, endedAtSeconds }: PnsCall): number {
  if (ringingAtSeconds === 0) return 0;
  return (answeredAtSeconds === 0 ? endedAtSeconds : answeredAtSeconds) - ringingAtSeconds;
}
