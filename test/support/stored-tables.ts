import Sqlite from 'libsql';
import { Client } from 'pg';

export type StoredRow = Record<string, unknown>;

export type Query = (query: string) => Promise<StoredRow[]>;

/** A database as a test reads it, behind the gateway's back. */
export interface StoredTables {
  readonly rows: Query;
  /** Every table with all its rows. */
  contents(): Promise<[table: string, rows: StoredRow[]][]>;
}

const TABLES_OF_SQLITE = "select name from sqlite_master where type = 'table'";
const TABLES_OF_POSTGRES =
  "select table_name as name from information_schema.tables where table_schema = 'public'";

export function sqliteTables(path: string): StoredTables {
  const within = async <T>(work: (query: Query) => Promise<T>): Promise<T> => {
    const file = new Sqlite(path);
    try {
      return await work((query) => Promise.resolve(file.prepare(query).all() as StoredRow[]));
    } finally {
      file.close();
    }
  };
  return {
    rows: (query) => within((run) => run(query)),
    contents: () => within((run) => readAll(run, TABLES_OF_SQLITE)),
  };
}

export function postgresTables(url: string): StoredTables {
  const within = async <T>(work: (query: Query) => Promise<T>): Promise<T> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return await work(async (query) => (await client.query<StoredRow>(query)).rows);
    } finally {
      await client.end();
    }
  };
  return {
    rows: (query) => within((run) => run(query)),
    contents: () => within((run) => readAll(run, TABLES_OF_POSTGRES)),
  };
}

async function readAll(query: Query, listTables: string): Promise<[string, StoredRow[]][]> {
  const contents: [string, StoredRow[]][] = [];
  for (const { name } of await query(listTables)) {
    contents.push([String(name), await query(`select * from "${String(name)}"`)]);
  }
  return contents;
}
