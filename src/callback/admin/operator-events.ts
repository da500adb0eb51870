import { Injectable } from '@nestjs/common';
import { toRfc3339 } from '../../common/clock';
import { firstId, isId } from '../../common/ids';
import { Page, readCursor, toPage } from '../../common/paging';
import { ProblemError } from '../../common/problems/problem-error';
import { Database } from '../../database/database';
import { Vault } from '../../vault/vault';
import { Event, EventRow, toEvent } from '../events/event';
import { EventStore } from '../events/event-store';
import { masked } from './masking';
import { OperatorEventDetailDto, OperatorEventDto, OperatorEventQuery } from './operator.dto';

/** An id and the time of its event are not of the same moment, nor always of the same replica's clock. */
const MAX_STORING_MS = 60_000;

/** What an event says of a call in the gateway's own words: ids, states, times, virtual numbers, money. */
const SHOWN = new Set([
  ...['product', 'bindingId', 'revision', 'provenance', 'callId', 'numberX', 'numberY'],
  ...['outcome', 'outcomeCode', 'outcomeText', 'endedBy', 'position', 'causeCode'],
  ...['startedAt', 'ringingAt', 'answeredAt', 'endedAt'],
  ...['durationSeconds', 'billedSeconds', 'ringSeconds', 'direction', 'amount', 'currency'],
]);

/** The events of all clients, for operators. */
@Injectable()
export class OperatorEvents {
  constructor(
    private readonly database: Database,
    private readonly store: EventStore,
    private readonly vault: Vault,
  ) {}

  /** Newest first. */
  async list(query: OperatorEventQuery): Promise<Page<OperatorEventDto>> {
    const { clientId, type, callId, bindingId, callbackId, since, until } = query;
    const filters = { list: 'events', clientId, type, callId, bindingId, callbackId, since, until };
    const after = readCursor(query, filters);
    const rows = await this.database.queries
      .selectFrom('events')
      .selectAll()
      .where((eb) =>
        eb.and([
          ...(clientId === undefined ? [] : [eb('client_id', '=', clientId)]),
          ...(type === undefined ? [] : [eb('type', '=', type)]),
          ...(callId === undefined ? [] : [eb('call_id', '=', callId)]),
          ...(bindingId === undefined ? [] : [eb('binding_id', '=', bindingId)]),
          ...(callbackId === undefined ? [] : [eb('callback_id', '=', callbackId)]),
          ...(since === undefined
            ? []
            : [eb('created_at', '>=', Date.parse(since)), eb('id', '>=', idBefore(since))]),
          ...(until === undefined
            ? []
            : [eb('created_at', '<', Date.parse(until)), eb('id', '<', idAfter(until))]),
          ...(after === null ? [] : [eb('id', '<', after)]),
        ]),
      )
      .orderBy('id', 'desc')
      .limit(query.limit + 1)
      .execute();
    return toPage(rows, { query, filters, positionOf: ({ id }) => id, toItem: toDto });
  }

  /** @throws ProblemError `not_found` */
  async get(id: string, isRevealed: boolean): Promise<OperatorEventDetailDto> {
    const row = isId(id, 'evt')
      ? await this.database.queries.selectFrom('events').selectAll().where('id', '=', id).executeTakeFirst()
      : undefined;
    if (row === undefined) throw new ProblemError('not_found', { detail: 'No such event.' });
    const { data } = toEvent(this.vault, row);
    const { provider, ...own } = data;
    return {
      ...toDto(row),
      data: isRevealed ? { ...data } : { ...(masked(own, SHOWN) as typeof own), provider: masked(provider) },
    };
  }

  /** The events that were made from a callback. */
  async ofCallback(callbackId: string): Promise<OperatorEventDto[]> {
    return (await this.store.ofCallback(callbackId)).map(toDto);
  }
}

/** An id that is later than every event stored before the time: it lets the list begin near its end. */
function idAfter(time: string): string {
  return firstId('evt', Date.parse(time) + MAX_STORING_MS);
}

/** An id that is earlier than every event stored at the time or later: it lets the list end there. */
function idBefore(time: string): string {
  return firstId('evt', Date.parse(time) - MAX_STORING_MS);
}

function toDto(row: EventRow): OperatorEventDto {
  return {
    id: row.id,
    type: row.type as Event['type'],
    timestamp: toRfc3339(row.created_at),
    clientId: row.client_id,
    callbackId: row.callback_id,
    bindingId: row.binding_id,
    callId: row.call_id,
    revision: row.revision,
  };
}
