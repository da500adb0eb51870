import { Inject, Injectable, OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../common/clock';
import { Drain } from '../common/drain';
import { LOGGER, Logger } from '../common/logging/logger';
import { ProblemError } from '../common/problems/problem-error';
import { describeError } from '../common/redaction';
import { Database } from '../database/database';
import { Binder } from './binder';
import { BindingRow } from './binding';
import { nextSettlingAt } from './settling-schedule';
import { hasStatus, isFree } from './status-filter';

const LOOK_EVERY_MS = 5000;
const BATCH = 50;

/**
 * Settles the bindings whose outcome nobody knows, after an answer that got lost or a gateway that died: NXCloud is
 * asked again under the same identifier, one at a time, where it answers that with the same binding (ADR 19).
 */
@Injectable()
export class Settling implements OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private isStopped = false;

  constructor(
    private readonly database: Database,
    private readonly binder: Binder,
    private readonly clock: Clock,
    private readonly drain: Drain,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    drain.onBegin(() => {
      this.stop();
    });
  }

  start(): void {
    this.timer = setTimeout(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  stop(): void {
    this.isStopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
  }

  onApplicationShutdown(): void {
    this.stop();
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
        if (await this.drain.hold(() => this.settle(row))) settled += 1;
      }
      if (rows.length < BATCH) return settled;
    }
  }

  /** How many bindings are asked about again, now or later. */
  async waiting(): Promise<number> {
    const { count } = await this.database.queries
      .selectFrom('bindings')
      .select((eb) => eb.fn.countAll<number | string>().as('count'))
      .where('sealed_request', 'is not', null)
      .where('settle_at', 'is not', null)
      .where((eb) => hasStatus(eb, 'unknown', this.clock.now()))
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  /** Nothing is begun in the name of a client that is suspended. */
  private due(): Promise<BindingRow[]> {
    const now = this.clock.now();
    return this.database.queries
      .selectFrom('bindings')
      .selectAll()
      .where('sealed_request', 'is not', null)
      .where('settle_at', '<=', now)
      .where((eb) => eb.and([hasStatus(eb, 'unknown', now), isFree(eb, now)]))
      .where('client_id', 'in', (eb) => eb.selectFrom('clients').select('id').where('status', '=', 'active'))
      .orderBy('settle_at')
      .limit(BATCH)
      .execute();
  }

  private async settle(row: BindingRow): Promise<boolean> {
    try {
      const outcome = await this.binder.askAgain(row);
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
    }
    await this.postpone(row);
    return false;
  }

  /** Whoever has written a time to it meanwhile, or is asking about it, knows better. */
  private async postpone({ id, created_at, settle_at }: BindingRow): Promise<void> {
    const now = this.clock.now();
    await this.database.queries
      .updateTable('bindings')
      .set({ settle_at: nextSettlingAt(created_at, now) })
      .where('id', '=', id)
      .where('settle_at', '=', settle_at)
      .where((eb) => isFree(eb, now))
      .execute();
  }

  private async look(): Promise<void> {
    try {
      await this.run();
    } catch (error) {
      this.logger.warn({ error: describeError(error) }, 'settling unknown bindings will try again');
    }
    if (!this.isStopped) this.start();
  }
}
