import { OUTCOME_WORDS, type CallOutcome } from './call-outcome';
import type { InterlineRelation } from './interline-relations';
import { digitsOf } from './numbers';
import type {
  CallEnder,
  CallingCall,
  InterlineCall,
  InterlineSms,
  PlacedCall,
  PnsCall,
  RelayedCall,
} from './placed-calls';
import type { PushManner } from './push-manner';
import { callingRecordingUrl } from './recording-url';
import { resolveInterline } from './resolve-interline';
import { resolvePns } from './resolve-pns';
import type { World } from './world';

interface Placing {
  from: string;
  to: string;
  /** How it is pushed, where that differs from the settings. */
  push?: Partial<PushManner> | undefined;
}

interface CallManner extends Placing {
  /** Default `answered`. */
  outcome?: CallOutcome | undefined;
  /** Default 30; counts only when answered. */
  durationSeconds?: number | undefined;
  /** Default `callee`. */
  endedBy?: CallEnder | undefined;
}

interface SmsToPlace extends Placing {
  product: 'interline';
  kind: 'sms';
  smsContent: string;
}

export type CallToPlace =
  | ({ product: 'calling'; businessPhone: string } & CallManner)
  | ({ product: 'pns'; extension?: string | undefined } & CallManner)
  | ({ product: 'interline'; kind?: 'call' | undefined } & CallManner)
  | SmsToPlace;

export type CallResult = ({ routed: true } & PlacedCall) | { routed: false; reason: string };

/** Puts a call through as the network would; its record is written at once, with the times it would have. */
export function placeCall(world: World, call: CallToPlace): CallResult {
  switch (call.product) {
    case 'calling':
      return placeCallingCall(world, call);
    case 'pns':
      return placePnsCall(world, call);
    case 'interline':
      return call.kind === 'sms' ? placeSms(world, call) : placeInterlineCall(world, call);
  }
}

function placeCallingCall(
  world: World,
  { businessPhone, from, to, ...manner }: Extract<CallToPlace, { product: 'calling' }>,
): CallResult {
  const phone = digitsOf(businessPhone);
  const number = world.calling.find(phone);
  if (number?.status !== 'enabled') return { routed: false, reason: 'calling is not enabled on this number' };
  if (digitsOf(from) !== phone && digitsOf(to) !== phone) {
    return { routed: false, reason: 'neither from nor to is the business phone' };
  }
  const times = timesOf(world, manner);
  const billedSeconds = Math.ceil(times.durationSeconds / 6) * 6;
  const call: CallingCall = {
    product: 'calling',
    callId: callingCallId(world, digitsOf(from), digitsOf(to)),
    businessPhone: phone,
    from: digitsOf(from),
    to: digitsOf(to),
    rings: digitsOf(to),
    shownNumber: digitsOf(from),
    ...times,
    recordingUrl: hasRecording(number.settings?.recordingStatus === 1, times.outcome)
      ? callingRecordingUrl(world.ids.uuid())
      : '',
    billedSeconds,
    price: (billedSeconds / 450).toFixed(6),
    endReason: OUTCOME_WORDS[times.outcome].endReason,
  };
  return { routed: true, ...world.placedCalls.add(call) };
}

/** The shape of the calling query sample; base64, so that it needs percent-encoding in a path. */
function callingCallId(world: World, from: string, to: string): string {
  return `outgoing:wacid.${Buffer.from(`\u001c\u0018${from}\u0015${world.ids.hex32()}\u001c${to}`).toString('base64')}`;
}

function placePnsCall(
  world: World,
  { from, to, extension, ...manner }: Extract<CallToPlace, { product: 'pns' }>,
): CallResult {
  const answered = (manner.outcome ?? 'answered') === 'answered';
  const found = resolvePns(world.pns, { from: digitsOf(from), to: digitsOf(to), extension, answered });
  if (typeof found === 'string') return { routed: false, reason: found };
  const { binding, rings, shownNumber } = found;
  const times = timesOf(world, manner);
  const call: PnsCall = {
    product: 'pns',
    callId: world.ids.hex32(),
    businessId: binding.businessId,
    ...relayed(world, { from, to, rings, shownNumber, recorded: binding.recording, ...times }),
    bindId: binding.bindId,
    customerBindId: binding.customerBindId ?? null,
    pnsType: binding.shape,
    didX: binding.didX,
    didY: binding.didY ?? null,
    extensionX: binding.extensionX ?? null,
    extension: extension ?? null,
    ext: binding.ext ?? null,
  };
  return { routed: true, ...world.placedCalls.add(call) };
}

function placeInterlineCall(
  world: World,
  { from, to, ...manner }: { product: 'interline' } & CallManner,
): CallResult {
  const found = resolveInterline(world.interline, from, to);
  if (typeof found === 'string') return { routed: false, reason: found };
  const { relation, rings, shownNumber } = found;
  const times = timesOf(world, manner);
  const call: InterlineCall = {
    product: 'interline',
    callId: world.ids.digits19(),
    ...relayed(world, { from, to, rings, shownNumber, recorded: relation.record, ...times }),
    ...ofRelation(relation),
    result: OUTCOME_WORDS[times.outcome].interlineResult,
  };
  return { routed: true, ...world.placedCalls.add(call) };
}

function placeSms(world: World, { from, to, smsContent }: SmsToPlace): CallResult {
  const found = resolveInterline(world.interline, from, to);
  if (typeof found === 'string') return { routed: false, reason: found };
  const { relation, rings, shownNumber } = found;
  const sms: InterlineSms = {
    product: 'interline',
    callId: world.ids.digits19(),
    ...{ from, to, rings, shownNumber, smsContent },
    startedAtSeconds: world.clock.nowSeconds(),
    ...ofRelation(relation),
  };
  return { routed: true, ...world.placedCalls.add(sms) };
}

function ofRelation({ subid, appid, kind, userData }: InterlineRelation) {
  return { subid, appid, kind, userData: userData ?? null };
}

type Times = ReturnType<typeof timesOf>;

const SECONDS_TO_RING = 1;
const SECONDS_TO_ANSWER = 4;
const DEFAULT_DURATION_SECONDS = 30;

function timesOf(
  world: World,
  { outcome = 'answered', durationSeconds, endedBy = 'callee' }: Omit<CallManner, keyof Placing>,
) {
  const startedAtSeconds = world.clock.nowSeconds();
  const pickedUp = startedAtSeconds + SECONDS_TO_ANSWER;
  const talked = outcome === 'answered' ? (durationSeconds ?? DEFAULT_DURATION_SECONDS) : 0;
  const { q850: hangupCode, cause: hangupCause } = OUTCOME_WORDS[outcome];
  return {
    outcome,
    startedAtSeconds,
    ringingAtSeconds: outcome === 'unreachable' ? 0 : startedAtSeconds + SECONDS_TO_RING,
    answeredAtSeconds: outcome === 'answered' ? pickedUp : 0,
    endedAtSeconds: pickedUp + talked,
    durationSeconds: talked,
    hangupCode,
    hangupCause,
    endedBy,
  };
}

type RelayedParty = Pick<RelayedCall, 'from' | 'to' | 'rings' | 'shownNumber'>;

/** The first leg ends at the virtual number, the second starts at the one that is shown. */
function relayed(
  world: World,
  { recorded, ...call }: Times & RelayedParty & { recorded: boolean },
): Omit<RelayedCall, 'callId'> {
  return {
    ...call,
    legs: [
      { uuid: world.ids.uuid(), callType: 1, caller: call.from, callee: call.to },
      { uuid: world.ids.uuid(), callType: 2, caller: call.shownNumber, callee: call.rings },
    ],
    recordingPath: hasRecording(recorded, call.outcome) ? `/recordings/${world.ids.uuid()}.wav` : '',
  };
}

function hasRecording(recorded: boolean, outcome: CallOutcome): boolean {
  return recorded && outcome === 'answered';
}
