import { Transaction } from 'kysely';
import { Schema } from '../database/schema';

type Tx = Transaction<Schema>;

/**
 * Deletes events with their deliveries and attempts. A delivery that waited for one of these waits no more.
 * @param now when it is due
 */
export async function removeEvents(transaction: Tx, ids: readonly string[], now: number): Promise<void> {
  if (ids.length === 0) return;
  const deliveries = transaction.selectFrom('deliveries').select('id').where('event_id', 'in', ids);
  await transaction
    .updateTable('deliveries')
    .set({ next_attempt_at: now, waits_for: null })
    .where('waits_for', 'in', deliveries)
    .execute();
  await transaction.deleteFrom('delivery_attempts').where('delivery_id', 'in', deliveries).execute();
  await transaction.deleteFrom('deliveries').where('event_id', 'in', ids).execute();
  await transaction.deleteFrom('events').where('id', 'in', ids).execute();
}

/** Deletes callbacks, and what they are known again by. */
export async function removeCallbacks(transaction: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await transaction.deleteFrom('callback_records').where('callback_id', 'in', ids).execute();
  await transaction.deleteFrom('callbacks').where('id', 'in', ids).execute();
}
