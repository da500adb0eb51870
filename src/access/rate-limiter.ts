import { OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import { Logger } from '../common/logging/logger';
import { DatabaseSettings } from '../config/database.settings';

export const WINDOW_SECONDS = 60;
const REDIS_TIMEOUT_MS = 250;
/** A connection that answers nothing is ended then: until it is, every request waits for its command in vain. */
const REDIS_SILENCE_MS = 1000;

/** How much of a budget is left. */
export interface RateLimit {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the budget is whole again. */
  readonly resetSeconds: number;
  readonly isExceeded: boolean;
}

/**
 * Counts requests a minute: in this process, or over Redis for all replicas together. While Redis is away each
 * replica counts for itself, and the log says so.
 */
export class RateLimiter implements OnApplicationShutdown {
  private readonly counter: RateLimiterAbstract;

  /** @param redis null: there is none */
  constructor(private readonly redis: Redis | null) {
    const options = { points: Number.MAX_SAFE_INTEGER, duration: WINDOW_SECONDS, keyPrefix: 'nxg:limit' };
    const own = new RateLimiterMemory(options);
    this.counter =
      redis === null ? own : new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: own });
  }

  /** Whether the replicas count together now; null: there is no Redis to do so. */
  get isShared(): boolean | null {
    return this.redis === null ? null : this.redis.status === 'ready';
  }

  /** Takes one from the budget of `name`. */
  async take(name: string, limit: number): Promise<RateLimit> {
    const { consumedPoints, msBeforeNext } = await this.counter.consume(name);
    return {
      limit,
      remaining: Math.max(0, limit - consumedPoints),
      resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
      isExceeded: consumedPoints > limit,
    };
  }

  onApplicationShutdown(): void {
    this.redis?.disconnect();
  }
}

/** Opens the limiter of the settings. A gateway without Redis does without the driver's memory. */
export async function openRateLimiter({ redisUrl }: DatabaseSettings, logger: Logger): Promise<RateLimiter> {
  return new RateLimiter(redisUrl === null ? null : await connect(redisUrl, logger));
}

async function connect(url: string, logger: Logger): Promise<Redis> {
  const { Redis } = await import('ioredis');
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: REDIS_TIMEOUT_MS,
    socketTimeout: REDIS_SILENCE_MS,
    connectTimeout: 2000,
    retryStrategy: (times) => Math.min(times * 100, 2000),
  });
  let isAway = false;
  redis.on('error', () => {
    if (!isAway) logger.warn('Redis is away: this replica counts rate limits for itself');
    isAway = true;
  });
  redis.on('ready', () => {
    if (isAway) logger.info('Redis is back: rate limits are shared again');
    isAway = false;
  });
  return redis;
}
