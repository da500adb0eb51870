import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { Database } from '../../database/database';

/** How much waits to be delivered to enabled endpoints of active clients, for whoever watches. */
@Injectable()
export class DeliveryBacklog {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async pending(): Promise<number> {
    const { count } = await this.waiting()
      .select((eb) => eb.fn.countAll<number | string>().as('count'))
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  /** How long the oldest due delivery has been due; 0 when none is. */
  async overdueSeconds(): Promise<number> {
    const { due } = await this.waiting()
      .select((eb) => eb.fn.min('deliveries.next_attempt_at').as('due'))
      .executeTakeFirstOrThrow();
    return due === null ? 0 : Math.max(0, this.clock.now() - due) / 1000;
  }

  /** How many endpoints there are; `failing` ones are enabled and have failed since their last success. */
  async endpoints(): Promise<Record<'enabled' | 'failing' | 'disabled', number>> {
    const rows = await this.database.queries
      .selectFrom('webhook_endpoints')
      .select(['status', 'failing_since'])
      .where('deleted_at', 'is', null)
      .execute();
    const disabled = rows.filter(({ status }) => status === 'disabled').length;
    const failing = rows.filter((row) => row.status === 'enabled' && row.failing_since !== null).length;
    return { enabled: rows.length - disabled - failing, failing, disabled };
  }

  private waiting() {
    return this.database.queries
      .selectFrom('deliveries')
      .innerJoin('webhook_endpoints', 'webhook_endpoints.id', 'deliveries.endpoint_id')
      .innerJoin('clients', 'clients.id', 'webhook_endpoints.client_id')
      .where('clients.status', '=', 'active')
      .where('deliveries.status', '=', 'pending')
      .where('webhook_endpoints.status', '=', 'enabled');
  }
}
