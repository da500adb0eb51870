import { Kysely, PostgresAdapter, sql } from 'kysely';

/**
 * Gives every new entry of the audit log its place in a chain, and makes the database refuse to change entries, and new
 * ones without a place: those of a gateway of the version before, which still runs, would break the chain.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('audit_log').addColumn('sequence', 'bigint').execute();
  await db.schema.alterTable('audit_log').addColumn('hash', 'text').execute();
  await db.schema.createIndex('audit_log_sequence').unique().on('audit_log').column('sequence').execute();
  if (db.getExecutor().adapter instanceof PostgresAdapter) await refuseChangesOnPostgres(db);
  else await refuseChangesOnSqlite(db);
}

async function refuseChangesOnPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`create function refuse_audit_log_change() returns trigger language plpgsql
    as $$ begin raise exception 'the audit log is only added to'; end $$`.execute(db);
  await sql`create trigger audit_log_only_added_to before update or delete or truncate on audit_log
    for each statement execute function refuse_audit_log_change()`.execute(db);
  await sql`alter table audit_log add constraint audit_log_in_chain check (sequence is not null) not valid`.execute(
    db,
  );
}

async function refuseChangesOnSqlite(db: Kysely<unknown>): Promise<void> {
  for (const change of ['update', 'delete']) {
    await sql`create trigger ${sql.ref(`audit_log_no_${change}`)} before ${sql.raw(change)} on audit_log
      begin select raise(abort, 'the audit log is only added to'); end`.execute(db);
  }
  await sql`create trigger audit_log_in_chain before insert on audit_log when new.sequence is null
    begin select raise(abort, 'an entry of the audit log has its place in the chain'); end`.execute(db);
}
