import { Injectable } from '@nestjs/common';
import { Selectable, Transaction } from 'kysely';
import { Database } from '../../database/database';
import { ClientTable, Schema } from '../../database/schema';
import { isScope } from '../scopes';
import { Client, ClientDraft, UpstreamApps } from './client';

/** Clients in the database. A deleted one stays as a row, for the bindings that name it, and is never found. */
@Injectable()
export class ClientStore {
  constructor(private readonly database: Database) {}

  /** False, and nothing is written, when another client has the externalId. */
  async insert(client: Client): Promise<boolean> {
    return this.withFreeExternalId(client, async (transaction) => {
      await transaction
        .insertInto('clients')
        .values({ id: client.id, created_at: client.createdAt, deleted_at: null, ...toRow(client) })
        .execute();
    });
  }

  /** False, and nothing is written, when another client has the externalId. */
  async update(client: Client): Promise<boolean> {
    return this.withFreeExternalId(client, async (transaction) => {
      await transaction.updateTable('clients').set(toRow(client)).where('id', '=', client.id).execute();
    });
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

  private withFreeExternalId(
    { id, externalId }: Client,
    write: (transaction: Transaction<Schema>) => Promise<void>,
  ): Promise<boolean> {
    return this.database.transaction(async (transaction) => {
      if (externalId !== null) {
        await this.database.lock(transaction, `external-id:${externalId}`);
        const holder = await transaction
          .selectFrom('clients')
          .select('id')
          .where('external_id', '=', externalId)
          .where('deleted_at', 'is', null)
          .where('id', '!=', id)
          .executeTakeFirst();
        if (holder !== undefined) return false;
      }
      await write(transaction);
      return true;
    });
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
