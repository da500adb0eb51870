import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Kysely, PostgresDialect, PostgresPool, PostgresPoolClient, SqliteDialect } from 'kysely';
import Sqlite from 'libsql';
import type { Pool } from 'pg';
import { DatabaseSettings } from '../config/database.settings';
import { Database } from './database';
import { Schema } from './schema';
import { finishingStatements } from './sqlite-statements';

const CONNECT_TIMEOUT_MS = 5000;
const STATEMENT_TIMEOUT_MS = 15_000;

/** Opens the database to look at it: nothing is made, migrated or written, also while a gateway uses it. */
export async function openReadOnly({ kind, location }: DatabaseSettings): Promise<Database> {
  const queries = kind === 'sqlite' ? readSqlite(location) : await readPostgres(location);
  return new Database(kind, location, queries);
}

function readSqlite(path: string): Kysely<Schema> {
  // libsql takes no heed of its option `readonly`; SQLite itself does of the address.
  const address = new URL(pathToFileURL(resolve(path)).href);
  address.searchParams.set('mode', 'ro');
  // Even a reader makes the files of the write-ahead log. Without a log nobody has the database open.
  if (!existsSync(`${path}-wal`)) address.searchParams.set('immutable', '1');
  const file = new Sqlite(address.href);
  file.pragma('busy_timeout = 5000');
  return new Kysely<Schema>({ dialect: new SqliteDialect({ database: finishingStatements(file) }) });
}

async function readPostgres(url: string): Promise<Kysely<Schema>> {
  const { Pool, types } = await import('pg');
  types.setTypeParser(types.builtins.INT8, Number);
  const pool = new Pool({
    connectionString: url,
    max: 1,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: STATEMENT_TIMEOUT_MS + 1000,
    application_name: 'nxcloud-gateway doctor',
  });
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  pool.on('error', () => undefined);
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: readingPool(pool) }) });
}

/**
 * Runs each statement in a transaction that cannot write. A setting of the session would be simpler, but a pooler on
 * the way may hand the session, and the setting with it, to the gateway.
 */
function readingPool(pool: Pool): PostgresPool {
  const connect = async (): Promise<PostgresPoolClient> => {
    const client = await pool.connect();
    const query = async (text: string, parameters: unknown[]): Promise<unknown> => {
      await client.query('begin transaction read only');
      try {
        return await client.query(text, parameters);
      } finally {
        await client.query('rollback').catch(() => undefined);
      }
    };
    return {
      query: query as PostgresPoolClient['query'],
      release: () => {
        client.release();
      },
    };
  };
  return { connect, end: () => pool.end() };
}
