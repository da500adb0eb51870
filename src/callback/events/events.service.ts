import { Injectable } from '@nestjs/common';
import { Caller } from '../../access/caller';
import { isId } from '../../common/ids';
import { Filters, Page, readCursor, toPage, writeCursor } from '../../common/paging';
import { ProblemError } from '../../common/problems/problem-error';
import { Vault } from '../../vault/vault';
import { Event, EventRow, toEvent } from './event';
import { EventFilterQuery } from './event.dto';
import { EventFilter, EventStore } from './event-store';

type Checkpointed<T> = Page<T> & { checkpoint: string };

/** A client's events, for whoever comes to fetch them. */
@Injectable()
export class EventsService {
  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
  ) {}

  async list({ client }: Caller, query: EventFilterQuery): Promise<Checkpointed<Event>> {
    const { type, bindingId, callId, since, until } = query;
    // A position is the client's own count: a cursor is good for its own list alone.
    const filters: Filters = { list: 'events', clientId: client.id, type, bindingId, callId, since, until };
    const start = positionOf(readCursor(query, filters));
    const { rows, reached } = await this.store.after(client.id, start, toFilter(query), query.limit + 1);
    const page = toPage(rows, {
      query,
      filters,
      positionOf: ({ position }: EventRow) => String(position),
      toItem: (row: EventRow) => toEvent(this.vault, row),
    });
    return { ...page, checkpoint: page.nextCursor ?? writeCursor(filters, String(reached)) };
  }

  async get({ client }: Caller, id: string): Promise<Event> {
    const row = isId(id, 'evt') ? await this.store.find(client.id, id) : null;
    if (row === null) throw new ProblemError('not_found', { detail: 'No such event.' });
    return toEvent(this.vault, row);
  }
}

function toFilter({ type, bindingId, callId, since, until }: EventFilterQuery): EventFilter {
  return {
    types: type === undefined ? undefined : [type],
    bindingId,
    callId,
    since: since === undefined ? undefined : Date.parse(since),
    until: until === undefined ? undefined : Date.parse(until),
  };
}

/** @throws ProblemError `validation_failed` for a cursor of another list */
function positionOf(cursor: string | null): number {
  if (cursor === null) return 0;
  if (!/^\d{1,15}$/.test(cursor)) {
    throw ProblemError.invalidParameter('cursor', 'cursor', 'is broken or belongs to other filters');
  }
  return Number(cursor);
}
