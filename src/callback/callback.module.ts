import { Module } from '@nestjs/common';
import { AdminCallbacksController } from './admin/callbacks.controller';
import { CallbackReleases } from './admin/callback-releases';
import { CallbacksService } from './admin/callbacks.service';
import { HeldCallbacks } from './admin/held-callbacks';
import { OperatorDeliveries } from './admin/operator-deliveries';
import { OperatorEndpoints } from './admin/operator-endpoints';
import { OperatorEvents } from './admin/operator-events';
import { CallbackErasure } from './callback-erasure';
import { CallbackJournal } from './callback-journal';
import { CallbackRetention } from './callback-retention';
import { AddressPolicy } from './delivery/address-policy';
import { Deliveries } from './delivery/deliveries';
import { DeliveriesController } from './delivery/deliveries.controller';
import { DeliveryBacklog } from './delivery/delivery-backlog';
import { DeliveriesService } from './delivery/deliveries.service';
import { DeliveryQueue } from './delivery/delivery-queue';
import { DeliveryView } from './delivery/delivery-view';
import { DeliveryWorker } from './delivery/delivery-worker';
import { EndpointStore } from './delivery/endpoint-store';
import { EndpointsService } from './delivery/endpoints.service';
import { HostResolver } from './delivery/host-resolver';
import { WebhookSender } from './delivery/webhook-sender';
import { WebhooksController } from './delivery/webhooks.controller';
import { EventStore } from './events/event-store';
import { EventStreams } from './events/event-streams';
import { EventWriter } from './events/event-writer';
import { EventsController } from './events/events.controller';
import { EventsService } from './events/events.service';
import { StreamSlots } from './events/stream-slots';
import { Accounts } from './inbound/accounts';
import { CallbackAdmission } from './inbound/callback-admission';
import { CallbackPort } from './inbound/callback-port';
import { CallbackReader } from './inbound/callback-reader';
import { CallbacksController } from './inbound/callbacks.controller';
import { CallingSecrets } from './inbound/calling-secrets';
import { Forwarder } from './inbound/forwarder';
import { Inbox } from './inbound/inbox';
import { Intake } from './inbound/intake';
import { Publisher } from './inbound/publisher';
import { Router } from './inbound/router';

const INBOUND = [
  Accounts,
  CallbackAdmission,
  CallbackPort,
  CallbackReader,
  CallingSecrets,
  Forwarder,
  Inbox,
  Intake,
  Publisher,
  Router,
];
const EVENTS = [EventStore, EventStreams, EventsService, EventWriter, StreamSlots];
const DELIVERY = [
  AddressPolicy,
  Deliveries,
  DeliveriesService,
  DeliveryBacklog,
  DeliveryQueue,
  DeliveryView,
  DeliveryWorker,
  EndpointsService,
  EndpointStore,
  HostResolver,
  WebhookSender,
];
const ADMIN = [
  CallbackReleases,
  CallbacksService,
  HeldCallbacks,
  OperatorDeliveries,
  OperatorEndpoints,
  OperatorEvents,
];

/** From NXCloud's callback to the application: inbound → events → delivery. */
@Module({
  controllers: [
    CallbacksController,
    AdminCallbacksController,
    EventsController,
    WebhooksController,
    DeliveriesController,
  ],
  providers: [
    CallbackErasure,
    CallbackJournal,
    CallbackRetention,
    ...INBOUND,
    ...EVENTS,
    ...DELIVERY,
    ...ADMIN,
  ],
  exports: [CallbackErasure, CallbackJournal, DeliveryBacklog, EventStreams, HeldCallbacks, Inbox],
})
export class CallbackModule {}
