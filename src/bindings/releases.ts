import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock';
import { ProblemError } from '../common/problems/problem-error';
import { Database } from '../database/database';
import { UpstreamError } from '../upstream/upstream-error';
import { BindingProduct, BindingRow, isLeased, statusOf } from './binding';

/** Asks the upstream to release a binding. */
export type AskRelease = (row: BindingRow) => Promise<void>;

/** Releases bindings at the upstream, then in the register. Each product says how it is asked. */
@Injectable()
export class Releases {
  private readonly askers = new Map<BindingProduct, AskRelease>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Called by each product at the start. */
  register(product: BindingProduct, ask: AskRelease): void {
    this.askers.set(product, ask);
  }

  /**
   * Only a released binding is answered without asking: expiry is the gateway's guess. "No such binding" is
   * what was wanted.
   * @throws ProblemError `not_ready` while it is being made; `binding_conflict` when another client's transfer
   * holds its number
   */
  async release(row: BindingRow): Promise<void> {
    if (row.state === 'released') return;
    const siblings = row.mode === 'xa' ? await this.openTransfers(row) : [row];
    this.refuseBusy(row, siblings);
    const ask = this.askers.get(row.product);
    if (ask === undefined) throw new ProblemError('product_not_configured');
    try {
      await ask(row);
    } catch (error) {
      if (!(error instanceof UpstreamError && error.code === 'binding_not_found')) throw error;
    }
    await this.database.queries
      .updateTable('bindings')
      .set({ state: 'released', released_at: this.clock.now(), attempt: null, lease_until: null })
      .where(
        'id',
        'in',
        siblings.filter(({ client_id }) => client_id === row.client_id).map(({ id }) => id),
      )
      .where('state', '!=', 'released')
      .execute();
  }

  private refuseBusy(row: BindingRow, siblings: readonly BindingRow[]): void {
    const now = this.clock.now();
    const isOthers = siblings.some(
      (sibling) => sibling.client_id !== row.client_id && statusOf(sibling, now) !== 'expired',
    );
    if (isOthers) {
      throw new ProblemError('binding_conflict', { detail: 'The number carries another transfer by now.' });
    }
    if (siblings.some((sibling) => isLeased(sibling, now))) {
      throw new ProblemError('not_ready', {
        detail: 'The binding is being made: try again when it is done.',
      });
    }
  }

  /** Every transfer on the same X that is not released: a release ends them all. */
  private openTransfers({ number_x_digits, upstream_app }: BindingRow): Promise<BindingRow[]> {
    return this.database.queries
      .selectFrom('bindings')
      .selectAll()
      .where('number_x_digits', '=', number_x_digits)
      .where('upstream_app', '=', upstream_app)
      .where('mode', '=', 'xa')
      .where('state', '!=', 'released')
      .execute();
  }
}
