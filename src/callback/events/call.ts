/** The products whose callbacks become events. */
export const CALL_PRODUCTS = ['calling', 'pns', 'interline'] as const;
export type CallProduct = (typeof CALL_PRODUCTS)[number];

export const CALL_EVENT_TYPES = [
  'interline.call.started',
  'interline.sms.received',
  'interline.call.completed',
  'pns.call.completed',
  'pns.call.unbound',
  'calling.call.completed',
] as const;
export type CallEventType = (typeof CALL_EVENT_TYPES)[number];

export const EVENT_TYPES = [...CALL_EVENT_TYPES, 'webhook.test'] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export const OUTCOMES = [
  'answered',
  'busy',
  'no_answer',
  'rejected',
  'unreachable',
  'invalid_number',
  'cancelled',
  'failed',
  'unknown',
] as const;
/** How a call ended, in one vocabulary for every product. */
export type Outcome = (typeof OUTCOMES)[number];

export const CALL_ENDERS = ['caller', 'callee', 'platform', 'unknown'] as const;
export type EndedBy = (typeof CALL_ENDERS)[number];

/** What a call cost; `direction` is the direction that is charged. */
export interface Cost {
  readonly direction: 'inbound' | 'outbound' | null;
  /** Decimal, without exponent and trailing zeros. */
  readonly amount: string;
  readonly currency: string;
}

/** One half of a relayed call: caller to X, or Y to callee. Times are RFC 3339. */
export interface Leg {
  /** The upstream's number of the leg: 1 is the caller's, 2 the callee's. */
  readonly position: number | null;
  readonly caller: string | null;
  readonly callee: string | null;
  readonly startedAt: string | null;
  readonly ringingAt: string | null;
  readonly answeredAt: string | null;
  readonly endedAt: string | null;
  readonly durationSeconds: number | null;
  readonly ringSeconds: number | null;
  readonly recordingUrl: string | null;
  readonly endedBy: EndedBy | null;
  readonly cause: string | null;
  readonly causeCode: string | null;
}

/** A call as events tell it, whatever product it went through. Times are RFC 3339. */
export interface Call {
  readonly callId: string | null;
  readonly caller: string | null;
  readonly callee: string | null;
  readonly numberX: string | null;
  readonly numberY: string | null;
  readonly outcome: Outcome | null;
  /** The upstream's own result or cause. */
  readonly outcomeCode: string | null;
  /** What that code means, in the gateway's words. */
  readonly outcomeText: string | null;
  readonly startedAt: string | null;
  readonly ringingAt: string | null;
  readonly answeredAt: string | null;
  readonly endedAt: string | null;
  readonly durationSeconds: number | null;
  readonly billedSeconds: number | null;
  readonly endedBy: EndedBy | null;
  readonly recordingUrl: string | null;
  readonly smsContent: string | null;
  readonly legs: readonly Leg[];
  readonly costs: readonly Cost[];
}
