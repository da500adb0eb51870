import { Injectable } from '@nestjs/common';
import { Selectable } from 'kysely';
import { toRfc3339 } from '../../common/clock';
import { groupedBy } from '../../common/grouped-by';
import { isId } from '../../common/ids';
import { Filters, Page, PageQuery, readCursor, toPage } from '../../common/paging';
import { ProblemError } from '../../common/problems/problem-error';
import { Database } from '../../database/database';
import { DeliveryAttemptTable, DeliveryTable } from '../../database/schema';
import { DeliveryDto } from './webhook.dto';

export type DeliveryRow = Selectable<DeliveryTable>;
export type DeliveryStatus = DeliveryRow['status'];
type AttemptRow = Selectable<DeliveryAttemptTable>;

/** Which deliveries are wanted; absent: all. */
interface Wanted {
  readonly endpointId?: string;
  readonly eventId?: string;
  readonly status?: DeliveryStatus;
}

/** Shows deliveries with their attempts. */
@Injectable()
export class DeliveryView {
  constructor(private readonly database: Database) {}

  /**
   * Newest first.
   * @param filters what the cursor holds for
   */
  async page(wanted: Wanted, query: PageQuery, filters: Filters): Promise<Page<DeliveryDto>> {
    const { endpointId, eventId, status } = wanted;
    const after = readCursor(query, filters);
    const rows = await this.database.queries
      .selectFrom('deliveries')
      .selectAll()
      .where((eb) =>
        eb.and([
          ...(endpointId === undefined ? [] : [eb('endpoint_id', '=', endpointId)]),
          ...(eventId === undefined ? [] : [eb('event_id', '=', eventId)]),
          ...(status === undefined ? [] : [eb('status', '=', status)]),
          ...(after === null ? [] : [eb('id', '<', after)]),
        ]),
      )
      .orderBy('id', 'desc')
      .limit(query.limit + 1)
      .execute();
    const shown = await this.toDtos(rows);
    return toPage(shown, { query, filters, positionOf: ({ id }) => id, toItem: (item) => item });
  }

  /** @throws ProblemError `not_found` */
  async get(id: string): Promise<DeliveryDto> {
    const row = await this.find(id);
    const [shown] = row === null ? [] : await this.toDtos([row]);
    if (shown === undefined) throw noSuchDelivery();
    return shown;
  }

  async find(id: string): Promise<DeliveryRow | null> {
    if (!isId(id, 'dlv')) return null;
    const row = await this.database.queries
      .selectFrom('deliveries')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row ?? null;
  }

  async toDtos(rows: readonly DeliveryRow[]): Promise<DeliveryDto[]> {
    const attempts = await this.attemptsOf(rows.map(({ id }) => id));
    return rows.map((row) => ({
      id: row.id,
      eventId: row.event_id,
      endpointId: row.endpoint_id,
      status: row.status,
      nextAttemptAt: toRfc3339(row.next_attempt_at),
      attempts: (attempts.get(row.id) ?? []).map(({ at, status_code, error, duration_ms }) => ({
        at: toRfc3339(at),
        statusCode: status_code,
        error,
        durationMs: duration_ms,
      })),
    }));
  }

  private async attemptsOf(
    deliveryIds: readonly string[],
  ): Promise<ReadonlyMap<string | null, readonly AttemptRow[]>> {
    if (deliveryIds.length === 0) return new Map();
    const rows = await this.database.queries
      .selectFrom('delivery_attempts')
      .selectAll()
      .where('delivery_id', 'in', deliveryIds)
      .orderBy('number')
      .execute();
    return groupedBy(rows, ({ delivery_id }) => delivery_id);
  }
}

export function noSuchDelivery(): ProblemError {
  return new ProblemError('not_found', { detail: 'No such delivery.' });
}
