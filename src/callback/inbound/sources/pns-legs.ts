import { Call, EndedBy, Leg } from '../../events/call';
import { RecordFields } from './record-fields';

/** How a pns call went: its legs, and what of them counts for the whole. */
export type PnsCourse = Pick<
  Call,
  | 'startedAt'
  | 'ringingAt'
  | 'answeredAt'
  | 'endedAt'
  | 'durationSeconds'
  | 'endedBy'
  | 'recordingUrl'
  | 'legs'
> & { readonly hangupCode: string | null; readonly hangupCause: string | null };

/**
 * Who hung up, by `hangupType`, which no document explains. In its samples the two legs carry opposite values: 0
 * is read as "the person on this leg", 1 as "the other leg ended first".
 */
const CALLER_LEG_ENDERS: Readonly<Record<string, EndedBy>> = { 0: 'caller', 1: 'callee' };
const CALLEE_LEG_ENDERS: Readonly<Record<string, EndedBy>> = { 0: 'callee', 1: 'caller' };
const CALLER_LEG = 1;
const CALLEE_LEG = 2;

/** Source: PNS API webhook (2024-09-27), `legList`. */
export function readLeg(fields: RecordFields): Leg {
  const position = fields.count('callType');
  const enders =
    position === CALLER_LEG ? CALLER_LEG_ENDERS : position === CALLEE_LEG ? CALLEE_LEG_ENDERS : {};
  return {
    position,
    caller: fields.phoneNumber('caller'),
    callee: fields.phoneNumber('callee'),
    startedAt: fields.time('callStartAt'),
    ringingAt: fields.time('callRingAt'),
    answeredAt: fields.time('callAnswerAt'),
    endedAt: fields.time('callFinishAt'),
    durationSeconds: fields.count('duration'),
    ringSeconds: fields.count('ringDuration'),
    recordingUrl: fields.text('callRecordFile'),
    endedBy: fields.oneOf('hangupType', enders, 'unknown'),
    cause: fields.text('hangupCause'),
    causeCode: fields.text('hangupCode'),
  };
}

/** The callee's leg, or else the last one, decides how the call went. */
export function courseOf(legs: readonly Leg[]): PnsCourse {
  const decisive = legs.findLast(({ position }) => position === CALLEE_LEG) ?? legs.at(-1);
  return {
    startedAt: sorted(legs.map(({ startedAt }) => startedAt)).at(0) ?? null,
    ringingAt: decisive?.ringingAt ?? null,
    answeredAt: decisive?.answeredAt ?? null,
    endedAt: sorted(legs.map(({ endedAt }) => endedAt)).at(-1) ?? null,
    durationSeconds: decisive?.durationSeconds ?? null,
    endedBy: agreedEnder(legs),
    recordingUrl:
      decisive?.recordingUrl ?? legs.find((leg) => leg.recordingUrl !== null)?.recordingUrl ?? null,
    legs,
    hangupCode: decisive?.causeCode ?? null,
    hangupCause: decisive?.cause ?? null,
  };
}

/** Times of one form sort as text. */
function sorted(times: readonly (string | null)[]): string[] {
  return times.filter((time) => time !== null).sort();
}

function agreedEnder(legs: readonly Leg[]): EndedBy | null {
  const [ender, other] = new Set(legs.map(({ endedBy }) => endedBy).filter((endedBy) => endedBy !== null));
  return other === undefined ? (ender ?? null) : 'unknown';
}
