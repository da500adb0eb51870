import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { scanPostgres } from './store-scan';

const SERVER = process.env.TEST_POSTGRES_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

/** A database that exists for one suite. */
export interface ScratchDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** Whether a PostgreSQL server is there: the global set-up asked. `REQUIRE_SERVICES=true` makes its absence a failure. */
export const hasPostgres = process.env.TEST_HAS_POSTGRES === 'true';
export const hasRedis = process.env.TEST_HAS_REDIS === 'true';
export const REDIS_URL = process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379';

/** `describe` where PostgreSQL is there; else a visible skip. */
export const describePostgres = hasPostgres ? describe : describe.skip;
export const describeRedis = hasRedis ? describe : describe.skip;

export async function createScratchDatabase(server = SERVER): Promise<ScratchDatabase> {
  const name = `nxg_test_${randomBytes(6).toString('hex')}`;
  await administer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => {
      try {
        await scanPostgres(url.href);
      } finally {
        await administer(server, `drop database if exists ${name} with (force)`);
      }
    },
  };
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
