import { Kysely, PostgresDialect } from 'kysely';
import { Logger } from '../common/logging/logger';
import { describeError } from '../common/redaction';
import { answeringPool } from './answering-pool';
import { Schema } from './schema';

const MAX_CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 5000;
const STATEMENT_TIMEOUT_MS = 15_000;
const APPLICATION_NAME = 'nxcloud-gateway';

/**
 * Opens a pool. A server that is away makes requests fail in seconds; it never makes them hang. A gateway over SQLite
 * does without the driver's memory.
 */
export async function openPostgres(url: string, logger: Logger): Promise<Kysely<Schema>> {
  const { Pool, types } = await import('pg');
  types.setTypeParser(types.builtins.INT8, Number);
  const pool = new Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: STATEMENT_TIMEOUT_MS + 1000,
    // A replica that is cut off in the middle of a transaction must not keep its locks for hours.
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    keepAlive: true,
    application_name: APPLICATION_NAME,
  });
  // The pool listens to idle connections alone. One that is lost between two statements fails the next of them; without
  // a listener it would end the process.
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  pool.on('error', (error) => {
    logger.warn({ error: describeError(error) }, 'an idle database connection was lost');
  });
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: answeringPool(pool) }) });
}

/** Takes what was deleted out of the files of these tables, however long that takes: statements of the pool have a limit. */
export async function vacuumPostgres(url: string, tables: readonly string[]): Promise<void> {
  const { Client } = await import('pg');
  const client = new Client({ connectionString: url, application_name: APPLICATION_NAME });
  await client.connect();
  try {
    await client.query(`vacuum ${tables.map((table) => client.escapeIdentifier(table)).join(', ')}`);
  } finally {
    await client.end();
  }
}
