import { Injectable } from '@nestjs/common';
import { Selectable } from 'kysely';
import { Clock, toRfc3339 } from '../../common/clock';
import { Ids } from '../../common/ids';
import { Page, readCursor, toPage } from '../../common/paging';
import { Database } from '../../database/database';
import { AuditLogTable } from '../../database/schema';
import { AuditEntry } from './audit-entry';
import { AuditEntryDto, AuditLogQuery } from './audit-log.dto';

/** The audit log. It is added to and read; nothing changes or removes an entry. */
@Injectable()
export class AuditLog {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async append(entry: AuditEntry): Promise<void> {
    await this.database.queries
      .insertInto('audit_log')
      .values({
        id: this.ids.next('aud'),
        at: this.clock.now(),
        actor: entry.actor,
        credential: entry.credential,
        address: entry.address,
        action: entry.action,
        target: entry.target,
        outcome: entry.outcome,
        request_id: entry.requestId,
      })
      .execute();
  }

  /** Newest first. */
  async list(query: AuditLogQuery): Promise<Page<AuditEntryDto>> {
    const { actor, target, since, until } = query;
    const filters = { actor, target, since, until };
    const after = readCursor(query, filters);
    const rows = await this.database.queries
      .selectFrom('audit_log')
      .selectAll()
      .where((eb) =>
        eb.and([
          ...(actor === undefined ? [] : [eb('actor', '=', actor)]),
          // An id holds no wildcard but `_`, where every id has one.
          ...(target === undefined ? [] : [eb('target', 'like', `%${target}%`)]),
          ...(since === undefined ? [] : [eb('at', '>=', Date.parse(since))]),
          ...(until === undefined ? [] : [eb('at', '<', Date.parse(until))]),
          ...(after === null ? [] : [eb('id', '<', after)]),
        ]),
      )
      .orderBy('id', 'desc')
      .limit(query.limit + 1)
      .execute();
    return toPage(rows, { query, filters, positionOf: ({ id }) => id, toItem: toDto });
  }
}

function toDto(row: Selectable<AuditLogTable>): AuditEntryDto {
  return {
    id: row.id,
    at: toRfc3339(row.at),
    actor: row.actor,
    credential: row.credential,
    address: row.address,
    action: row.action,
    target: row.target,
    outcome: row.outcome,
    requestId: row.request_id,
  };
}
