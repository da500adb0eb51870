import { Inject, Injectable, OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../common/clock';
import { Drain } from '../common/drain';
import { LOGGER, Logger } from '../common/logging/logger';
import { ProblemError } from '../common/problems/problem-error';
import { describeError } from '../common/redaction';
import { Database } from '../database/database';
import { Binder } from './binder';
import { BindingRow } from './binding';
import { nextSettlingAt } from './settling-schedule';

const LOOK_EVERY_MS = 5000;
const BATCH = 50;

/**
 * Settles the bindings whose outcome nobody knows, after an answer that got lost or a gateway that died: NXCloud is
 * asked again under the same identifier, one at a time, where it answers that with the same binding.
 */
@Injectable()
export class Settling implements OnApplicationBootstrap {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly binder: Binder,
    private readonly clock: Clock,
    private readonly drain: Drain,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.drain.onBegin(() => {
      clearTimeout(this.timer ?? undefined);
    });
    this.lookLater();
  }

  /**
   * Asks about everything whose time has come. Several replicas may do so at once.
   * @returns how many are settled
   */
  async run(): Promise<number> {
    let settled = 0;
    for (;;) {
      const rows = await this.due();
      for (const row of rows) {
        if (this.drain.isDraining) return settled;
        if (await this.settle(row)) settled += 1;
      }
      if (rows.length < BATCH) return settled;
    }
  }

  private due(): Promise<BindingRow[]> {
    const now = this.clock.now();
    return this.database.queries
      .selectFrom('bindings')
      .selectAll()
      .where('sealed_request', 'is not', null)
      .where('settle_at', '<=', now)
      .where('state', 'in', ['pending', 'unknown'])
      .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', now)]))
      .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
      .orderBy('settle_at')
      .limit(BATCH)
      .execute();
  }

  /** A shutdown waits for it, as for a request. */
  private async settle(row: BindingRow): Promise<boolean> {
    const work = {};
    this.drain.requestStarted(work);
    try {
      const outcome = await this.binder.settle(row);
      if (outcome === 'active' || outcome === 'refused') {
        this.logger.info(
          { bindingId: row.id, product: row.product, outcome },
          'an unknown binding is settled',
        );
        return true;
      }
    } catch (error) {
      // Another replica is asking, or it is another client's: said where it happened.
      if (!(error instanceof ProblemError)) {
        this.logger.warn(
          { bindingId: row.id, error: describeError(error) },
          'a binding could not be settled',
        );
      }
    } finally {
      this.drain.requestEnded(work);
    }
    await this.postpone(row);
    return false;
  }

  private async postpone({ id, created_at }: BindingRow): Promise<void> {
    await this.database.queries
      .updateTable('bindings')
      .set({ settle_at: nextSettlingAt(created_at, this.clock.now()) })
      .where('id', '=', id)
      .where('state', 'in', ['pending', 'unknown'])
      .execute();
  }

  private lookLater(): void {
    this.timer = setTimeout(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  private async look(): Promise<void> {
    try {
      await this.run();
    } catch (error) {
      this.logger.warn({ error: describeError(error) }, 'settling unknown bindings will try again');
    }
    if (!this.drain.isDraining) this.lookLater();
  }
}
