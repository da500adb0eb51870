import { Injectable } from '@nestjs/common';
import { Selectable, Transaction } from 'kysely';
import { Database, Queries } from '../../database/database';
import { ClientTable, Schema } from '../../database/schema';
import { isScope } from '../scopes';
import { Client, ClientDraft, UpstreamApps } from './client';

/** Clients in the database. A deleted one stays as a row, for the bindings that name it, and is never found. */
@Injectable()
export class ClientStore {
  constructor(private readonly database: Database) {}

  /** False, and nothing is written, when another client has the externalId. */
  insert(client: Client): Promise<boolean> {
    return this.database.transaction(async (transaction) => {
      if (!(await this.isExternalIdFree(transaction, client))) return false;
      await transaction
        .insertInto('clients')
        .values({ id: client.id, created_at: client.createdAt, deleted_at: null, ...toRow(client) })
        .execute();
      return true;
    });
  }

  /**
   * Changes a client as it is at this moment, so that two changes at once both count.
   * @returns the changed client; null when there is none, `taken` when another client has the externalId
   */
  change(id: string, apply: (before: Client) => Client): Promise<Client | 'taken' | null> {
    return this.database.transaction(async (transaction) => {
      await this.database.lock(transaction, clientLock(id));
      const before = await this.find(id, transaction);
      if (before === null) return null;
      const after = apply(before);
      if (!(await this.isExternalIdFree(transaction, after))) return 'taken';
      await transaction.updateTable('clients').set(toRow(after)).where('id', '=', id).execute();
      return after;
    });
  }

  /**
   * Deletes the client, revokes its keys and disables its endpoints, unless `isBusy`. No intent of the client is opened meanwhile.
   * @returns false when it is busy
   */
  delete(id: string, now: number, isBusy: (queries: Queries) => Promise<boolean>): Promise<boolean> {
    return this.database.transaction(async (transaction) => {
      await this.database.lock(transaction, clientLock(id));
      if (await isBusy(transaction)) return false;
      await transaction.updateTable('clients').set({ deleted_at: now }).where('id', '=', id).execute();
      await transaction
        .updateTable('api_keys')
        .set({ revoked_at: now })
        .where('client_id', '=', id)
        .where('revoked_at', 'is', null)
        .execute();
      await transaction
        .updateTable('webhook_endpoints')
        .set({ status: 'disabled', disabled_reason: 'client_deleted' })
        .where('client_id', '=', id)
        .execute();
      return true;
    });
  }

  async find(id: string, queries: Queries = this.database.queries): Promise<Client | null> {
    const row = await present(queries).where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : toClient(row);
  }

  async findByExternalId(externalId: string): Promise<Client | null> {
    const row = await present(this.database.queries).where('external_id', '=', externalId).executeTakeFirst();
    return row === undefined ? null : toClient(row);
  }

  async all(): Promise<Client[]> {
    return (await present(this.database.queries).execute()).map(toClient);
  }

  /** Newest first, after the client with the id `after`. */
  async list(limit: number, after: string | null): Promise<Client[]> {
    const query = present(this.database.queries).orderBy('id', 'desc').limit(limit);
    const rows = await (after === null ? query : query.where('id', '<', after)).execute();
    return rows.map(toClient);
  }

  private async isExternalIdFree(
    transaction: Transaction<Schema>,
    { id, externalId }: Client,
  ): Promise<boolean> {
    if (externalId === null) return true;
    await this.database.lock(transaction, `external-id:${externalId}`);
    const holder = await present(transaction)
      .where('external_id', '=', externalId)
      .where('id', '!=', id)
      .executeTakeFirst();
    return holder === undefined;
  }
}

/** What everyone locks who changes a client or begins something in its name. */
export function clientLock(id: string): string {
  return `client:${id}`;
}

function present(queries: Queries) {
  return queries.selectFrom('clients').selectAll().where('deleted_at', 'is', null);
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

function toClient(row: Selectable<ClientTable>): Client {
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
