import { Injectable } from '@nestjs/common';
import { Database, Queries } from '../../database/database';
import { EventRow } from './event';

/** What of a client's events is wanted; times in milliseconds since the epoch. */
export interface EventFilter {
  readonly types?: readonly string[];
  readonly bindingId?: string;
  readonly callId?: string;
  /** Inclusive. */
  readonly since?: number;
  /** Exclusive. */
  readonly until?: number;
}

/** A client's events in the order of their positions. */
@Injectable()
export class EventStore {
  constructor(private readonly database: Database) {}

  /** The next events after a position, and how far that is: what does not match is not looked at again. */
  async after(
    clientId: string,
    position: number,
    { types, bindingId, callId, since, until }: EventFilter,
    limit: number,
  ): Promise<{ rows: EventRow[]; reached: number }> {
    const last = await this.lastPosition(clientId);
    const from =
      since === undefined ? position : Math.max(position, await this.before(clientId, since, last));
    const to = until === undefined ? last : Math.min(last, await this.before(clientId, until, last));
    const rows = await this.database.queries
      .selectFrom('events')
      .selectAll()
      .where('client_id', '=', clientId)
      .where('position', '>', from)
      .where('position', '<=', to)
      .where((eb) =>
        eb.and([
          ...(types === undefined ? [] : [eb('type', 'in', types)]),
          ...(bindingId === undefined ? [] : [eb('binding_id', '=', bindingId)]),
          ...(callId === undefined ? [] : [eb('call_id', '=', callId)]),
        ]),
      )
      .orderBy('position')
      .limit(limit)
      .execute();
    const reached = rows.length < limit ? Math.max(position, to) : (rows.at(-1)?.position ?? position);
    return { rows, reached };
  }

  async find(clientId: string, id: string): Promise<EventRow | null> {
    const row = await this.database.queries
      .selectFrom('events')
      .selectAll()
      .where('id', '=', id)
      .where('client_id', '=', clientId)
      .executeTakeFirst();
    return row ?? null;
  }

  /** The id of the last kept event up to a position; null where none is. Those after it may have been erased. */
  async lastIdUpTo(clientId: string, position: number): Promise<string | null> {
    const row = await this.database.queries
      .selectFrom('events')
      .select('id')
      .where('client_id', '=', clientId)
      .where('position', '<=', position)
      .orderBy('position', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.id ?? null;
  }

  /** The position of the client's last event; 0 where it has none. */
  async lastPosition(clientId: string): Promise<number> {
    const counter = await this.database.queries
      .selectFrom('event_counters')
      .select('last_position')
      .where('client_id', '=', clientId)
      .executeTakeFirst();
    return counter?.last_position ?? 0;
  }

  /** The events that were made from a callback. */
  ofCallback(callbackId: string, queries: Queries = this.database.queries): Promise<EventRow[]> {
    return queries
      .selectFrom('events')
      .selectAll()
      .where('callback_id', '=', callbackId)
      .orderBy('ordinal')
      .execute();
  }

  /** The last position before a time; `last` when no event is that late. Times never go back along positions. */
  private async before(clientId: string, time: number, last: number): Promise<number> {
    const first = await this.database.queries
      .selectFrom('events')
      .select('position')
      .where('client_id', '=', clientId)
      .where('created_at', '>=', time)
      .where('position', 'is not', null)
      .orderBy('created_at')
      .orderBy('position')
      .limit(1)
      .executeTakeFirst();
    return first?.position == null ? last : first.position - 1;
  }
}
