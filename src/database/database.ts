import { createHash } from 'node:crypto';
import { Kysely, Migrator, sql, Transaction } from 'kysely';
import { migrationProvider } from './migrations';
import { Schema } from './schema';

export type Queries = Kysely<Schema> | Transaction<Schema>;

const MIGRATION_LOCK = 'nxcloud-gateway:start';

/** The store. Rooms read and write through `queries`; what must hold together goes through `transaction`. */
export class Database {
  constructor(
    readonly kind: 'sqlite' | 'postgres',
    readonly queries: Kysely<Schema>,
  ) {}

  transaction<T>(work: (transaction: Transaction<Schema>) => Promise<T>): Promise<T> {
    return this.queries.transaction().execute(work);
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
