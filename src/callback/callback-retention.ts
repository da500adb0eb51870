import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../common/clock';
import { LOGGER, Logger } from '../common/logging/logger';
import { describeError } from '../common/redaction';
import { DatabaseSettings } from '../config/database.settings';
import { Database } from '../database/database';
import { removeCallbacks, removeEvents } from './removal';

const EVERY_MS = 3600 * 1000;
const DAY_MS = 24 * EVERY_MS;
/** Small, so that nobody waits long for a batch. */
const BATCH = 200;
const PAUSE_MS = 20;

/** Forgets callbacks and events, with their deliveries, when their time is over. */
@Injectable()
export class CallbackRetention implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private isStopped = false;

  constructor(
    private readonly database: Database,
    private readonly settings: DatabaseSettings,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.runLogged(), EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    this.isStopped = true;
    if (this.timer !== null) clearInterval(this.timer);
  }

  /** @returns how many events and callbacks were forgotten */
  async run(): Promise<{ events: number; callbacks: number }> {
    const before = this.clock.now() - this.settings.eventRetentionDays * DAY_MS;
    const events = await this.inBatches(() => this.forgetEvents(before));
    const callbacks = await this.inBatches(() => this.forgetCallbacks(before));
    return { events, callbacks };
  }

  private async inBatches(forget: () => Promise<number>): Promise<number> {
    let forgotten = 0;
    for (;;) {
      const count = await forget();
      forgotten += count;
      if (count < BATCH || this.isStopped) return forgotten;
      await sleep(PAUSE_MS);
    }
  }

  private forgetEvents(before: number): Promise<number> {
    return this.database.transaction(async (transaction) => {
      const events = await transaction
        .selectFrom('events')
        .select('id')
        .where('created_at', '<=', before)
        .orderBy('created_at')
        .limit(BATCH)
        .execute();
      const ids = events.map(({ id }) => id);
      await removeEvents(transaction, ids, this.clock.now());
      return ids.length;
    });
  }

  private forgetCallbacks(before: number): Promise<number> {
    return this.database.transaction(async (transaction) => {
      const callbacks = await transaction
        .selectFrom('callbacks')
        .select('id')
        .where('received_at', '<=', before)
        .orderBy('received_at')
        .limit(BATCH)
        .execute();
      const ids = callbacks.map(({ id }) => id);
      await removeCallbacks(transaction, ids);
      return ids.length;
    });
  }

  private async runLogged(): Promise<void> {
    try {
      const { events, callbacks } = await this.run();
      if (events + callbacks > 0) {
        this.logger.info({ events, callbacks }, 'events and callbacks past their retention are forgotten');
      }
    } catch (error) {
      this.logger.warn({ error: describeError(error) }, 'retention will try again');
    }
  }
}
