import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import Sqlite from 'libsql';
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
  const file = new Sqlite(`${pathToFileURL(resolve(path)).href}?mode=ro`);
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
    // Comes before every statement of the connection. A pooler on the way would refuse it as a start parameter.
    client.query('set default_transaction_read_only = on').catch(() => undefined);
  });
  pool.on('error', () => undefined);
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}
