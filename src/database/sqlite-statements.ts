import { SqliteDatabase, SqliteStatement } from 'kysely';
import Sqlite from 'libsql';

const TRANSACTION_COMMAND = /^(begin|commit|rollback)\b/i;
const READ = /^\s*(select|pragma|explain)\b/i;

type File = InstanceType<typeof Sqlite>;

/**
 * The file for Kysely, so that a write that met the lock of another process leaves nothing behind. libsql does not
 * reset a prepared statement that failed with SQLITE_BUSY: until it is collected no transaction commits, and a write
 * outside of one is answered as done and is not. What `exec` runs is finished, whatever came of it, so the commands
 * around a transaction go that way, and every single write gets a transaction of its own.
 */
export function finishingStatements(file: File): SqliteDatabase {
  return {
    close: () => {
      file.close();
    },
    prepare: (sql) => (TRANSACTION_COMMAND.test(sql) ? command(file, sql) : statement(file, sql)),
  };
}

function command(file: File, sql: string): SqliteStatement {
  return {
    reader: false,
    all: () => [],
    run: () => {
      file.exec(sql);
      return { changes: 0, lastInsertRowid: 0 };
    },
    iterate: () => [][Symbol.iterator](),
  };
}

function statement(file: File, sql: string): SqliteStatement {
  const prepared = file.prepare(sql) as unknown as SqliteStatement;
  if (READ.test(sql)) return prepared;
  return {
    reader: prepared.reader,
    all: (parameters) => inTransaction(file, () => prepared.all(parameters)),
    run: (parameters) => inTransaction(file, () => prepared.run(parameters)),
    iterate: (parameters) => prepared.iterate(parameters),
  };
}

function inTransaction<T>(file: File, work: () => T): T {
  if (file.inTransaction) return work();
  file.exec('begin immediate');
  try {
    const result = work();
    file.exec('commit');
    return result;
  } catch (error) {
    rollBack(file);
    throw error;
  }
}

function rollBack(file: File): void {
  if (file.inTransaction) file.exec('rollback');
}
