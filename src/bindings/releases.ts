import { Injectable } from '@nestjs/common';
import { Transaction } from 'kysely';
import { Clock } from '../common/clock';
import { ProblemError } from '../common/problems/problem-error';
import { RequestContext } from '../common/request-context';
import { Database } from '../database/database';
import { Schema } from '../database/schema';
import { UpstreamError } from '../upstream/upstream-error';
import { BindingProduct, BindingRow, isLeased, statusOf } from './binding';
import { Leases } from './leases';
import { NOTHING_TO_SETTLE } from './settling-schedule';
import { openTransfers, transferLock, transferNumber } from './transfers';

type Tx = Transaction<Schema>;

interface Claim {
  readonly row: BindingRow;
  readonly attempt: string;
  /** When it would have been asked for again. */
  readonly settleAt: number | null;
}

/** Asks the upstream to release a binding, for a request or for the command line (null). */
export type AskRelease = (row: BindingRow, context: RequestContext | null) => Promise<void>;

/** Releases bindings at the upstream, then in the register. Each product says how it is asked. */
@Injectable()
export class Releases {
  private readonly askers = new Map<BindingProduct, AskRelease>();

  constructor(
    private readonly database: Database,
    private readonly leases: Leases,
    private readonly clock: Clock,
  ) {}

  /** Called by each product at the start. */
  register(product: BindingProduct, ask: AskRelease): void {
    this.askers.set(product, ask);
  }

  /**
   * Only a released binding is answered without asking: expiry is the gateway's guess. "No such binding" is
   * what was wanted. Nobody binds or releases the same thing meanwhile.
   * @throws ProblemError `not_ready` while somebody else asks about it; `binding_conflict` when another client's
   * transfer holds its number
   */
  async release({ id, product }: BindingRow, context: RequestContext | null): Promise<void> {
    const claim = await this.claim(id);
    if (claim === null) return;
    try {
      await this.askers.get(product)?.(claim.row, context);
    } catch (error) {
      if (!(error instanceof UpstreamError)) {
        // NXCloud was not asked: all is as it was.
        await this.leases.end(this.database.queries, claim.attempt, { settle_at: claim.settleAt });
        throw error;
      }
      if (error.code !== 'binding_not_found') {
        await this.leases.end(this.database.queries, claim.attempt);
        throw error;
      }
    }
    const released_at = this.clock.now();
    await this.leases.end(this.database.queries, claim.attempt, {
      state: 'released',
      released_at,
      ...NOTHING_TO_SETTLE,
    });
  }

  /** Takes the lease of the binding and of what is released with it; null when it is released already. */
  private claim(id: string): Promise<Claim | null> {
    return this.database.transaction(async (transaction) => {
      const found = await read(transaction, id);
      if (found.state === 'released') return null;
      const together = found.mode === 'xa' ? await this.transfersOf(transaction, found) : [found];
      const lease = this.leases.draw();
      for (const each of together) {
        // Whoever releases it does not want it asked for again, whatever becomes of the release.
        if (!(await this.leases.take(transaction, each.id, lease, { settle_at: null }))) throw notReady();
      }
      // Under the lease nobody changes it any more.
      const row = await read(transaction, id);
      if (row.state !== 'released') return { row, attempt: lease.attempt, settleAt: found.settle_at };
      await this.leases.end(transaction, lease.attempt);
      return null;
    });
  }

  /** Every transfer of the client on the same X: releasing one at the upstream ends them all. */
  private async transfersOf(transaction: Tx, row: BindingRow): Promise<BindingRow[]> {
    const number = transferNumber(row.upstream_app, row.number_x);
    await this.database.lock(transaction, transferLock(number));
    const transfers = await openTransfers(transaction, number);
    const now = this.clock.now();
    for (const other of transfers.filter(({ client_id }) => client_id !== row.client_id)) {
      if (statusOf(other, now) !== 'expired') {
        throw new ProblemError('binding_conflict', { detail: 'The number carries another transfer by now.' });
      }
      if (isLeased(other, now)) throw notReady();
    }
    return transfers.filter(({ client_id }) => client_id === row.client_id);
  }
}

function read(transaction: Tx, id: string): Promise<BindingRow> {
  return transaction.selectFrom('bindings').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

function notReady(): ProblemError {
  return new ProblemError('not_ready', {
    detail: 'The binding is being made or released: try again when that is done.',
  });
}
