import { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient } from 'pg';

/** What pg says when a statement had no answer within `query_timeout`. */
const NO_ANSWER = 'Query read timeout';

/**
 * The pool without connections that have fallen silent. pg takes a connection back whose statement had no answer, and
 * the next one would wait behind it; when the network has forgotten one connection it has forgotten those of its age
 * too, and each would hang for as long as TCP hopes. So the silent one is closed, and so is, instead of being used,
 * every one that was opened before it fell silent.
 */
export function answeringPool(pool: Pool): PostgresPool {
  const openedAt = new WeakMap<PoolClient, number>();
  let silentSince = -Infinity;
  pool.on('connect', (client) => {
    openedAt.set(client, performance.now());
  });

  const watched = (client: PoolClient): PostgresPoolClient => {
    let isClosed = false;
    const query = async (sql: string, parameters: unknown[]): Promise<unknown> => {
      if (isClosed) throw new Error('the database connection has fallen silent');
      const askedAt = performance.now();
      try {
        return await client.query(sql, parameters);
      } catch (error) {
        if (error instanceof Error && error.message === NO_ANSWER) {
          silentSince = Math.max(silentSince, askedAt);
          isClosed = true;
          client.release(true);
        }
        throw error;
      }
    };
    return {
      query: query as PostgresPoolClient['query'],
      release: () => {
        if (!isClosed) client.release();
      },
    };
  };

  const connect = async (): Promise<PostgresPoolClient> => {
    const client = await pool.connect();
    if ((openedAt.get(client) ?? 0) > silentSince) return watched(client);
    client.release(true);
    return connect();
  };
  return { connect, end: () => pool.end() };
}
