import { JsonObject } from '../../common/json';
import { Call, CallEventType } from '../events/call';

/** How a callback breaks the shape that its document gives it. */
export interface Defect {
  readonly code: 'missing_field' | 'invalid_field' | 'unknown_developer' | 'unknown_application';
  /** The field, as a JSON pointer: `/legList/0/duration`. Never its value. */
  readonly field: string;
}

/** What of a record may tell whose it is. */
export interface RecordKeys {
  /** What came back as `userData` or `ext`: the routing tag may stand before it. */
  readonly userData: string | null;
  /** Interline's `subid`, pns' `bindId`. */
  readonly upstreamId: string | null;
  readonly customerBindId: string | null;
  /** Interline's `appid`, pns' `businessId`. */
  readonly upstreamApp: string | null;
  /** Digits of the virtual number that was dialled. */
  readonly numberX: string | null;
  /** Digits of the virtual number Y, which a binding may only get with its first call. */
  readonly numberY: string | null;
  /** Digits of the WhatsApp number (calling). */
  readonly businessPhone: string | null;
  /** When the call began, in milliseconds since the epoch. */
  readonly beganAt: number | null;
}

/** One call's report inside a callback: what an event is made of. */
export interface CallRecord {
  readonly type: CallEventType;
  readonly keys: RecordKeys;
  readonly call: Call;
  /** The callback's own fields; those of the account left out. */
  readonly provider: JsonObject;
  /** The first one found; null: the record is as documented. What could be read is there all the same. */
  readonly defect: Defect | null;
}

/** Ids that callbacks may name because the gateway or one of its clients is configured with them. */
export interface KnownAccounts {
  /** Interline's `devid`; null: interline is not configured. */
  readonly developerId: string | null;
  isInterlineApp(appId: string): boolean;
}

export const CALLBACK_SOURCES = [
  'interline/cdr',
  'interline/call-start',
  'pns/call',
  'pns/error',
  'calling',
] as const;
/** The end of the address that a callback was sent to. */
export type CallbackSource = (typeof CALLBACK_SOURCES)[number];
