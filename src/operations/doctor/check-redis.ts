import { DatabaseSettings } from '../../config/database.settings';
import { Finding, ok, warning } from './finding';

const TIMEOUT_MS = 2000;

/** Whether rate limits are shared between replicas. Without Redis each replica counts for itself. */
export async function checkRedis({ redisUrl }: DatabaseSettings): Promise<Finding[]> {
  if (redisUrl === null) return [];
  const { Redis } = await import('ioredis');
  const redis = new Redis(redisUrl, {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    connectTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // The driver waits so long for a connection that has ended already.
    disconnectTimeout: 10,
    retryStrategy: () => null,
  });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await redis.ping();
    return [ok('redis', 'It answers: rate limits are shared.')];
  } catch {
    return [
      warning(
        'redis',
        'It does not answer, or refuses the login: each replica counts rate limits for itself.',
        'Check REDIS_URL, and whether it runs.',
      ),
    ];
  } finally {
    redis.disconnect();
  }
}
