import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'libsql';
import { Client } from 'pg';
import { EnvironmentSource } from '../../src/config/environment';
import { createScratchDatabase, describePostgres } from './postgres';

export type StoredRow = Record<string, unknown>;

/** The settings of a data key: 32 bytes of one value. */
export function dataKey(id: string, byte: number): string {
  return `${id}:${Buffer.alloc(32, byte).toString('base64')}`;
}

/** An empty database of its own, which a test reads behind the gateway's back. */
export interface StoredDatabase {
  /** What points a gateway to it. */
  readonly env: EnvironmentSource;
  rows(query: string): Promise<StoredRow[]>;
  /** Every row of every table, as text. */
  dump(): Promise<string>;
  remove(): Promise<void>;
}

/** Runs the suite on SQLite, and on PostgreSQL where it is there; else that half is visibly skipped. */
export function describeEachDatabase(title: string, suite: (create: CreateDatabase) => void): void {
  describe(`${title}, on SQLite`, () => {
    suite(createSqlite);
  });
  describePostgres(`${title}, on PostgreSQL`, () => {
    suite(createPostgres);
  });
}

export type CreateDatabase = () => Promise<StoredDatabase>;

const TABLES_OF_SQLITE = "select name from sqlite_master where type = 'table'";
const TABLES_OF_POSTGRES =
  "select table_name as name from information_schema.tables where table_schema = 'public'";

export function createSqlite(): Promise<StoredDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'nxg-test-'));
  const path = join(folder, 'gateway.sqlite');
  const rows = (query: string): Promise<StoredRow[]> => {
    const file = new Sqlite(path);
    try {
      return Promise.resolve(file.prepare(query).all() as StoredRow[]);
    } finally {
      file.close();
    }
  };
  return Promise.resolve({
    env: { DATABASE_URL: `sqlite:${path}`, DATA_ENCRYPTION_KEYS: dataKey('one', 1) },
    rows,
    dump: () => dump(rows, TABLES_OF_SQLITE),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  });
}

export async function createPostgres(): Promise<StoredDatabase> {
  const scratch = await createScratchDatabase();
  const rows = async (query: string): Promise<StoredRow[]> => {
    const client = new Client({ connectionString: scratch.url });
    await client.connect();
    try {
      return (await client.query<StoredRow>(query)).rows;
    } finally {
      await client.end();
    }
  };
  return {
    env: { DATABASE_URL: scratch.url, DATA_ENCRYPTION_KEYS: dataKey('one', 1) },
    rows,
    dump: () => dump(rows, TABLES_OF_POSTGRES),
    remove: () => scratch.drop(),
  };
}

async function dump(rows: StoredDatabase['rows'], listTables: string): Promise<string> {
  const tables = (await rows(listTables)).map(({ name }) => String(name));
  const contents = await Promise.all(
    tables.map(async (table) => `${table} ${JSON.stringify(await rows(`select * from "${table}"`))}`),
  );
  return contents.join('\n');
}
