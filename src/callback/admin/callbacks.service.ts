import { Injectable } from '@nestjs/common';
import { toRfc3339 } from '../../common/clock';
import { firstId, isId } from '../../common/ids';
import { JsonObject } from '../../common/json';
import { Page, readCursor, toPage } from '../../common/paging';
import { ProblemError } from '../../common/problems/problem-error';
import { Database } from '../../database/database';
import { EventStore } from '../events/event-store';
import { CallbackReader } from '../inbound/callback-reader';
import { CallbackRow } from '../inbound/callback-row';
import { CallbackSource } from '../inbound/call-record';
import { RouteRule } from '../inbound/decision';
import { withoutTags } from '../inbound/without-tags';
import { CallbackDetailDto, CallbackDto, CallbackQuery } from './callback.dto';
import { explainProvenance, explainRouting } from './explanations';
import { masked } from './masking';

/** An id is drawn when its callback is stored, a while after it was received. */
const MAX_STORING_MS = 60_000;

/** What NXCloud pushed, for operators: "why did this call record not arrive?" */
@Injectable()
export class CallbacksService {
  constructor(
    private readonly database: Database,
    private readonly events: EventStore,
    private readonly reader: CallbackReader,
  ) {}

  async list(query: CallbackQuery): Promise<Page<CallbackDto>> {
    const { status, product, callId, upstreamId, since, until } = query;
    const filters = { status, product, callId, upstreamId, since, until };
    const after = readCursor(query, filters);
    const rows = await this.database.queries
      .selectFrom('callbacks')
      .selectAll()
      .where((eb) =>
        eb.and([
          ...(status === undefined ? [] : [eb('status', '=', status)]),
          ...(product === undefined ? [] : [eb('product', '=', product)]),
          ...(upstreamId === undefined ? [] : [eb('upstream_id', '=', upstreamId)]),
          ...(since === undefined ? [] : [eb('received_at', '>=', Date.parse(since))]),
          ...(until === undefined
            ? []
            : [eb('received_at', '<', Date.parse(until)), eb('id', '<', idAfter(until))]),
          ...(after === null ? [] : [eb('id', '<', after)]),
          ...(callId === undefined
            ? []
            : [
                // A calling callback may report several calls.
                eb('id', 'in', (ids) =>
                  ids
                    .selectFrom('callbacks as own')
                    .select('own.id')
                    .where('own.call_id', '=', callId)
                    .union(
                      ids
                        .selectFrom('callback_records')
                        .select('callback_records.callback_id as id')
                        .where('callback_records.call_id', '=', callId),
                    ),
                ),
              ]),
        ]),
      )
      .orderBy('id', 'desc')
      .limit(query.limit + 1)
      .execute();
    return toPage(rows, { query, filters, positionOf: ({ id }) => id, toItem: toDto });
  }

  async get(id: string, isRevealed: boolean): Promise<CallbackDetailDto> {
    const row = await this.find(id);
    const fields = withoutTags(this.reader.fieldsOf(row), false);
    const events = await this.events.ofCallback(id);
    return {
      ...toDto(row),
      eventIds: events.map((event) => event.id),
      body: isRevealed ? fields : (masked(fields) as JsonObject),
    };
  }

  /** @throws ProblemError `not_found` */
  async find(id: string): Promise<CallbackRow> {
    const row = isId(id, 'cbk')
      ? await this.database.queries
          .selectFrom('callbacks')
          .selectAll()
          .where('id', '=', id)
          .executeTakeFirst()
      : undefined;
    if (row === undefined) throw new ProblemError('not_found', { detail: 'No such callback.' });
    return row;
  }
}

/** An id that is later than every callback received before the time: it lets the list begin near its end. */
function idAfter(time: string): string {
  return firstId('cbk', Date.parse(time) + MAX_STORING_MS);
}

function toDto(row: CallbackRow): CallbackDto {
  return {
    id: row.id,
    product: row.product,
    source: row.source as CallbackSource,
    receivedAt: toRfc3339(row.received_at),
    status: row.status,
    callId: row.call_id,
    upstreamId: row.upstream_id,
    verification: { provenance: row.provenance, explanation: explainProvenance(row.provenance) },
    deduplication: { isDuplicate: row.status === 'duplicate', duplicateOf: row.duplicate_of },
    routing: {
      routedBy: row.routed_by as RouteRule | null,
      clientId: row.client_id,
      bindingId: row.binding_id,
      reason: row.reason,
      field: row.field,
      explanation: explainRouting(row),
    },
  };
}
