import type { CallOutcome } from './call-outcome';
import type { PnsBinding } from './pns-bindings';

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
  /** 0 caller, 1 callee, 2 server, 3 unknown. */
  endDirection: number;
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
  bindId: string;
  customerBindId: string | null;
  /** What the relation had become when the call was put through, e.g. axyb. */
  pnsType: PnsBinding['shape'];
  didX: string;
  didY: string | null;
  extensionX: string | null;
  ext: string | null;
}

export interface InterlineCall extends RelayedCall {
  product: 'interline';
  subid: string;
  appid: string;
  kind: 'axb' | 'xa';
  userData: string | null;
  /** `answered`, or a number in text. */
  result: string;
}

export type PlacedCall = CallingCall | PnsCall | InterlineCall;

/**
 * Every call that was put through, with all that its start and its record would report.
 * PUSHES START HERE: `add` is the one place that every call passes; the simulator pushes nothing yet.
 */
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

  clear(): void {
    this.calls = [];
  }
}
