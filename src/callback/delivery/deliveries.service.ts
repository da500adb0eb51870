import { Injectable } from '@nestjs/common';
import { Caller } from '../../access/caller';
import { Clock } from '../../common/clock';
import { Ids } from '../../common/ids';
import { Page } from '../../common/paging';
import { ProblemError } from '../../common/problems/problem-error';
import { Database } from '../../database/database';
import { Signals } from '../../database/signals';
import { Vault } from '../../vault/vault';
import { EventRow, NO_CALL, sealEventData } from '../events/event';
import { EventFilter, EventStore } from '../events/event-store';
import { DELIVERIES_TOPIC } from './deliveries-topic';
import { Deliveries } from './deliveries';
import { DeliveryView, noSuchDelivery } from './delivery-view';
import { EndpointRow, parseEventTypes } from './endpoint';
import { EndpointStore } from './endpoint-store';
import { EndpointsService } from './endpoints.service';
import { DeliveryDto, DeliveryQuery, ReplayDto, ReplayRequest } from './webhook.dto';

const EVENTS_AT_ONCE = 500;
const MAX_REPLAYED = 100_000;

/** What a client sees of its deliveries, and what it may start by hand. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly database: Database,
    private readonly endpoints: EndpointsService,
    private readonly store: EndpointStore,
    private readonly deliveries: Deliveries,
    private readonly events: EventStore,
    private readonly view: DeliveryView,
    private readonly signals: Signals,
    private readonly vault: Vault,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, endpointId: string, query: DeliveryQuery): Promise<Page<DeliveryDto>> {
    const { id } = await this.endpoints.find(caller, endpointId);
    const { status } = query;
    return this.view.page({ endpointId: id, status }, query, { endpointId, status });
  }

  /** Sends an event of the type `webhook.test` to this endpoint alone. */
  async test(caller: Caller, endpointId: string): Promise<DeliveryDto> {
    const endpoint = await this.endpoints.find(caller, endpointId);
    const event = this.testEvent(endpoint, caller.request.traceparent);
    const [deliveryId = ''] = await this.database.transaction(async (transaction) => {
      await transaction.insertInto('events').values(event).execute();
      return this.deliveries.enqueueFor(transaction, endpoint.id, [event]);
    });
    this.signals.publish([DELIVERIES_TOPIC]);
    return this.view.get(deliveryId);
  }

  /**
   * Delivers the events of a span of time again, those that were never delivered too.
   * @throws ProblemError `validation_failed` when there are more than can be replayed at once
   */
  async replay(caller: Caller, endpointId: string, request: ReplayRequest): Promise<ReplayDto> {
    const endpoint = await this.endpoints.find(caller, endpointId);
    const { since, until } = { since: Date.parse(request.since), until: Date.parse(request.until) };
    if (since >= until) throw ProblemError.invalidField('/until', 'time_span', 'must be after since');
    const types = parseEventTypes(endpoint.event_types);
    const filter: EventFilter = { since, until, ...(types.includes('*') ? {} : { types }) };
    await this.refuseTooMany(endpoint.client_id, since, until);
    let position = 0;
    let deliveries = 0;
    for (;;) {
      const { rows: events, reached } = await this.events.after(
        endpoint.client_id,
        position,
        filter,
        EVENTS_AT_ONCE,
      );
      await this.database.transaction((transaction) =>
        this.deliveries.enqueueFor(transaction, endpoint.id, events),
      );
      deliveries += events.length;
      position = reached;
      if (events.length < EVENTS_AT_ONCE || deliveries >= MAX_REPLAYED) break;
    }
    this.signals.publish([DELIVERIES_TOPIC]);
    return { deliveries };
  }

  async retry(caller: Caller, id: string): Promise<DeliveryDto> {
    const delivery = await this.view.find(id);
    const isOwn =
      delivery !== null && (await this.store.find(caller.client.id, delivery.endpoint_id)) !== null;
    if (!isOwn) throw noSuchDelivery();
    await this.deliveries.makeDue(id);
    this.signals.publish([DELIVERIES_TOPIC]);
    return this.view.get(id);
  }

  private async refuseTooMany(clientId: string, since: number, until: number): Promise<void> {
    const { count } = await this.database.queries
      .selectFrom('events')
      .select((eb) => eb.fn.countAll<number | string>().as('count'))
      .where('client_id', '=', clientId)
      .where('created_at', '>=', since)
      .where('created_at', '<', until)
      .executeTakeFirstOrThrow();
    if (Number(count) > MAX_REPLAYED) {
      throw ProblemError.invalidField(
        '/until',
        'time_span',
        `spans more than ${MAX_REPLAYED} events: ask for a shorter time`,
      );
    }
  }

  private testEvent({ client_id }: EndpointRow, traceparent: string | null): EventRow {
    const id = this.ids.next('evt');
    return {
      id,
      client_id,
      position: null,
      type: 'webhook.test',
      created_at: this.clock.now(),
      callback_id: null,
      ordinal: null,
      binding_id: null,
      call_id: null,
      call_key: null,
      revision: 1,
      sealed_data: sealEventData(this.vault, id, {
        product: null,
        bindingId: null,
        revision: 1,
        call: NO_CALL,
        userData: null,
        provenance: 'token',
        provider: {},
      }),
      traceparent,
    };
  }
}
