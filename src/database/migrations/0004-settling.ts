import { Kysely, sql } from 'kysely';

/** Lets a binding whose outcome nobody knows be asked for again: with what, and when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('bindings').addColumn('sealed_request', 'text').execute();
  await db.schema.alterTable('bindings').addColumn('settle_at', 'bigint').execute();
  await db.schema
    .createIndex('bindings_settle_at')
    .on('bindings')
    .column('settle_at')
    .where(sql.ref('sealed_request'), 'is not', null)
    .execute();
}
