import { Injectable } from '@nestjs/common';
import { Selectable } from 'kysely';
import { Database } from '../../database/database';
import { ApiKeyTable } from '../../database/schema';
import { ApiKey, Client } from './client';
import { ClientStore } from './client-store';

/** A key as it is stored, with the client that holds it. */
export interface HeldApiKey {
  readonly key: ApiKey;
  readonly hash: string;
  readonly client: Client;
}

/** API keys in the database. A revoked one stays as a row and is never found. */
@Injectable()
export class ApiKeyStore {
  constructor(
    private readonly database: Database,
    private readonly clients: ClientStore,
  ) {}

  async insert(key: ApiKey, hash: string): Promise<void> {
    await this.database.queries
      .insertInto('api_keys')
      .values({
        id: key.id,
        client_id: key.clientId,
        public_id: key.publicId,
        hash,
        mode: key.mode,
        created_at: key.createdAt,
        expires_at: key.expiresAt,
        last_used_at: key.lastUsedAt,
        revoked_at: null,
      })
      .execute();
  }

  async findByPublicId(publicId: string): Promise<HeldApiKey | null> {
    const row = await this.present().where('public_id', '=', publicId).executeTakeFirst();
    const client = row === undefined ? null : await this.clients.find(row.client_id);
    return row === undefined || client === null ? null : { key: toApiKey(row), hash: row.hash, client };
  }

  /** Newest first, after the key with the id `after`. */
  async list(clientId: string, limit: number, after: string | null): Promise<ApiKey[]> {
    const query = this.present().where('client_id', '=', clientId).orderBy('id', 'desc').limit(limit);
    const rows = await (after === null ? query : query.where('id', '<', after)).execute();
    return rows.map(toApiKey);
  }

  /** False when the client holds no such key. */
  async revoke(clientId: string, keyId: string, now: number): Promise<boolean> {
    const { numUpdatedRows } = await this.database.queries
      .updateTable('api_keys')
      .set({ revoked_at: now })
      .where('id', '=', keyId)
      .where('client_id', '=', clientId)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async noteUse(keyId: string, usedAt: number): Promise<void> {
    await this.database.queries
      .updateTable('api_keys')
      .set({ last_used_at: usedAt })
      .where('id', '=', keyId)
      .execute();
  }

  private present() {
    return this.database.queries.selectFrom('api_keys').selectAll().where('revoked_at', 'is', null);
  }
}

function toApiKey(row: Selectable<ApiKeyTable>): ApiKey {
  return {
    id: row.id,
    clientId: row.client_id,
    publicId: row.public_id,
    mode: row.mode,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  };
}
