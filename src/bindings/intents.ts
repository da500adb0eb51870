import { Injectable } from '@nestjs/common';
import { Transaction } from 'kysely';
import { clientLock } from '../access/clients/client-store';
import { Clock } from '../common/clock';
import { Ids } from '../common/ids';
import { digitsOf } from '../common/phone-number';
import { ProblemError } from '../common/problems/problem-error';
import { Randomness } from '../common/randomness';
import { CallbackSettings } from '../config/callback.settings';
import { Database } from '../database/database';
import { Schema } from '../database/schema';
import { Slot } from '../idempotency/slot';
import { Vault } from '../vault/vault';
import { BindingDraft, BindingRow, expiryOf, Intent, isLeased, statusOf } from './binding';
import { Leases } from './leases';
import { drawRoutingTag, tagUserData } from './routing-tag';
import { askedColumns, isSameRequest, openTag, requestColumn, tagColumns } from './seals';
import { isDue, NOTHING_TO_SETTLE } from './settling-schedule';
import { findOwn } from './rows';
import { openTransfers, transferLock, transferNumber } from './transfers';

type Tx = Transaction<Schema>;

/** What opening an intent comes to: something to ask for, or a binding that an earlier run already has. */
export type Opening = { readonly intent: Intent } | { readonly settled: BindingRow };

/** Writes a binding down before the upstream is asked. */
@Injectable()
export class Intents {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly leases: Leases,
    private readonly settings: CallbackSettings,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  /**
   * Opens an intent: resumes the one that an earlier run of the same request left, takes up the caller's own
   * customerBindId again, or writes a new one.
   * @throws ProblemError `binding_conflict`, `idempotency_in_flight`
   */
  async open(draft: BindingDraft, slot: Slot): Promise<Opening> {
    return this.database.transaction(async (transaction) => {
      for (const name of lockNames(draft)) await this.database.lock(transaction, name);
      await refuseDeletedClient(transaction, draft.clientId);
      const left = await this.leftBy(transaction, slot, draft);
      if (left !== null && left.state !== 'pending' && left.state !== 'unknown') return { settled: left };
      if (draft.mode === 'xa') await this.refuseBusyNumber(transaction, draft, left);
      const existing = left ?? (await this.ownOfCustomerBindId(transaction, draft));
      const intent =
        existing === null
          ? await this.insert(transaction, draft)
          : await this.takeUp(transaction, existing, draft, left === null);
      // A confirmed binding is repeated as a whole; only what may still be unknown is resumed.
      if (!intent.wasConfirmed) await slot.attach(transaction, intent.bindingId);
      return { intent };
    });
  }

  /**
   * Takes up again what nobody knows the outcome of, for the gateway itself.
   * @returns null when it is not due any more, or a later transfer of its number has to be settled first
   * @throws ProblemError `idempotency_in_flight`
   */
  async resume(draft: BindingDraft, bindingId: string): Promise<Intent | null> {
    return this.database.transaction(async (transaction) => {
      for (const name of lockNames(draft)) await this.database.lock(transaction, name);
      const row = await findOwn(transaction, bindingId, draft.clientId);
      if (row === null || !isDue(row, this.clock.now())) return null;
      if (draft.mode === 'xa' && !(await this.isNewestTransfer(transaction, row))) return null;
      return this.takeUp(transaction, row, draft, false);
    });
  }

  /** The binding that an earlier run of the same request began. */
  private async leftBy(
    transaction: Tx,
    { bindingId }: Slot,
    { clientId }: BindingDraft,
  ): Promise<BindingRow | null> {
    return bindingId === null ? null : findOwn(transaction, bindingId, clientId);
  }

  /**
   * The caller's own binding of its customerBindId, unless it is released.
   * @throws ProblemError `binding_conflict` when the id is another client's, or of another mode
   */
  private async ownOfCustomerBindId(
    transaction: Tx,
    { product, mode, upstreamApp, clientId, customerBindId }: BindingDraft,
  ): Promise<BindingRow | null> {
    if (customerBindId === null) return null;
    const rows = await transaction
      .selectFrom('bindings')
      .selectAll()
      .where('customer_bind_id', '=', customerBindId)
      .where('upstream_app', '=', upstreamApp)
      .where('product', '=', product)
      .execute();
    if (rows.some((row) => row.client_id !== clientId)) {
      throw new ProblemError('binding_conflict', {
        detail: 'This customerBindId is in use by another client.',
      });
    }
    const own = rows.find((row) => row.state !== 'released') ?? null;
    if (own !== null && own.mode !== mode) {
      throw new ProblemError('binding_conflict', {
        detail: `This customerBindId belongs to a binding of the mode ${own.mode}.`,
      });
    }
    return own;
  }

  /** One transfer at a time on an X: another client's stands in the way until it is over. */
  private async refuseBusyNumber(
    transaction: Tx,
    draft: BindingDraft,
    left: BindingRow | null,
  ): Promise<void> {
    const now = this.clock.now();
    const others = await openTransfers(transaction, transferNumber(draft.upstreamApp, draft.numberX));
    for (const row of others.filter(({ id }) => id !== left?.id)) {
      if (row.client_id !== draft.clientId && statusOf(row, now) !== 'expired') {
        throw new ProblemError('binding_conflict', { detail: 'Another transfer holds this number.' });
      }
      if (isLeased(row, now)) throw inFlight();
    }
  }

  /** NXCloud keeps the last transfer that it was asked for: asking again for an earlier one would undo a later. */
  private async isNewestTransfer(
    transaction: Tx,
    { id, upstream_app, number_x }: BindingRow,
  ): Promise<boolean> {
    const transfers = await openTransfers(transaction, transferNumber(upstream_app, number_x));
    return transfers.every((other) => other.id <= id);
  }

  private async insert(transaction: Tx, draft: BindingDraft): Promise<Intent> {
    const bindingId = this.ids.next('bnd');
    const now = this.clock.now();
    const identifier = draft.customerBindId ?? this.randomness.identifier();
    const lease = this.leases.draw();
    const tag = this.drawTag();
    await transaction
      .insertInto('bindings')
      .values({
        id: bindingId,
        client_id: draft.clientId,
        product: draft.product,
        mode: draft.mode,
        upstream_app: draft.upstreamApp,
        request_id: draft.product === 'interline' ? identifier : null,
        customer_bind_id: draft.product === 'pns' ? identifier : null,
        upstream_id: null,
        number_x: draft.numberX,
        number_x_digits: draft.numberX === null ? null : digitsOf(draft.numberX),
        number_y: null,
        extension_x: null,
        ...askedColumns(this.vault, bindingId, draft),
        ...tagColumns(this.vault, bindingId, tag),
        ...requestColumn(this.vault, bindingId, draft),
        state: 'pending',
        attempt: lease.attempt,
        lease_until: lease.until,
        settle_at: lease.until,
        created_at: now,
        expires_at: expiryOf(draft, now, null),
        released_at: null,
      })
      .execute();
    return {
      bindingId,
      attempt: lease.attempt,
      identifier,
      userData: tagUserData(tag, draft.userData),
      isEarlierUnknown: false,
      isRepeat: false,
      wasConfirmed: false,
      expiresAt: null,
      createdAt: now,
    };
  }

  /** Asks again under the identifier and the tag that the first attempt used. */
  private async takeUp(
    transaction: Tx,
    row: BindingRow,
    draft: BindingDraft,
    isRepeat: boolean,
  ): Promise<Intent> {
    const lease = this.leases.draw();
    const kept = openTag(this.vault, row);
    const tag = this.settings.routingTag ? (kept ?? this.drawTag()) : null;
    const changes = {
      ...(kept === null ? tagColumns(this.vault, row.id, tag) : {}),
      // What NXCloud took of two requests under one identifier, asking with either of them would not tell.
      ...(isSameRequest(this.vault, row, draft) ? { settle_at: lease.until } : NOTHING_TO_SETTLE),
    };
    const identifier = row.request_id ?? row.customer_bind_id;
    if (identifier === null) throw new Error('a binding has an identifier');
    if (!(await this.leases.take(transaction, row.id, lease, changes))) throw inFlight();
    const wasConfirmed = row.state === 'active';
    return {
      bindingId: row.id,
      attempt: lease.attempt,
      identifier,
      userData: tagUserData(tag, draft.userData),
      isEarlierUnknown: !wasConfirmed,
      isRepeat,
      wasConfirmed,
      expiresAt: wasConfirmed ? row.expires_at : null,
      createdAt: row.created_at,
    };
  }

  private drawTag(): string | null {
    return this.settings.routingTag ? drawRoutingTag(this.randomness) : null;
  }
}

/** What two binds that could collide both lock, the client first. */
function lockNames({
  product,
  mode,
  upstreamApp,
  numberX,
  customerBindId,
  clientId,
}: BindingDraft): string[] {
  const names = [clientLock(clientId)];
  if (mode === 'xa') names.push(transferLock(transferNumber(upstreamApp, numberX)));
  if (customerBindId !== null) names.push(`customer-bind-id:${product}:${upstreamApp}:${customerBindId}`);
  return names;
}

/** A client that was deleted while its request was on the way begins nothing any more. */
async function refuseDeletedClient(transaction: Tx, clientId: string): Promise<void> {
  const client = await transaction
    .selectFrom('clients')
    .select('id')
    .where('id', '=', clientId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (client === undefined) throw new ProblemError('unauthenticated');
}

function inFlight(): ProblemError {
  return new ProblemError('idempotency_in_flight', { retryAfterSeconds: 1 });
}
