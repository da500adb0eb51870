import { sql } from 'kysely';
import { UpstreamSettings } from '../../config/upstream.settings';
import { Database } from '../../database/database';
import { MAX_SKEW_SECONDS, secondsAhead } from '../../upstream/server-clock';
import { Finding, ok, warning } from './finding';

/** Compares the clock of this machine with those of NXCloud. */
export async function checkServerClocks(upstream: UpstreamSettings): Promise<Finding[]> {
  const { signature, keytime, callingBaseUrl, pnsBaseUrl, interlineBaseUrl } = upstream;
  const urls = new Set([
    ...(signature === null ? [] : [callingBaseUrl, pnsBaseUrl]),
    ...(keytime === null || interlineBaseUrl === null ? [] : [interlineBaseUrl]),
  ]);
  return Promise.all(
    [...urls].map(async (url) => judge(new URL(url).host, await secondsAhead(url, upstream))),
  );
}

/** And with that of the database, where it is another machine's. */
export async function checkDatabaseClock(database: Database): Promise<Finding[]> {
  return database.kind === 'postgres' ? [judge('the database', await databaseAhead(database))] : [];
}

function judge(server: string, skewSeconds: number | null): Finding {
  if (skewSeconds === null) {
    return warning('clock', `${server} could not be asked for the time.`, 'upstreams check says why.');
  }
  if (Math.abs(skewSeconds) <= MAX_SKEW_SECONDS) return ok('clock', `It agrees with the clock of ${server}.`);
  const way = skewSeconds > 0 ? 'behind' : 'ahead of';
  return warning(
    'clock',
    `It is ${Math.abs(skewSeconds)} seconds ${way} the clock of ${server}.`,
    'Set the clocks by NTP.',
  );
}

async function databaseAhead({ queries }: Database): Promise<number> {
  const askedAt = Date.now();
  const { rows } = await sql<{ now: number }>`
    select (extract(epoch from clock_timestamp()) * 1000)::bigint as now`.execute(queries);
  const middle = (askedAt + Date.now()) / 2;
  return Math.round(((rows[0]?.now ?? middle) - middle) / 1000);
}
