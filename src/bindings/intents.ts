import { Inject, Injectable } from '@nestjs/common';
import { Transaction } from 'kysely';
import { Clock } from '../common/clock';
import { Ids } from '../common/ids';
import { LOGGER, Logger } from '../common/logging/logger';
import { digitsOf } from '../common/phone-number';
import { ProblemError } from '../common/problems/problem-error';
import { Randomness } from '../common/randomness';
import { CallbackSettings } from '../config/callback.settings';
import { Database, Queries } from '../database/database';
import { Schema } from '../database/schema';
import { Idempotency } from '../idempotency/idempotency';
import { Slot } from '../idempotency/slot';
import { Vault } from '../vault/vault';
import { BindingDraft, BindingRow, Bound, Intent, isLeased, learn, statusOf } from './binding';
import { drawRoutingTag, tagUserData } from './routing-tag';
import { sealedUserData, sealedParties, tagPurpose } from './seals';

type Tx = Transaction<Schema>;

/** What opening an intent comes to: something to ask for, or a binding that an earlier run already has. */
export type Opening = { readonly intent: Intent } | { readonly settled: BindingRow };

/** Writes a binding down before the upstream is asked, and its outcome after. */
@Injectable()
export class Intents {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly idempotency: Idempotency,
    private readonly settings: CallbackSettings,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Opens an intent: resumes the one that an earlier run of the same request left, takes up the caller's own
   * customerBindId again, or writes a new one.
   * @throws ProblemError `binding_conflict`, `idempotency_in_flight`
   */
  async open(draft: BindingDraft, slot: Slot): Promise<Opening> {
    return this.database.transaction(async (transaction) => {
      await this.database.lock(transaction, lockName(draft));
      const left =
        slot.bindingId === null ? null : await findOwn(transaction, slot.bindingId, draft.clientId);
      if (left !== null && left.state !== 'pending' && left.state !== 'unknown') return { settled: left };
      const existing = left ?? (await this.held(transaction, draft));
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
   * The upstream has bound.
   * @throws ProblemError `upstream_invalid_response` when its id is another client's
   */
  async confirm(intent: Intent, draft: BindingDraft, bound: Bound): Promise<BindingRow> {
    const isForeign = await this.database.transaction(async (transaction) => {
      await this.database.lock(
        transaction,
        `upstream-id:${draft.product}:${bound.upstreamId ?? intent.bindingId}`,
      );
      if (await this.isHeldByOther(transaction, draft, bound.upstreamId)) return true;
      const now = this.clock.now();
      const { upstreamId, numberX, numberY, extensionX } = learn(
        bound,
        await findById(transaction, intent.bindingId),
      );
      const { numUpdatedRows } = await transaction
        .updateTable('bindings')
        .set({
          ...this.column(intent.bindingId, draft),
          state: 'active',
          upstream_id: upstreamId,
          number_x: numberX,
          number_x_digits: numberX === null ? null : digitsOf(numberX),
          number_y: numberY,
          extension_x: extensionX,
          expires_at: expiryOf(draft, now, intent.expiresAt),
          attempt: null,
          lease_until: null,
        })
        .where('id', '=', intent.bindingId)
        .where('attempt', '=', intent.attempt)
        .executeTakeFirst();
      // An attempt that was taken over meanwhile settles nothing, and ends nothing either.
      const isSettled = numUpdatedRows > 0n;
      if (isSettled && draft.mode === 'xa') await supersede(transaction, draft, intent.bindingId, now);
      return false;
    });
    if (isForeign) {
      this.logger.error(
        { bindingId: intent.bindingId, product: draft.product },
        'the upstream answered a binding id that belongs to another client: not taken over',
      );
      await this.leaveUnknown(intent);
      throw new ProblemError('upstream_invalid_response', {
        detail: 'NXCloud answered the id of a binding that exists already.',
        upstream: { product: draft.product, code: '0', traceId: null },
        bindingId: intent.bindingId,
      });
    }
    return findById(this.database.queries, intent.bindingId);
  }

  /** The upstream has refused: an intent leaves the register, a binding that was there before stays as it was. */
  async refuse(intent: Intent): Promise<void> {
    if (intent.wasConfirmed) return this.giveBack(intent);
    await this.database.queries
      .deleteFrom('bindings')
      .where('id', '=', intent.bindingId)
      .where('attempt', '=', intent.attempt)
      .execute();
  }

  /** Nobody knows whether the upstream has bound. The identifier stays for the next attempt. */
  async leaveUnknown(intent: Intent): Promise<void> {
    if (intent.wasConfirmed) return this.giveBack(intent);
    await this.database.queries
      .updateTable('bindings')
      .set({ state: 'unknown', attempt: null, lease_until: null })
      .where('id', '=', intent.bindingId)
      .where('attempt', '=', intent.attempt)
      .execute();
  }

  private async giveBack(intent: Intent): Promise<void> {
    await this.database.queries
      .updateTable('bindings')
      .set({ attempt: null, lease_until: null })
      .where('id', '=', intent.bindingId)
      .where('attempt', '=', intent.attempt)
      .execute();
  }

  /** The binding that the draft takes up again; null when it is a new one. */
  private held(transaction: Tx, draft: BindingDraft): Promise<BindingRow | null> {
    if (draft.mode === 'xa') return this.refuseBusyTransfer(transaction, draft);
    return draft.customerBindId === null
      ? Promise.resolve(null)
      : this.ownOfCustomerBindId(transaction, draft, draft.customerBindId);
  }

  private async ownOfCustomerBindId(
    transaction: Tx,
    { product, upstreamApp, clientId }: BindingDraft,
    customerBindId: string,
  ): Promise<BindingRow | null> {
    const rows = await transaction
      .selectFrom('bindings')
      .selectAll()
      .where('product', '=', product)
      .where('upstream_app', '=', upstreamApp)
      .where('customer_bind_id', '=', customerBindId)
      .execute();
    if (rows.some((row) => row.client_id !== clientId)) {
      throw new ProblemError('binding_conflict', {
        detail: 'This customerBindId is in use by another client.',
      });
    }
    return rows.find((row) => row.state !== 'released') ?? null;
  }

  /** One transfer at a time on an X: another client's stands in the way until it is over. */
  private async refuseBusyTransfer(transaction: Tx, draft: BindingDraft): Promise<null> {
    const now = this.clock.now();
    const rows = await openTransfers(transaction, draft);
    for (const row of rows) {
      if (row.client_id !== draft.clientId && statusOf(row, now) !== 'expired') {
        throw new ProblemError('binding_conflict', { detail: 'Another transfer holds this number.' });
      }
      if (row.client_id === draft.clientId && isLeased(row, now)) throw inFlight();
    }
    return null;
  }

  private async insert(transaction: Tx, draft: BindingDraft): Promise<Intent> {
    const bindingId = this.ids.next('bnd');
    const now = this.clock.now();
    const identifier = draft.customerBindId ?? this.randomness.identifier();
    const attempt = this.randomness.identifier();
    const tag = this.settings.routingTag ? drawRoutingTag(this.randomness) : null;
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
        number_y: draft.numberY,
        extension_x: null,
        ...this.column(bindingId, draft),
        ...this.tagColumns(bindingId, tag),
        state: 'pending',
        attempt,
        lease_until: now + this.idempotency.leaseMs,
        created_at: now,
        expires_at: expiryOf(draft, now, null),
        released_at: null,
      })
      .execute();
    return {
      bindingId,
      attempt,
      identifier,
      userData: tagUserData(tag, draft.userData),
      isEarlierUnknown: false,
      isRepeat: false,
      wasConfirmed: false,
      expiresAt: null,
    };
  }

  /** Asks again under the identifier and the tag that the first attempt used. */
  private async takeUp(
    transaction: Tx,
    row: BindingRow,
    draft: BindingDraft,
    isRepeat: boolean,
  ): Promise<Intent> {
    const now = this.clock.now();
    if (isLeased(row, now)) throw inFlight();
    const attempt = this.randomness.identifier();
    const kept =
      row.sealed_routing_tag === null ? null : this.vault.open(row.sealed_routing_tag, tagPurpose(row.id));
    const tag = this.settings.routingTag ? (kept ?? drawRoutingTag(this.randomness)) : null;
    await transaction
      .updateTable('bindings')
      .set({
        attempt,
        lease_until: now + this.idempotency.leaseMs,
        ...(kept === null ? this.tagColumns(row.id, tag) : {}),
      })
      .where('id', '=', row.id)
      .execute();
    const wasConfirmed = row.state === 'active';
    return {
      bindingId: row.id,
      attempt,
      identifier: row.request_id ?? row.customer_bind_id ?? '',
      userData: tagUserData(tag, draft.userData),
      isEarlierUnknown: !wasConfirmed,
      isRepeat,
      wasConfirmed,
      expiresAt: wasConfirmed ? row.expires_at : null,
    };
  }

  private async isHeldByOther(
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

  private column(bindingId: string, draft: BindingDraft) {
    return {
      recording: draft.recording ? 1 : 0,
      ttl_seconds: draft.ttlSeconds,
      sealed_parties: sealedParties(this.vault, bindingId, draft),
      sealed_user_data: sealedUserData(this.vault, bindingId, draft.userData),
    };
  }

  private tagColumns(bindingId: string, tag: string | null) {
    return {
      routing_tag_hash: tag === null ? null : this.vault.lookupHash(`routing tag ${tag}`),
      sealed_routing_tag: tag === null ? null : this.vault.seal(tag, tagPurpose(bindingId)),
    };
  }
}

/** What two binds that could collide both lock. */
function lockName({ product, mode, upstreamApp, numberX, customerBindId, clientId }: BindingDraft): string {
  if (mode === 'xa') return `transfer:${upstreamApp}:${digitsOf(numberX ?? '')}`;
  return customerBindId === null
    ? `client:${clientId}`
    : `customer-bind-id:${product}:${upstreamApp}:${customerBindId}`;
}

function inFlight(): ProblemError {
  return new ProblemError('idempotency_in_flight', { retryAfterSeconds: 1 });
}

function expiryOf({ ttlSeconds, expiry }: BindingDraft, now: number, before: number | null): number | null {
  if (ttlSeconds === 0) return null;
  const from = expiry === 'extend' && before !== null ? Math.max(before, now) : now;
  return from + ttlSeconds * 1000;
}

function findById(queries: Queries, id: string): Promise<BindingRow> {
  return queries.selectFrom('bindings').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

async function findOwn(transaction: Tx, id: string, clientId: string): Promise<BindingRow | null> {
  const row = await transaction
    .selectFrom('bindings')
    .selectAll()
    .where('id', '=', id)
    .where('client_id', '=', clientId)
    .executeTakeFirst();
  return row ?? null;
}

function openTransfers(transaction: Tx, { upstreamApp, numberX }: BindingDraft): Promise<BindingRow[]> {
  return transaction
    .selectFrom('bindings')
    .selectAll()
    .where('number_x_digits', '=', digitsOf(numberX ?? ''))
    .where('upstream_app', '=', upstreamApp)
    .where('mode', '=', 'xa')
    .where('state', '!=', 'released')
    .execute();
}

/** A new transfer on an X ends every earlier one on it. */
async function supersede(
  transaction: Tx,
  { upstreamApp, numberX }: BindingDraft,
  bindingId: string,
  now: number,
): Promise<void> {
  await transaction
    .updateTable('bindings')
    .set({ state: 'released', released_at: now, attempt: null, lease_until: null })
    .where('number_x_digits', '=', digitsOf(numberX ?? ''))
    .where('upstream_app', '=', upstreamApp)
    .where('mode', '=', 'xa')
    .where('state', '!=', 'released')
    .where('id', '!=', bindingId)
    .execute();
}
