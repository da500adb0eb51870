import { Queries } from '../database/database';

/** One run of an idempotent request: what an earlier run left behind, and where this one leaves its own trace. */
export interface Slot {
  /** The binding that an earlier run of the same request began; null when there was none. */
  readonly bindingId: string | null;
  /** Remembers, in the caller's transaction, which binding this request began. */
  attach(transaction: Queries, bindingId: string): Promise<void>;
}

/** A request without a key: nothing is remembered. */
export const FREE_SLOT: Slot = {
  bindingId: null,
  attach: () => Promise.resolve(),
};
