import { Injectable } from '@nestjs/common';
import { UpdateObject } from 'kysely';
import { Clock } from '../common/clock';
import { Randomness } from '../common/randomness';
import { Queries } from '../database/database';
import { Schema } from '../database/schema';
import { Idempotency } from '../idempotency/idempotency';
import { isFree } from './status-filter';

type Changes = UpdateObject<Schema, 'bindings'>;

/** The right to ask the upstream about a binding: one asker at a time, until it is done or its time is over. */
export interface Lease {
  /** Proves that the one who writes the outcome is the one who asked. */
  readonly attempt: string;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

/** Gives out and ends leases of bindings. */
@Injectable()
export class Leases {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  draw(): Lease {
    return { attempt: this.randomness.identifier(), until: this.clock.now() + this.idempotency.leaseMs };
  }

  /** Takes the lease of a binding, with `changes`; false when somebody else holds it. */
  async take(queries: Queries, bindingId: string, lease: Lease, changes: Changes = {}): Promise<boolean> {
    const now = this.clock.now();
    const { numUpdatedRows } = await queries
      .updateTable('bindings')
      .set({ ...changes, attempt: lease.attempt, lease_until: lease.until })
      .where('id', '=', bindingId)
      .where((eb) => isFree(eb, now))
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Ends a lease, with `changes`, on every binding that it holds; false when it was lost meanwhile. */
  async end(queries: Queries, attempt: string, changes: Changes = {}): Promise<boolean> {
    const { numUpdatedRows } = await queries
      .updateTable('bindings')
      .set({ ...changes, attempt: null, lease_until: null })
      .where('attempt', '=', attempt)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }
}
