import { Inject, Injectable } from '@nestjs/common';
import { sql, Transaction } from 'kysely';
import { Clock } from '../common/clock';
import { LOGGER, Logger } from '../common/logging/logger';
import { digitsOf } from '../common/phone-number';
import { ProblemError } from '../common/problems/problem-error';
import { Database } from '../database/database';
import { Schema } from '../database/schema';
import { Vault } from '../vault/vault';
import { BindingDraft, BindingRow, Bound, expiryOf, Intent, learn } from './binding';
import { Leases } from './leases';
import { findOwn } from './rows';
import { askedColumns } from './seals';
import { nextSettlingAt, NOTHING_TO_SETTLE } from './settling-schedule';
import { supersedeTransfers, transferNumber } from './transfers';

type Tx = Transaction<Schema>;

/** Writes down what became of an intent. Only the one whose lease still holds changes anything. */
@Injectable()
export class Outcomes {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly leases: Leases,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * The upstream has bound. When the lease was lost meanwhile, the one who took it over has the last word, and the
   * binding is answered as that one left it.
   * @throws ProblemError `upstream_invalid_response` when the upstream's id is another client's;
   * `upstream_timeout` when the one who took over is not done yet
   */
  async confirm(intent: Intent, draft: BindingDraft, bound: Bound): Promise<BindingRow> {
    const { bindingId } = intent;
    const holder = await this.database.transaction(async (transaction) => {
      const lock = `upstream-id:${draft.product}:${bound.upstreamId ?? bindingId}`;
      await this.database.lock(transaction, lock);
      if (await isHeldByOther(transaction, draft, bound.upstreamId)) return 'other';
      const before = await findOwn(transaction, bindingId, draft.clientId);
      if (before !== null) await this.activate(transaction, intent, draft, learn(bound, before));
      return 'own';
    });
    if (holder === 'other') return this.refuseForeign(intent, draft, bound);
    const row = await findOwn(this.database.queries, bindingId, draft.clientId);
    const isSettled = row !== null && (row.state === 'active' || row.state === 'released');
    if (!isSettled) throw new ProblemError('upstream_timeout', { bindingId });
    return row;
  }

  /** The upstream has refused: an intent leaves the register, a binding that is known to exist stays as it was. */
  async refuse({ attempt }: Intent): Promise<void> {
    await this.database.queries
      .deleteFrom('bindings')
      .where('attempt', '=', attempt)
      .where('state', '!=', 'active')
      .execute();
    await this.leases.end(this.database.queries, attempt);
  }

  /** Nobody knows whether the upstream has bound. The identifier stays for the next attempt. */
  async leaveUnknown({ attempt, wasConfirmed, createdAt }: Intent): Promise<void> {
    if (wasConfirmed) {
      await this.leases.end(this.database.queries, attempt);
      return;
    }
    await this.leases.end(this.database.queries, attempt, {
      // A call record may have proved meanwhile that it exists.
      state: sql<BindingRow['state']>`case when upstream_id is null then 'unknown' else 'active' end`,
      sealed_request: sql<string | null>`case when upstream_id is null then sealed_request end`,
      settle_at: nextSettlingAt(createdAt, this.clock.now()),
    });
  }

  private async activate(
    transaction: Tx,
    { bindingId, attempt, expiresAt }: Intent,
    draft: BindingDraft,
    { upstreamId, numberX, numberY, extensionX }: Bound,
  ): Promise<void> {
    const now = this.clock.now();
    const isDone = await this.leases.end(transaction, attempt, {
      ...askedColumns(this.vault, bindingId, draft),
      state: 'active',
      upstream_id: upstreamId,
      number_x: numberX,
      number_x_digits: numberX === null ? null : digitsOf(numberX),
      number_y: numberY,
      extension_x: extensionX,
      expires_at: expiryOf(draft, now, expiresAt),
      ...NOTHING_TO_SETTLE,
    });
    if (isDone && draft.mode === 'xa') {
      await supersedeTransfers(transaction, transferNumber(draft.upstreamApp, draft.numberX), bindingId, now);
    }
  }

  private async refuseForeign(intent: Intent, { product }: BindingDraft, { traceId }: Bound): Promise<never> {
    const { bindingId } = intent;
    this.logger.error(
      { bindingId, product },
      'the upstream answered a binding id that belongs to another client: not taken over',
    );
    await this.leaveUnknown(intent);
    throw new ProblemError('upstream_invalid_response', {
      detail: 'NXCloud answered the id of a binding that exists already.',
      upstream: { product, code: '0', traceId },
      bindingId,
    });
  }
}

async function isHeldByOther(
  transaction: Tx,
  { product, clientId }: BindingDraft,
  upstreamId: string | null,
): Promise<boolean> {
  if (upstreamId === null) return false;
  const other = await transaction
    .selectFrom('bindings')
    .select('id')
    .where('upstream_id', '=', upstreamId)
    .where('product', '=', product)
    .where('client_id', '!=', clientId)
    .executeTakeFirst();
  return other !== undefined;
}
