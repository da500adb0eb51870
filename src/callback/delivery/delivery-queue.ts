import { Injectable } from '@nestjs/common';
import { Transaction } from 'kysely';
import { Clock } from '../../common/clock';
import { Randomness } from '../../common/randomness';
import { WebhookSettings } from '../../config/webhook.settings';
import { Database } from '../../database/database';
import { GroupCommit } from '../../database/group-commit';
import { Schema } from '../../database/schema';
import { EventRow } from '../events/event';
import { DeliveryRow, DeliveryStatus } from './delivery-view';
import { DisabledReason, EndpointRow } from './endpoint';
import { nextAttemptAt } from './retry-schedule';
import { AttemptResult } from './webhook-sender';

type Tx = Transaction<Schema>;

/** An attempt may take its time-out; a claim whose holder vanished is free again so much later. */
const CLAIM_MARGIN_MS = 30_000;
const DISABLE_AFTER_MS = 5 * 24 * 3600 * 1000;
const GONE = 410;

/** An endpoint that may be sent to, and when its next delivery is due; null: never. */
export type DueEndpoint = EndpointRow & { readonly due: number | null };

/** A delivery that this process, and no other, attempts now. */
export interface Claimed {
  readonly delivery: DeliveryRow;
  readonly event: EventRow;
  readonly endpoint: EndpointRow;
}

/** How an attempt ended. */
export interface Finished extends Claimed {
  readonly startedAt: number;
  readonly result: AttemptResult;
}

/** What became of the delivery. */
export interface Settled {
  readonly status: DeliveryStatus;
  readonly nextAttemptAt: number | null;
}

/** The deliveries that wait, as replicas share them: each is claimed by one, for a limited time. */
@Injectable()
export class DeliveryQueue {
  private readonly endings: GroupCommit<Finished, Settled>;

  constructor(
    private readonly database: Database,
    private readonly settings: WebhookSettings,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {
    this.endings = new GroupCommit((items) => this.finishTogether(items), {
      maxItems: 64,
      maxCommits: 1,
      maxWaiting: Number.MAX_SAFE_INTEGER,
    });
  }

  /** The enabled endpoints of active clients. One look at the index for each. */
  async endpoints(): Promise<DueEndpoint[]> {
    return this.database.queries
      .selectFrom('webhook_endpoints')
      .innerJoin('clients', 'clients.id', 'webhook_endpoints.client_id')
      .selectAll('webhook_endpoints')
      .select((eb) =>
        eb
          .selectFrom('deliveries')
          .select((pending) => pending.fn.min('deliveries.next_attempt_at').as('due'))
          .whereRef('deliveries.endpoint_id', '=', 'webhook_endpoints.id')
          .where('deliveries.status', '=', 'pending')
          .as('due'),
      )
      .where('webhook_endpoints.status', '=', 'enabled')
      .where('webhook_endpoints.deleted_at', 'is', null)
      .where('clients.status', '=', 'active')
      .where('clients.deleted_at', 'is', null)
      .execute();
  }

  /** Takes up to `count` due deliveries of an endpoint. */
  async claim(endpoint: EndpointRow, count: number): Promise<Claimed[]> {
    const now = this.clock.now();
    const until = now + this.settings.timeoutMs + CLAIM_MARGIN_MS;
    const deliveries = await this.database.queries
      // Materialized: PostgreSQL may run a plain sub-query more than once, and each time take `count` more.
      .with(
        (cte) => cte('due').materialized(),
        (queries) => {
          const due = queries
            .selectFrom('deliveries')
            .select('id')
            .where('endpoint_id', '=', endpoint.id)
            .where('status', '=', 'pending')
            .where('next_attempt_at', '<=', now)
            .orderBy('next_attempt_at')
            .orderBy('id')
            .limit(count);
          return this.database.kind === 'postgres' ? due.forUpdate().skipLocked() : due;
        },
      )
      .updateTable('deliveries')
      .set((eb) => ({
        claim: this.randomness.identifier(),
        claims: eb('claims', '+', 1),
        next_attempt_at: until,
      }))
      .where('status', '=', 'pending')
      .where('id', 'in', (eb) => eb.selectFrom('due').select('due.id'))
      .returningAll()
      .execute();
    return this.withEvents(endpoint, deliveries);
  }

  /** Writes down how an attempt ended; attempts that end at the same time share a commit. */
  finish(finished: Finished): Promise<Settled> {
    return this.endings.add(finished);
  }

  /** Gives a delivery back whose attempt was broken off: it counts as never made. */
  async giveBack({ delivery }: Claimed): Promise<void> {
    await this.database.queries
      .updateTable('deliveries')
      .set({ claim: null, next_attempt_at: this.clock.now() })
      .where('id', '=', delivery.id)
      .where('claim', '=', delivery.claim)
      .execute();
  }

  private async withEvents(endpoint: EndpointRow, deliveries: readonly DeliveryRow[]): Promise<Claimed[]> {
    if (deliveries.length === 0) return [];
    const rows = await this.database.queries
      .selectFrom('events')
      .selectAll()
      .where(
        this.database.among(
          'id',
          deliveries.map(({ event_id }) => event_id),
        ),
      )
      .execute();
    const events = new Map(rows.map((row) => [row.id, row]));
    const orphans = deliveries.filter(({ event_id }) => !events.has(event_id)).map(({ id }) => id);
    // An event that is kept no more takes its deliveries with it.
    if (orphans.length > 0) {
      await this.database.queries.deleteFrom('deliveries').where('id', 'in', orphans).execute();
    }
    return deliveries.flatMap((delivery) => {
      const event = events.get(delivery.event_id);
      return event === undefined ? [] : [{ delivery, event, endpoint }];
    });
  }

  private finishTogether(items: readonly Finished[]): Promise<Settled[]> {
    const ordered = [...items].sort((one, other) => (one.delivery.id < other.delivery.id ? -1 : 1));
    return this.database.transaction(async (transaction) => {
      const kept = await this.lock(transaction, ordered);
      const settled = new Map(ordered.map((item) => [item, this.outcomeOf(item)]));
      await this.settle(transaction, settled);
      await this.recordAttempts(
        transaction,
        ordered.filter(({ delivery }) => kept.has(delivery.id)),
      );
      await this.wakeWaiting(
        transaction,
        ordered.filter((item) => settled.get(item)?.status !== 'pending'),
      );
      await this.judgeEndpoints(transaction, ordered);
      return items.map((item) => settled.get(item) ?? { status: 'pending', nextAttemptAt: null });
    });
  }

  /**
   * Locks the deliveries and those that wait for them, in one order, so that no two replicas wait for each other.
   * @returns the ids of those that are still there
   */
  private async lock(transaction: Tx, items: readonly Finished[]): Promise<ReadonlySet<string>> {
    const ids = idsOf(items);
    const rows = transaction
      .selectFrom('deliveries')
      .select('id')
      .where((eb) => eb.or([this.database.among('id', ids), this.database.among('waits_for', ids)]))
      .orderBy('id');
    const locked = await (this.database.kind === 'postgres' ? rows.forUpdate() : rows).execute();
    return new Set(locked.map(({ id }) => id));
  }

  /** Only the holder of the claim changes a delivery; whoever took it over has the last word. */
  private async settle(transaction: Tx, settled: ReadonlyMap<Finished, Settled>): Promise<void> {
    const delivered = [...settled.keys()].filter((item) => settled.get(item)?.status === 'delivered');
    if (delivered.length > 0) {
      await transaction
        .updateTable('deliveries')
        .set({ status: 'delivered', next_attempt_at: null, claim: null, waits_for: null })
        .where(this.database.among('id', idsOf(delivered)))
        .where(
          this.database.among(
            'claim',
            delivered.map(({ delivery }) => delivery.claim ?? ''),
          ),
        )
        .execute();
    }
    for (const [{ delivery }, { status, nextAttemptAt }] of settled) {
      if (status === 'delivered') continue;
      await transaction
        .updateTable('deliveries')
        .set({
          status,
          next_attempt_at: nextAttemptAt,
          failures: delivery.failures + 1,
          claim: null,
          waits_for: null,
        })
        .where('id', '=', delivery.id)
        .where('claim', '=', delivery.claim)
        .execute();
    }
  }

  private outcomeOf({ delivery, result: { error, statusCode, retryAfterSeconds } }: Finished): Settled {
    if (error === null) return { status: 'delivered', nextAttemptAt: null };
    const next =
      statusCode === GONE
        ? null
        : nextAttemptAt({
            failures: delivery.failures + 1,
            now: this.clock.now(),
            scheduleSeconds: this.settings.retryScheduleSeconds,
            fraction: this.randomness.fraction(),
            retryAfterSeconds,
          });
    return { status: next === null ? 'failed' : 'pending', nextAttemptAt: next };
  }

  private async recordAttempts(transaction: Tx, items: readonly Finished[]): Promise<void> {
    const rows = items.map(({ delivery, startedAt, result }) => ({
      delivery_id: delivery.id,
      number: delivery.claims,
      at: startedAt,
      status_code: result.statusCode,
      error: result.error,
      duration_ms: result.durationMs,
    }));
    await this.database.insertAll(transaction, 'delivery_attempts', rows);
  }

  /** A later event of the call need not wait any longer. */
  private async wakeWaiting(transaction: Tx, ended: readonly Finished[]): Promise<void> {
    if (ended.length === 0) return;
    await transaction
      .updateTable('deliveries')
      .set({ next_attempt_at: this.clock.now(), waits_for: null })
      .where(this.database.among('waits_for', idsOf(ended)))
      .where('status', '=', 'pending')
      .where('claim', 'is', null)
      .execute();
  }

  private async judgeEndpoints(transaction: Tx, items: readonly Finished[]): Promise<void> {
    const ids = new Set(items.map(({ endpoint }) => endpoint.id));
    for (const id of [...ids].sort()) {
      const all = items.filter(({ endpoint }) => endpoint.id === id);
      const isGone = all.some(({ result }) => result.statusCode === GONE);
      const isAccepting = all.some(({ result }) => result.error === null);
      if (isGone) await this.disable(transaction, id, 'gone');
      else if (isAccepting) await this.noteSuccess(transaction, id);
      else await this.noteFailure(transaction, id);
    }
  }

  private async noteSuccess(transaction: Tx, endpointId: string): Promise<void> {
    await transaction
      .updateTable('webhook_endpoints')
      .set({ failing_since: null })
      .where('id', '=', endpointId)
      .where('failing_since', 'is not', null)
      .execute();
  }

  private async noteFailure(transaction: Tx, endpointId: string): Promise<void> {
    const now = this.clock.now();
    await transaction
      .updateTable('webhook_endpoints')
      .set({ failing_since: now })
      .where('id', '=', endpointId)
      .where('failing_since', 'is', null)
      .execute();
    const failing = await transaction
      .selectFrom('webhook_endpoints')
      .select('id')
      .where('id', '=', endpointId)
      .where('failing_since', '<=', now - DISABLE_AFTER_MS)
      .executeTakeFirst();
    if (failing !== undefined) await this.disable(transaction, endpointId, 'failing');
  }

  private async disable(transaction: Tx, endpointId: string, reason: DisabledReason): Promise<void> {
    await transaction
      .updateTable('webhook_endpoints')
      .set({ status: 'disabled', disabled_reason: reason })
      .where('id', '=', endpointId)
      .where('status', '=', 'enabled')
      .execute();
  }
}

function idsOf(items: readonly Finished[]): string[] {
  return items.map(({ delivery }) => delivery.id);
}
