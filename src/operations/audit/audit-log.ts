import { Inject, Injectable } from '@nestjs/common';
import { Clock, toRfc3339 } from '../../common/clock';
import { Ids } from '../../common/ids';
import { LOGGER, Logger } from '../../common/logging/logger';
import { Page, readCursor, toPage } from '../../common/paging';
import { inBatches } from '../../database/batches';
import { Database, Queries } from '../../database/database';
import { AuditChain, AuditLink, AuditRow, NO_ENTRY } from './audit-chain';
import { AuditEntry } from './audit-entry';
import { AuditEntryDto, AuditLogQuery } from './audit-log.dto';

/** The audit log. It is added to and read; nothing changes or removes an entry. */
@Injectable()
export class AuditLog {
  constructor(
    private readonly database: Database,
    private readonly chain: AuditChain,
    private readonly ids: Ids,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Writes an entry on top of the last one; replicas take turns. The log line lets a log kept elsewhere vouch for it. */
  async append(entry: AuditEntry): Promise<void> {
    const row = await this.database.transaction(async (transaction) => {
      await this.database.lock(transaction, 'nxcloud-gateway:audit-log');
      const before = await this.last(transaction);
      const content = {
        sequence: before.sequence + 1,
        id: this.ids.next('aud'),
        at: this.clock.now(),
        actor: entry.actor,
        credential: entry.credential,
        address: entry.address,
        action: entry.action,
        target: entry.target,
        outcome: entry.outcome,
        request_id: entry.requestId,
      };
      const chained = { ...content, hash: this.chain.hash(before, content) };
      await transaction.insertInto('audit_log').values(chained).execute();
      return chained;
    });
    const { id, sequence, hash, request_id } = row;
    this.logger.info({ requestId: request_id, auditId: id, sequence, hash }, 'audit entry');
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

  /** The entries of the chain in its order, many at a time. */
  chained(): AsyncGenerator<AuditRow[]> {
    return inBatches({
      start: NO_ENTRY.sequence,
      placeOf: ({ sequence }: AuditRow) => sequence ?? NO_ENTRY.sequence,
      read: (after, limit) =>
        this.database.queries
          .selectFrom('audit_log')
          .selectAll()
          .where('sequence', '>', after)
          .orderBy('sequence')
          .limit(limit)
          .execute(),
    });
  }

  /** What the first entry is built on: the entries of the time before there was a chain. */
  async foundation(queries: Queries = this.database.queries): Promise<AuditLink> {
    const earlier = await queries
      .selectFrom('audit_log')
      .selectAll()
      .where('sequence', 'is', null)
      .orderBy('id')
      .execute();
    const hash = earlier.reduce((before, row) => this.chain.hash({ ...NO_ENTRY, hash: before }, row), '');
    return { ...NO_ENTRY, hash };
  }

  private async last(queries: Queries): Promise<AuditLink> {
    const row = await queries
      .selectFrom('audit_log')
      .select(['sequence', 'hash'])
      .where('sequence', 'is not', null)
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row === undefined
      ? this.foundation(queries)
      : { sequence: row.sequence ?? 0, hash: row.hash ?? '' };
  }
}

function toDto(row: AuditRow): AuditEntryDto {
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
