import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnvironmentSource } from '../../src/config/environment';
import { createScratchDatabase, describePostgres } from './postgres';
import { scanSqlite } from './store-scan';
import { postgresTables, sqliteTables, StoredRow, StoredTables } from './stored-tables';

export type { StoredRow } from './stored-tables';

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

export function createSqlite(): Promise<StoredDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'nxg-test-'));
  const path = join(folder, 'gateway.sqlite');
  return Promise.resolve({
    ...reading(sqliteTables(path)),
    env: { DATABASE_URL: `sqlite:${path}`, DATA_ENCRYPTION_KEYS: dataKey('one', 1) },
    remove: async () => {
      await scanSqlite(path);
      rmSync(folder, { recursive: true, force: true });
    },
  });
}

/** @param server the shared one, unless another is named */
export async function createPostgres(server?: string): Promise<StoredDatabase> {
  const scratch = await createScratchDatabase(server);
  return {
    ...reading(postgresTables(scratch.url)),
    env: { DATABASE_URL: scratch.url, DATA_ENCRYPTION_KEYS: dataKey('one', 1) },
    remove: () => scratch.drop(),
  };
}

function reading({ rows, contents }: StoredTables): Pick<StoredDatabase, 'rows' | 'dump'> {
  const dump = async (): Promise<string> =>
    (await contents()).map(([table, all]) => `${table} ${JSON.stringify(all)}`).join('\n');
  return { rows, dump };
}
