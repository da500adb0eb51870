import { Injectable } from '@nestjs/common';
import { Selectable } from 'kysely';
import { toRfc3339 } from '../../common/clock';
import { groupedBy } from '../../common/grouped-by';
import { Database } from '../../database/database';
import { DeliveryAttemptTable, DeliveryTable } from '../../database/schema';
import { DeliveryDto } from './webhook.dto';

export type DeliveryRow = Selectable<DeliveryTable>;
export type DeliveryStatus = DeliveryRow['status'];
type AttemptRow = Selectable<DeliveryAttemptTable>;

/** Shows deliveries with their attempts. */
@Injectable()
export class DeliveryView {
  constructor(private readonly database: Database) {}

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
