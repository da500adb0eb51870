import type { CallOutcome } from './call-outcome';
import type { PnsBinding } from './pns-bindings';

export const CALL_ENDERS = ['caller', 'callee', 'platform'] as const;
/** Who hung up. */
export type CallEnder = (typeof CALL_ENDERS)[number];

interface TimedCall {
  callId: string;
  outcome: CallOutcome;
  startedAtSeconds: number;
  /** 0: it never rang, or was never answered. */
  ringingAtSeconds: number;
  answeredAtSeconds: number;
  endedAtSeconds: number;
  /** From answer to end. */
  durationSeconds: number;
  /** Q.850 and its name. */
  hangupCode: number;
  hangupCause: string;
  endedBy: CallEnder;
}

/** A WhatsApp call, as calling query shows it. */
export interface CallingCall extends TimedCall {
  product: 'calling';
  businessPhone: string;
  from: string;
  to: string;
  rings: string;
  shownNumber: string;
  recordingUrl: string;
  billedSeconds: number;
  price: string;
  endReason: string;
}

/** One half of a relayed call: the caller to X or Y, or X or Y to the callee. */
export interface CallLeg {
  uuid: string;
  callType: 1 | 2;
  caller: string;
  callee: string;
}

export interface RelayedCall extends TimedCall {
  from: string;
  /** The virtual number dialled. */
  to: string;
  rings: string;
  /** What the one who rings sees. */
  shownNumber: string;
  legs: CallLeg[];
  /** '' when not recorded or not answered. */
  recordingPath: string;
}

export interface PnsCall extends RelayedCall {
  product: 'pns';
  businessId: string;
  bindId: string;
  customerBindId: string | null;
  /** What the relation had become when the call was put through, e.g. axyb. */
  pnsType: PnsBinding['shape'];
  didX: string;
  didY: string | null;
  extensionX: string | null;
  /** What the caller dialled after X. */
  extension: string | null;
  ext: string | null;
}

interface OfRelation {
  product: 'interline';
  /** Of a transfer too, though no answer ever gave it. */
  subid: string;
  appid: string;
  kind: 'axb' | 'xa';
  userData: string | null;
}

export interface InterlineCall extends RelayedCall, OfRelation {
  /** `answered`, or a number in text. */
  result: string;
}

/** A message to X: it starts and has no end. */
export interface InterlineSms
  extends
    Pick<RelayedCall, 'callId' | 'from' | 'to' | 'rings' | 'shownNumber' | 'startedAtSeconds'>,
    OfRelation {
  smsContent: string;
}

export type PlacedCall = CallingCall | PnsCall | InterlineCall | InterlineSms;

/** Every call and message that was put through, with all that its start and its record report. */
export class PlacedCalls {
  private calls: PlacedCall[] = [];

  add<Call extends PlacedCall>(call: Call): Call {
    this.calls.push(call);
    return call;
  }

  list(): PlacedCall[] {
    return [...this.calls];
  }

  findCalling(businessPhone: string, callId: string): CallingCall | undefined {
    return this.calls
      .filter((call) => call.product === 'calling')
      .find((call) => call.callId === callId && call.businessPhone === businessPhone);
  }

  /** 1 for the first one. */
  positionOf(callId: string): number {
    return this.calls.findIndex((call) => call.callId === callId) + 1;
  }

  clear(): void {
    this.calls = [];
  }
}
