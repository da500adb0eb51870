import { Injectable } from '@nestjs/common';
import { Page } from '../../common/paging';
import { ProblemError } from '../../common/problems/problem-error';
import { Database } from '../../database/database';
import { Signals } from '../../database/signals';
import { Deliveries } from '../delivery/deliveries';
import { DELIVERIES_TOPIC } from '../delivery/deliveries-topic';
import { DeliveryView } from '../delivery/delivery-view';
import { DeliveryDto } from '../delivery/webhook.dto';
import { OperatorDeliveryQuery } from './operator.dto';

/** The deliveries of all clients, for operators: "why did this webhook not arrive?" */
@Injectable()
export class OperatorDeliveries {
  constructor(
    private readonly database: Database,
    private readonly deliveries: Deliveries,
    private readonly view: DeliveryView,
    private readonly signals: Signals,
  ) {}

  /** Newest first. */
  async list(query: OperatorDeliveryQuery): Promise<Page<DeliveryDto>> {
    const { endpointId, eventId, status } = query;
    const wanted = { endpointId, eventId, status };
    return this.view.page(wanted, query, { list: 'deliveries', ...wanted });
  }

  /** @throws ProblemError `not_found` */
  async get(id: string): Promise<DeliveryDto> {
    return this.view.get(id);
  }

  /** Of these events, the oldest first. */
  async ofEvents(eventIds: readonly string[]): Promise<DeliveryDto[]> {
    const rows = await this.database.queries
      .selectFrom('deliveries')
      .selectAll()
      .where(this.database.among('event_id', eventIds))
      .orderBy('id')
      .execute();
    return this.view.toDtos(rows);
  }

  /**
   * Makes a delivery due now, with the whole schedule before it.
   * @throws ProblemError `not_found`, also when its endpoint is deleted: nothing would attempt it
   */
  async retry(id: string): Promise<DeliveryDto> {
    const { endpointId } = await this.get(id);
    const endpoint = await this.database.queries
      .selectFrom('webhook_endpoints')
      .select('id')
      .where('id', '=', endpointId)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    if (endpoint === undefined) {
      throw new ProblemError('not_found', { detail: 'The endpoint of this delivery is deleted.' });
    }
    await this.deliveries.makeDue(id);
    this.signals.publish([DELIVERIES_TOPIC]);
    return this.get(id);
  }
}
