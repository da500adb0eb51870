/** The end of the address that a push goes to; each product's pages call for addresses of their own. */
export type PushAddress = 'interline/cdr' | 'interline/call-start' | 'pns/call' | 'pns/error' | 'calling';

/** One push, ready to be sent. */
export interface PlannedPush {
  address: PushAddress;
  /** null on an error push: that call never was. */
  callId: string | null;
  headers: Record<string, string>;
  body: string;
  /** After the one before it was first answered. */
  waitMs: number;
  dropped: boolean;
}

export interface PushAttempt {
  /** By the simulator's clock. */
  at: string;
  /** null: there was no answer. */
  statusCode: number | null;
  /** Why there was none, e.g. `timeout` or `ECONNREFUSED`. */
  error: string | null;
}

export interface Push extends Omit<PlannedPush, 'dropped'> {
  id: number;
  /** `waiting`: for its turn, an answer or a repeat. */
  status: 'waiting' | 'accepted' | 'given_up' | 'dropped';
  attempts: PushAttempt[];
}
