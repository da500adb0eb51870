import { Injectable } from '@nestjs/common';
import { Updateable } from 'kysely';
import { Database, Queries } from '../../database/database';
import { WebhookEndpointTable } from '../../database/schema';
import { EndpointRow } from './endpoint';

/** Endpoints in the database. A deleted one stays as an empty row, for the deliveries that name it. */
@Injectable()
export class EndpointStore {
  constructor(private readonly database: Database) {}

  async insert(row: EndpointRow): Promise<void> {
    await this.database.queries.insertInto('webhook_endpoints').values(row).execute();
  }

  async find(clientId: string, id: string): Promise<EndpointRow | null> {
    const row = await present(this.database.queries, clientId).where('id', '=', id).executeTakeFirst();
    return row ?? null;
  }

  /** Newest first, after the endpoint with the id `after`. */
  list(clientId: string, limit: number, after: string | null): Promise<EndpointRow[]> {
    const query = present(this.database.queries, clientId).orderBy('id', 'desc').limit(limit);
    return (after === null ? query : query.where('id', '<', after)).execute();
  }

  /**
   * Changes an endpoint as it is at this moment, so that two changes at once both count.
   * @returns the endpoint as it is now; null when the client has none with this id
   */
  change(
    clientId: string,
    id: string,
    changesOf: (before: EndpointRow) => Updateable<WebhookEndpointTable>,
  ): Promise<EndpointRow | null> {
    return this.database.transaction(async (transaction) => {
      await this.database.lock(transaction, `endpoint:${id}`);
      const before = await present(transaction, clientId).where('id', '=', id).executeTakeFirst();
      if (before === undefined) return null;
      return transaction
        .updateTable('webhook_endpoints')
        .set({ client_id: clientId, ...changesOf(before) })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow();
    });
  }
}

function present(queries: Queries, clientId: string) {
  return queries
    .selectFrom('webhook_endpoints')
    .selectAll()
    .where('client_id', '=', clientId)
    .where('deleted_at', 'is', null);
}
