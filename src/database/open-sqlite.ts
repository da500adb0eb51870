import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { CompiledQuery, Driver, Kysely, SqliteDialect } from 'kysely';
import Sqlite from 'libsql';
import { Schema } from './schema';
import { finishingStatements } from './sqlite-statements';

/**
 * Transactions that take the write lock when they begin. A deferred one that reads first and writes later fails at
 * once when another process, the command line, commits in between; this one waits its turn (busy_timeout).
 */
class ImmediateSqliteDialect extends SqliteDialect {
  override createDriver(): Driver {
    const driver = super.createDriver();
    driver.beginTransaction = async (connection) => {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'));
    };
    return driver;
  }
}

/**
 * Opens the file, makes it and its folder where they are missing. A commit is on disk when it returns
 * (synchronous = FULL). One process serves; the command line may write beside it.
 */
export function openSqlite(path: string): Kysely<Schema> {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const file = new Sqlite(path);
  file.pragma('journal_mode = WAL');
  file.pragma('synchronous = FULL');
  file.pragma('busy_timeout = 5000');
  file.pragma('foreign_keys = ON');
  // 16 MiB each: SQLite's own choices are for a telephone. Both were measured (docs/performance.md).
  file.pragma('wal_autocheckpoint = 4096');
  file.pragma('cache_size = -16384');
  return new Kysely<Schema>({ dialect: new ImmediateSqliteDialect({ database: finishingStatements(file) }) });
}
