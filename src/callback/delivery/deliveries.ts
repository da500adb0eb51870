import { Injectable } from '@nestjs/common';
import { Transaction } from 'kysely';
import { Clock } from '../../common/clock';
import { Ids } from '../../common/ids';
import { Randomness } from '../../common/randomness';
import { WebhookSettings } from '../../config/webhook.settings';
import { Database } from '../../database/database';
import { DeliveryTable, Schema } from '../../database/schema';
import { EventRow } from '../events/event';
import { parseEventTypes, wantsType } from './endpoint';
import { nextAttemptAt } from './retry-schedule';

type Tx = Transaction<Schema>;

/** How long a later event of a call waits for the earlier one, at most. */
const WAIT_FOR_EARLIER_MS = 10 * 60 * 1000;

/** Puts events on their way to endpoints. */
@Injectable()
export class Deliveries {
  constructor(
    private readonly database: Database,
    private readonly settings: WebhookSettings,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  /** One delivery for each event and each enabled endpoint of its client that wants its type. */
  async enqueue(transaction: Tx, events: readonly EventRow[]): Promise<void> {
    const endpoints = await this.endpointsOf(transaction, events);
    const pairs = events.flatMap((event) =>
      endpoints
        .filter(({ client_id, types }) => client_id === event.client_id && wantsType(types, event.type))
        .map(({ id }) => ({ endpointId: id, event })),
    );
    await this.insert(transaction, pairs);
  }

  /** One delivery for each event to this endpoint, whatever types it wants. @returns their ids */
  enqueueFor(transaction: Tx, endpointId: string, events: readonly EventRow[]): Promise<string[]> {
    return this.insert(
      transaction,
      events.map((event) => ({ endpointId, event })),
    );
  }

  /** Makes a delivery due now, with the whole schedule before it. One that is being attempted goes on. */
  async makeDue(id: string): Promise<void> {
    await this.database.queries
      .updateTable('deliveries')
      .set({ status: 'pending', next_attempt_at: this.clock.now(), failures: 0, waits_for: null })
      .where('id', '=', id)
      .where('claim', 'is', null)
      .execute();
  }

  private async insert(
    transaction: Tx,
    pairs: readonly { endpointId: string; event: EventRow }[],
  ): Promise<string[]> {
    if (pairs.length === 0) return [];
    const earlier = await this.earlierOfCalls(
      transaction,
      pairs.map(({ event }) => event.call_key),
    );
    const rows = pairs.map(({ endpointId, event }) => {
      const lane = `${endpointId} ${event.call_key ?? event.id}`;
      const row = this.draft(endpointId, event, earlier.get(lane) ?? null);
      earlier.set(lane, row.id);
      return row;
    });
    await this.database.insertAll(transaction, 'deliveries', rows);
    return rows.map(({ id }) => id);
  }

  private draft(endpointId: string, event: EventRow, waitsFor: string | null): DeliveryTable {
    const now = this.clock.now();
    const first = nextAttemptAt({
      failures: 0,
      now,
      scheduleSeconds: this.settings.retryScheduleSeconds,
      fraction: this.randomness.fraction(),
      retryAfterSeconds: null,
    });
    return {
      id: this.ids.next('dlv'),
      endpoint_id: endpointId,
      event_id: event.id,
      call_key: event.call_key,
      status: 'pending',
      next_attempt_at: waitsFor === null ? (first ?? now) : now + WAIT_FOR_EARLIER_MS,
      waits_for: waitsFor,
      claim: null,
      claims: 0,
      failures: 0,
      created_at: now,
    };
  }

  /**
   * The delivery of each call and endpoint that a new one has to wait for: the pending one that no other waits for.
   * They are locked: one that ends meanwhile is not waited for, and one that ends later wakes what this transaction
   * makes wait for it.
   */
  private async earlierOfCalls(
    transaction: Tx,
    callKeys: readonly (string | null)[],
  ): Promise<Map<string, string>> {
    const keys = [...new Set(callKeys.filter((key) => key !== null))].sort();
    const pending = transaction
      .selectFrom('deliveries')
      .select(['id', 'endpoint_id', 'call_key', 'waits_for'])
      .where(this.database.among('call_key', keys))
      .where('status', '=', 'pending')
      .orderBy('id');
    const rows = await (this.database.kind === 'postgres' ? pending.forUpdate() : pending).execute();
    const awaited = new Set(rows.map(({ waits_for }) => waits_for));
    const last = rows.filter(({ id }) => !awaited.has(id));
    return new Map(last.map(({ id, endpoint_id, call_key }) => [`${endpoint_id} ${call_key ?? ''}`, id]));
  }

  private async endpointsOf(transaction: Tx, events: readonly EventRow[]) {
    const clientIds = [...new Set(events.map(({ client_id }) => client_id))];
    if (clientIds.length === 0) return [];
    const rows = await transaction
      .selectFrom('webhook_endpoints')
      .select(['id', 'client_id', 'event_types'])
      .where(this.database.among('client_id', clientIds))
      .where('status', '=', 'enabled')
      .where('deleted_at', 'is', null)
      .execute();
    return rows.map((row) => ({ ...row, types: parseEventTypes(row.event_types) }));
  }
}
