import { flawed } from './flawed';
import type { JsonMembers } from './json-text';
import { digitsOf } from './numbers';
import type { CallEnder, InterlineCall, InterlineSms } from './placed-calls';
import type { PushManner } from './push-manner';
import type { PushMessage } from './push-message';
import { reportsOf } from './reports-of';
import { shownId } from './shown-id';
import type { World } from './world';

/** The start of a call and its record; an SMS is a start alone [interline V1.0 §5]. */
export function interlineMessages(
  world: World,
  call: InterlineCall | InterlineSms,
  manner: PushManner,
): PushMessage[] {
  const { malformed, encoding } = manner;
  const start: PushMessage = {
    address: 'interline/call-start',
    part: 'start',
    members: flawed(startMembers(world, call), malformed, { missing: 'caller', wrong: 'callTime' }),
    encoding,
  };
  if ('smsContent' in call) return [start];
  const records = reportsOf(call, 'recordingPath', manner).map((report): PushMessage => ({
    address: 'interline/cdr',
    part: 'record',
    members: flawed(recordMembers(world, report), malformed, { missing: 'caller', wrong: 'beginTime' }),
    encoding,
  }));
  return manner.reordered ? [...records, start] : [start, ...records];
}

/** §5.3: callTime in seconds. */
function startMembers(world: World, call: InterlineCall | InterlineSms): JsonMembers {
  return {
    ...commonMembers(world, call),
    callTime: call.startedAtSeconds,
    smsContent: 'smsContent' in call ? call.smsContent : undefined,
    userData: call.userData ?? undefined,
  };
}

/** §5.1: times in seconds; what never happened is left out. */
function recordMembers(world: World, call: InterlineCall): JsonMembers {
  return {
    ...commonMembers(world, call),
    result: call.result,
    beginTime: call.startedAtSeconds,
    ringTime: unlessNone(call.ringingAtSeconds),
    answerTime: unlessNone(call.answeredAtSeconds),
    releaseTime: call.endedAtSeconds,
    duration: call.durationSeconds,
    recording: call.recordingPath === '' ? undefined : call.recordingPath,
    userData: call.userData ?? undefined,
    releasedir: RELEASEDIRS[call.endedBy],
  };
}

/** Texts, says the table. */
const RELEASEDIRS: Record<CallEnder, string> = { platform: '0', caller: '1', callee: '2' };

/** `rcaller` is X; `subid` of a transfer is the upstream's own, which no answer ever gave. */
function commonMembers(
  { options, variations }: World,
  { callId, subid, appid, from, to, rings }: InterlineCall | InterlineSms,
): JsonMembers {
  return {
    devid: options.developerId,
    appid,
    taskid: callId,
    subid: shownId(variations.subid, subid),
    caller: digitsOf(from),
    rcaller: digitsOf(to),
    callee: digitsOf(rings),
  };
}

function unlessNone(seconds: number): number | undefined {
  return seconds === 0 ? undefined : seconds;
}
