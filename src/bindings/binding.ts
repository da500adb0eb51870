import { Selectable } from 'kysely';
import { BindingTable } from '../database/schema';

export type BindingRow = Selectable<BindingTable>;

export type BindingProduct = BindingRow['product'];
export type BindingMode = BindingRow['mode'];

export const BINDING_MODES = ['xyb', 'axb', 'axe', 'axeyb', 'xa'] as const satisfies readonly BindingMode[];

export const BINDING_STATUSES = ['pending', 'active', 'released', 'expired', 'unknown'] as const;
export type BindingStatus = (typeof BINDING_STATUSES)[number];

/** What a caller asks to be bound. */
export interface BindingDraft {
  readonly clientId: string;
  readonly product: BindingProduct;
  readonly mode: BindingMode;
  readonly upstreamApp: string;
  /** What the caller calls it (pns). Null: the gateway draws one. */
  readonly customerBindId: string | null;
  /** The wished X. */
  readonly numberX: string | null;
  readonly phoneA: string | null;
  readonly phoneB: string | null;
  readonly recording: boolean;
  readonly userData: string | null;
  /** 0: for ever. */
  readonly ttlSeconds: number;
  /** What a repeat does to the time that is left. */
  readonly expiry: 'reset' | 'extend';
  /** The caller's request as a whole, of which the product makes what NXCloud is asked. */
  readonly request: object;
  /** Whether NXCloud answers a repeat under the same identifier with the same binding. */
  readonly isRepeatable: boolean;
}

/** A binding that was written down and is about to be asked for. */
export interface Intent {
  readonly bindingId: string;
  /** Proves that the one who settles is the one who asked. */
  readonly attempt: string;
  /** Interline's `reqid` or pns' `customerBindId`. */
  readonly identifier: string;
  /** The caller's user data with the routing tag before it; undefined when there is nothing to send. */
  readonly userData: string | undefined;
  /** Whether an earlier attempt with this identifier may have been carried out. */
  readonly isEarlierUnknown: boolean;
  /** Whether the caller repeats a customerBindId of its own. */
  readonly isRepeat: boolean;
  /** Whether the binding was ever confirmed: a refused repeat leaves it as it was. */
  readonly wasConfirmed: boolean;
  /** When the confirmed binding ends, in milliseconds since the epoch. */
  readonly expiresAt: number | null;
  /** When it was first written down, in milliseconds since the epoch. */
  readonly createdAt: number;
}

/** What the upstream gave. */
export interface Bound {
  readonly upstreamId: string | null;
  readonly numberX: string | null;
  readonly numberY: string | null;
  readonly extensionX: string | null;
  /** The upstream's id of the request that said so. */
  readonly traceId: string | null;
}

/**
 * What is known of a binding after an answer. A repeat that tells less of the same binding takes nothing away;
 * another upstream id is another binding there.
 */
export function learn(bound: Bound, known: BindingRow): Bound {
  const wasKnown = bound.upstreamId !== null && known.upstream_id !== null;
  if (wasKnown && bound.upstreamId !== known.upstream_id) return bound;
  return {
    upstreamId: bound.upstreamId ?? known.upstream_id,
    numberX: bound.numberX ?? known.number_x,
    numberY: bound.numberY ?? known.number_y,
    extensionX: bound.extensionX ?? known.extension_x,
    traceId: bound.traceId,
  };
}

/** When a binding ends; null: never. A repeat that extends adds to the time that is left. */
export function expiryOf(
  { ttlSeconds, expiry }: Pick<BindingDraft, 'ttlSeconds' | 'expiry'>,
  now: number,
  before: number | null,
): number | null {
  if (ttlSeconds === 0) return null;
  const from = expiry === 'extend' && before !== null ? Math.max(before, now) : now;
  return from + ttlSeconds * 1000;
}

/** Whether somebody is asking the upstream about this binding right now. */
export function isLeased({ lease_until }: Pick<BindingRow, 'lease_until'>, now: number): boolean {
  return lease_until !== null && lease_until > now;
}

/**
 * The status that callers see. A pending binding whose asker vanished is unknown; one whose time has passed is
 * expired, whether or not it was ever confirmed.
 */
export function statusOf(
  row: Pick<BindingRow, 'state' | 'lease_until' | 'expires_at'>,
  now: number,
): BindingStatus {
  if (row.state === 'released') return 'released';
  if (row.state === 'pending' && isLeased(row, now)) return 'pending';
  if (row.expires_at !== null && row.expires_at <= now) return 'expired';
  return row.state === 'pending' ? 'unknown' : row.state;
}
