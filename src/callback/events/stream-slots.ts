import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { Randomness } from '../../common/randomness';
import { Database } from '../../database/database';

const MAX_PER_CLIENT = 5;
/** A slot whose holder vanished is free again after this. */
const LEASE_MS = 45_000;

/** Counts the open streams of each client, on all replicas together. */
@Injectable()
export class StreamSlots {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  /** @returns the id of the slot; null when the client has all of them */
  take(clientId: string): Promise<string | null> {
    const id = this.randomness.identifier();
    return this.database.transaction(async (transaction) => {
      await this.database.lock(transaction, `streams:${clientId}`);
      const now = this.clock.now();
      await transaction
        .deleteFrom('stream_leases')
        .where('client_id', '=', clientId)
        .where('lease_until', '<=', now)
        .execute();
      const taken = await transaction
        .selectFrom('stream_leases')
        .select('id')
        .where('client_id', '=', clientId)
        .execute();
      if (taken.length >= MAX_PER_CLIENT) return null;
      await transaction
        .insertInto('stream_leases')
        .values({ id, client_id: clientId, lease_until: now + LEASE_MS })
        .execute();
      return id;
    });
  }

  /** @throws Error when the slot ran out and was given to another */
  async renew(id: string): Promise<void> {
    const { numUpdatedRows } = await this.database.queries
      .updateTable('stream_leases')
      .set({ lease_until: this.clock.now() + LEASE_MS })
      .where('id', '=', id)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Error('the place of the stream is another’s');
  }

  async release(id: string): Promise<void> {
    await this.database.queries.deleteFrom('stream_leases').where('id', '=', id).execute();
  }
}
