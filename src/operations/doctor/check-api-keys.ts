import { toRfc3339 } from '../../common/clock';
import { Database } from '../../database/database';
import { Finding, ok, warning } from './finding';

const SOON_DAYS = 14;
const DAY_MS = 24 * 3600 * 1000;
const MAX_NAMED = 20;

/** Names the API keys that end soon: their applications stop working then. */
export async function checkApiKeys({ queries }: Database): Promise<Finding[]> {
  const now = Date.now();
  const ending = await queries
    .selectFrom('api_keys')
    .select(['id', 'client_id', 'expires_at'])
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .where('expires_at', '<', now + SOON_DAYS * DAY_MS)
    .orderBy('expires_at')
    .limit(MAX_NAMED)
    .execute();
  if (ending.length === 0) return [ok('access', `No API key expires within ${SOON_DAYS} days.`)];
  return ending.map(({ id, client_id, expires_at }) =>
    warning(
      'access',
      `The API key ${id} expires at ${toRfc3339(expires_at ?? now)}.`,
      `Make another one in time: keys create ${client_id}`,
    ),
  );
}
