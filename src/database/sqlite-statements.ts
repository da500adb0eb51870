import { SqliteDatabase, SqliteStatement } from 'kysely';
import Sqlite from 'libsql';

const TRANSACTION_COMMAND = /^(begin|commit|rollback)\b/i;
const READ = /^\s*(select|pragma|explain)\b/i;

/** Statements kept compiled: the gateway has about a hundred. */
const MAX_KEPT = 300;

type File = InstanceType<typeof Sqlite>;

/**
 * The file for Kysely, so that a write that met the lock of another process leaves nothing behind. libsql does not
 * reset a prepared statement that failed with SQLITE_BUSY: until it is collected no transaction commits, and a write
 * outside of one is answered as done and is not. What `exec` runs is finished, whatever came of it, so the commands
 * around a transaction go that way, and every single write gets a transaction of its own.
 */
export function finishingStatements(file: File): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => {
      file.close();
    },
    prepare: (sql) => {
      if (TRANSACTION_COMMAND.test(sql)) return command(file, sql);
      const known = kept.get(sql);
      if (known !== undefined) return known;
      const made = statement(file, sql, () => kept.delete(sql));
      if (kept.size >= MAX_KEPT) kept.clear();
      kept.set(sql, made);
      return made;
    },
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

/** @param drop is called when it has failed: nobody knows in what state it is */
function statement(file: File, sql: string, drop: () => void): SqliteStatement {
  const prepared = file.prepare(sql) as unknown as SqliteStatement;
  const run = READ.test(sql)
    ? <T>(work: () => T): T => work()
    : <T>(work: () => T): T => inTransaction(file, work);
  const orDrop = <T>(work: () => T): T => {
    try {
      return run(work);
    } catch (error) {
      drop();
      throw error;
    }
  };
  return {
    reader: prepared.reader,
    all: (parameters) => orDrop(() => prepared.all(parameters)),
    run: (parameters) => orDrop(() => prepared.run(parameters)),
    iterate: (parameters) => (file.prepare(sql) as unknown as SqliteStatement).iterate(parameters),
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
