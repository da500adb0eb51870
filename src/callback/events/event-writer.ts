import { Injectable } from '@nestjs/common';
import { sql, Transaction } from 'kysely';
import { Clock } from '../../common/clock';
import { Ids } from '../../common/ids';
import { Database } from '../../database/database';
import { Schema } from '../../database/schema';
import { Vault } from '../../vault/vault';
import { CallEventType } from './call';
import { EventData, EventRow, sealEventData } from './event';

type Tx = Transaction<Schema>;

/** An event that is about to be written: it has its owner, and not yet its place. */
export interface EventDraft {
  readonly clientId: string;
  readonly callbackId: string;
  /** The place of its record in the callback. */
  readonly ordinal: number;
  readonly type: CallEventType;
  /** What the call is counted under: the binding, or the business phone. Null: it is no call that comes again. */
  readonly scope: string | null;
  readonly data: Omit<EventData, 'revision'>;
  /** W3C trace context of the request that it comes of. */
  readonly traceparent: string | null;
}

/**
 * Writes events and gives them their positions. The counter of a client is held from the moment a position is given
 * until the commit, so positions become visible in their order: nothing ever appears behind one that was served.
 * Call it last in a transaction.
 */
@Injectable()
export class EventWriter {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** @returns the events in the order of the drafts */
  async write(transaction: Tx, drafts: readonly EventDraft[]): Promise<EventRow[]> {
    if (drafts.length === 0) return [];
    const places = await this.takePlaces(transaction, drafts);
    const keys = drafts.map((draft) => this.callKeyOf(draft));
    const revisions = await this.revisions(transaction, keys);
    const rows = drafts.map((draft, index): EventRow => {
      const id = this.ids.next('evt');
      const place = places.get(draft.clientId);
      if (place === undefined) throw new Error('every client of a draft has a counter');
      const callKey = keys[index] ?? null;
      const counted = `${callKey ?? id} ${draft.type}`;
      const revision = (revisions.get(counted) ?? 0) + 1;
      revisions.set(counted, revision);
      place.position += 1;
      return {
        id,
        client_id: draft.clientId,
        position: place.position,
        type: draft.type,
        created_at: place.at,
        callback_id: draft.callbackId,
        ordinal: draft.ordinal,
        binding_id: draft.data.bindingId,
        call_id: draft.data.call.callId,
        call_key: callKey,
        revision,
        sealed_data: sealEventData(this.vault, id, orderedData(draft.data, revision)),
        traceparent: draft.traceparent,
      };
    });
    await this.database.insertAll(transaction, 'events', rows);
    return rows;
  }

  /** Reserves a run of positions for each client. In the order of their ids, so that no two wait for each other. */
  private async takePlaces(
    transaction: Tx,
    drafts: readonly EventDraft[],
  ): Promise<Map<string, { position: number; at: number }>> {
    const counts = new Map<string, number>();
    for (const { clientId } of drafts) counts.set(clientId, (counts.get(clientId) ?? 0) + 1);
    const now = this.clock.now();
    const places = new Map<string, { position: number; at: number }>();
    for (const [clientId, count] of [...counts].sort(([one], [other]) => (one < other ? -1 : 1))) {
      const { last_position, last_at } = await transaction
        .insertInto('event_counters')
        .values({ client_id: clientId, last_position: count, last_at: now })
        .onConflict((conflict) =>
          conflict.column('client_id').doUpdateSet({
            last_position: sql<number>`event_counters.last_position + excluded.last_position`,
            // Never back: times follow positions, whichever replica's clock gave them.
            last_at: sql<number>`case when event_counters.last_at > excluded.last_at
              then event_counters.last_at else excluded.last_at end`,
          }),
        )
        .returning(['last_position', 'last_at'])
        .executeTakeFirstOrThrow();
      places.set(clientId, { position: last_position - count, at: last_at });
    }
    return places;
  }

  /** What belongs to one call, whatever its types. A call without an id never comes again. */
  private callKeyOf({ scope, data }: EventDraft): string | null {
    const { callId } = data.call;
    if (callId === null || scope === null) return null;
    return this.vault.lookupHash(`call ${JSON.stringify([data.product, scope, callId])}`);
  }

  /** The highest revision of each type of these calls. */
  private async revisions(
    transaction: Tx,
    callKeys: readonly (string | null)[],
  ): Promise<Map<string, number>> {
    const keys = [...new Set(callKeys.filter((key) => key !== null))];
    const rows = await transaction
      .selectFrom('events')
      .select(['call_key', 'type', sql<number>`max(revision)`.as('revision')])
      .where(this.database.among('call_key', keys))
      .groupBy(['call_key', 'type'])
      .execute();
    return new Map(rows.map(({ call_key, type, revision }) => [`${call_key ?? ''} ${type}`, revision]));
  }
}

/** The members in the order of the contract. */
function orderedData(data: Omit<EventData, 'revision'>, revision: number): EventData {
  const { product, bindingId, call, userData, provenance, provider } = data;
  return { product, bindingId, revision, call, userData, provenance, provider };
}
