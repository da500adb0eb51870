import { Injectable } from '@nestjs/common';
import { toRfc3339 } from '../../common/clock';
import { Page, readCursor, toPage } from '../../common/paging';
import { Database } from '../../database/database';
import { Vault } from '../../vault/vault';
import { DisabledReason, EndpointRow, parseEventTypes, urlOf } from '../delivery/endpoint';
import { OperatorEndpointDto, OperatorEndpointQuery } from './operator.dto';

interface OwnedRow extends EndpointRow {
  readonly client_status: 'active' | 'suspended';
}

/** The endpoints of all clients, for operators. */
@Injectable()
export class OperatorEndpoints {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
  ) {}

  /** Newest first. */
  async list(query: OperatorEndpointQuery): Promise<Page<OperatorEndpointDto>> {
    const { clientId, status } = query;
    const filters = { list: 'endpoints', clientId, status };
    const after = readCursor(query, filters);
    const rows = await this.withClients()
      .where('webhook_endpoints.deleted_at', 'is', null)
      .where((eb) =>
        eb.and([
          ...(clientId === undefined ? [] : [eb('client_id', '=', clientId)]),
          ...(status === undefined ? [] : [eb('webhook_endpoints.status', '=', status)]),
          ...(after === null ? [] : [eb('webhook_endpoints.id', '<', after)]),
        ]),
      )
      .orderBy('webhook_endpoints.id', 'desc')
      .limit(query.limit + 1)
      .execute();
    const toItem = (row: OwnedRow): OperatorEndpointDto => this.toDto(row);
    return toPage(rows, { query, filters, positionOf: ({ id }) => id, toItem });
  }

  /** These endpoints, also deleted ones. */
  async find(ids: readonly string[]): Promise<OperatorEndpointDto[]> {
    const rows = await this.withClients().where(this.database.among('webhook_endpoints.id', ids)).execute();
    return rows.map((row) => this.toDto(row));
  }

  private withClients() {
    return this.database.queries
      .selectFrom('webhook_endpoints')
      .innerJoin('clients', 'clients.id', 'webhook_endpoints.client_id')
      .selectAll('webhook_endpoints')
      .select('clients.status as client_status');
  }

  private toDto(row: OwnedRow): OperatorEndpointDto {
    return {
      id: row.id,
      clientId: row.client_id,
      isClientSuspended: row.client_status === 'suspended',
      origin: row.deleted_at === null ? new URL(urlOf(this.vault, row)).origin : null,
      eventTypes: parseEventTypes(row.event_types),
      status: row.status,
      disabledReason: row.disabled_reason as DisabledReason | null,
      failingSince: toRfc3339(row.failing_since),
      createdAt: toRfc3339(row.created_at),
    };
  }
}
