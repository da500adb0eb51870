import { createHash } from 'node:crypto';
import { Insertable, Kysely, Migrator, RawBuilder, Selectable, sql, SqlBool, Transaction } from 'kysely';
import { inBatches } from './batches';
import { RowInserter, TableName } from './insert-all';
import { migrationProvider } from './migrations';
import { vacuumPostgres } from './open-postgres';
import { Schema } from './schema';

export type Queries = Kysely<Schema> | Transaction<Schema>;

const MIGRATION_LOCK = 'nxcloud-gateway:start';

/** The store. Rooms read and write through `queries`; what must hold together goes through `transaction`. */
export class Database {
  private readonly inserter: RowInserter;

  constructor(
    readonly kind: 'sqlite' | 'postgres',
    /** A path, or a URL. */
    private readonly location: string,
    readonly queries: Kysely<Schema>,
  ) {
    this.inserter = new RowInserter(kind === 'sqlite' ? () => '?' : (number) => `$${number}`);
  }

  transaction<T>(work: (transaction: Transaction<Schema>) => Promise<T>): Promise<T> {
    return this.queries.transaction().execute(work);
  }

  /**
   * Inserts rows of one shape, any number of them.
   * @param conflictColumn a row whose value is there already is passed over
   */
  insertAll<T extends TableName>(
    transaction: Transaction<Schema>,
    table: T,
    rows: readonly Insertable<Schema[T]>[],
    conflictColumn: string | null = null,
  ): Promise<void> {
    return this.inserter.insert(transaction, table, rows, conflictColumn);
  }

  /** `column in (texts)`, for any number of texts, in words that do not change with their number. */
  among(column: string, texts: readonly string[]): RawBuilder<SqlBool> {
    return this.kind === 'sqlite'
      ? sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(texts)}))`
      : sql<SqlBool>`${sql.ref(column)} = any(${texts}::text[])`;
  }

  /** All rows of a table in the order of their ids, many at a time, also those that are added behind meanwhile. */
  rowsOf<T extends TableName>(table: T): AsyncGenerator<(Selectable<Schema[T]> & { id: string })[]> {
    return inBatches({
      start: '',
      placeOf: ({ id }) => id,
      read: async (after, limit) => {
        const { rows } = await sql<Selectable<Schema[T]> & { id: string }>`
          select * from ${sql.table(table)} where id > ${after} order by id limit ${sql.lit(limit)}`.execute(
          this.queries,
        );
        return rows;
      },
    });
  }

  /**
   * Makes everyone who locks the same name wait until this transaction ends, on every replica.
   * On SQLite transactions already follow one another.
   */
  async lock(transaction: Transaction<Schema>, name: string): Promise<void> {
    if (this.kind === 'sqlite') return;
    await sql`select pg_advisory_xact_lock(${lockNumber(name)}::bigint)`.execute(transaction);
  }

  /** Brings the schema up to date; replicas that start together take turns. */
  async migrate(): Promise<void> {
    await this.exclusively(MIGRATION_LOCK, async () => {
      const migrator = new Migrator({ db: this.queries, provider: migrationProvider });
      const { error } = await migrator.migrateToLatest();
      if (error !== undefined) throw new Error('the database could not be migrated', { cause: error });
    });
  }

  /** What the next start would do to the schema, and what was done to it that this version does not know. */
  async schemaState(): Promise<{ pending: string[]; unknown: string[]; isNew: boolean }> {
    const migrator = new Migrator({ db: this.queries, provider: migrationProvider });
    const migrations = await migrator.getMigrations();
    const pending = migrations.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name);
    if (pending.length === migrations.length) return { pending, unknown: [], isNew: true };
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(this.queries);
    const known = new Set(migrations.map(({ name }) => name));
    const unknown = rows.map(({ name }) => name).filter((name) => !known.has(name));
    return { pending, unknown, isNew: false };
  }

  /** Runs `work` on one replica at a time, outside of any transaction. */
  async exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
    if (this.kind === 'sqlite') return work();
    return this.queries.connection().execute(async (connection) => {
      await sql`select pg_advisory_lock(${lockNumber(name)}::bigint)`.execute(connection);
      try {
        return await work();
      } finally {
        await sql`select pg_advisory_unlock(${lockNumber(name)}::bigint)`.execute(connection);
      }
    });
  }

  /** Runs work whose deletions, in these tables, must leave nothing in the free space of the store. */
  async deletingForGood<T>(tables: readonly TableName[], work: () => Promise<T>): Promise<T> {
    if (this.kind === 'postgres') {
      const result = await work();
      await vacuumPostgres(this.location, tables);
      return result;
    }
    await sql`pragma secure_delete = on`.execute(this.queries);
    const result = await work();
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(this.queries);
    if (rows[0]?.busy !== 0)
      throw new Error('the write-ahead log is in use, and still holds what was deleted');
    return result;
  }

  async isReachable(): Promise<boolean> {
    try {
      await sql`select 1`.execute(this.queries);
      return true;
    } catch {
      return false;
    }
  }

  /** Closes the store; an SQLite file then holds everything, with no write-ahead log beside it to lose. */
  async close(): Promise<void> {
    if (this.kind === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(this.queries);
    await this.queries.destroy();
  }
}

function lockNumber(name: string): string {
  return createHash('sha256').update(name).digest().readBigInt64BE().toString();
}
