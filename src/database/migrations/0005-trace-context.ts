import { Kysely } from 'kysely';

/** Lets a delivery belong to the trace of the callback that it came of, whoever attempts it and when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('events').addColumn('traceparent', 'text').execute();
}
