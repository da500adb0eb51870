import { Injectable } from '@nestjs/common';
import { Selectable } from 'kysely';
import { Database } from '../../database/database';
import { ClientTable } from '../../database/schema';
import { isScope } from '../scopes';
import { Client, ClientDraft, UpstreamApps } from './client';

/** Clients in the database. A deleted one stays as a row, for the bindings that name it, and is never found. */
@Injectable()
export class ClientStore {
  constructor(private readonly database: Database) {}

  async insert(client: Client): Promise<void> {
    await this.database.queries
      .insertInto('clients')
      .values({ id: client.id, created_at: client.createdAt, deleted_at: null, ...toRow(client) })
      .execute();
  }

  async update(id: string, draft: ClientDraft): Promise<void> {
    await this.database.queries.updateTable('clients').set(toRow(draft)).where('id', '=', id).execute();
  }

  /** Deletes the client and revokes its keys. */
  async delete(id: string, now: number): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await transaction.updateTable('clients').set({ deleted_at: now }).where('id', '=', id).execute();
      await transaction
        .updateTable('api_keys')
        .set({ revoked_at: now })
        .where('client_id', '=', id)
        .where('revoked_at', 'is', null)
        .execute();
    });
  }

  async find(id: string): Promise<Client | null> {
    const row = await this.present().where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : toClient(row);
  }

  async findByExternalId(externalId: string): Promise<Client | null> {
    const row = await this.present().where('external_id', '=', externalId).executeTakeFirst();
    return row === undefined ? null : toClient(row);
  }

  /** Newest first, after the client with the id `after`. */
  async list(limit: number, after: string | null): Promise<Client[]> {
    const query = this.present().orderBy('id', 'desc').limit(limit);
    const rows = await (after === null ? query : query.where('id', '<', after)).execute();
    return rows.map(toClient);
  }

  private present() {
    return this.database.queries.selectFrom('clients').selectAll().where('deleted_at', 'is', null);
  }
}

function toRow(draft: ClientDraft) {
  return {
    name: draft.name,
    external_id: draft.externalId,
    scopes: JSON.stringify(draft.scopes),
    business_phones: JSON.stringify(draft.businessPhones),
    interline_numbers: JSON.stringify(draft.interlineNumbers),
    pns_numbers: JSON.stringify(draft.pnsNumbers),
    upstream_apps: JSON.stringify(draft.upstreamApps),
    rate_limit_per_minute: draft.rateLimitPerMinute,
    status: draft.status,
  };
}

export function toClient(row: Selectable<ClientTable>): Client {
  return {
    id: row.id,
    name: row.name,
    externalId: row.external_id,
    scopes: textList(row.scopes).filter(isScope),
    businessPhones: textList(row.business_phones),
    interlineNumbers: textList(row.interline_numbers),
    pnsNumbers: textList(row.pns_numbers),
    upstreamApps: JSON.parse(row.upstream_apps) as UpstreamApps,
    rateLimitPerMinute: row.rate_limit_per_minute,
    status: row.status,
    createdAt: row.created_at,
  };
}

function textList(json: string): string[] {
  return JSON.parse(json) as string[];
}
