import { Inject, Injectable, OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../common/clock';
import { LOGGER, Logger } from '../common/logging/logger';
import { describeError } from '../common/redaction';
import { DatabaseSettings } from '../config/database.settings';
import { Database } from '../database/database';
import { Idempotency } from '../idempotency/idempotency';
import { isFree } from './status-filter';

const EVERY_MS = 3600 * 1000;
const DAY_MS = 24 * EVERY_MS;
const BATCH = 500;

/** Forgets bindings some days after their end, and idempotent answers after theirs. */
@Injectable()
export class Retention implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly settings: DatabaseSettings,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.runLogged(), EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  /** @returns how many bindings were forgotten */
  async run(): Promise<number> {
    await this.idempotency.purge();
    const now = this.clock.now();
    const endedBefore = now - this.settings.bindingRetentionDays * DAY_MS;
    let forgotten = 0;
    for (;;) {
      const { numDeletedRows } = await this.database.queries
        .deleteFrom('bindings')
        .where('id', 'in', (eb) =>
          eb
            .selectFrom('bindings')
            .select('id')
            .where((ended) =>
              ended.or([
                ended.and([ended('state', '=', 'released'), ended('released_at', '<=', endedBefore)]),
                ended.and([ended('state', '!=', 'released'), ended('expires_at', '<=', endedBefore)]),
              ]),
            )
            .where((unasked) => isFree(unasked, now))
            .limit(BATCH),
        )
        .executeTakeFirst();
      forgotten += Number(numDeletedRows);
      if (numDeletedRows < BATCH) return forgotten;
    }
  }

  private async runLogged(): Promise<void> {
    try {
      const forgotten = await this.run();
      if (forgotten > 0) this.logger.info({ forgotten }, 'bindings past their retention are forgotten');
    } catch (error) {
      this.logger.warn({ error: describeError(error) }, 'retention will try again');
    }
  }
}
