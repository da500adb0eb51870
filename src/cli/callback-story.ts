import type { CallbackDetailDto } from '../callback/admin/callback.dto';
import type { OperatorEndpointDto, OperatorEventDto } from '../callback/admin/operator.dto';
import type { DeliveryDto } from '../callback/delivery/webhook.dto';
import { tellDelivery } from './delivery-story';
import { showTree } from './show-tree';
import { indented, lines, parts, time } from './text';

/** A callback, and all that came of it. */
export interface CallbackStory {
  readonly callback: CallbackDetailDto;
  readonly events: readonly OperatorEventDto[];
  readonly deliveries: readonly DeliveryDto[];
  readonly endpoints: readonly OperatorEndpointDto[];
}

/** Tells an operator why a call record did, or did not, reach its client. */
export function tellCallback(story: CallbackStory): string {
  const { callback, events } = story;
  const { routing, verification } = callback;
  return parts(
    lines([
      ['id', callback.id],
      ['received', `${time(callback.receivedAt)} at ${callback.source}`],
      ['call', callback.callId],
      ['upstream id', callback.upstreamId],
      ['status', callback.status],
      ['proof', verification.explanation],
      ['owner', ownerOf(callback)],
      ['why', routing.explanation + (routing.field === null ? '' : ` Field: ${routing.field}`)],
      ...(callback.deduplication.duplicateOf === null
        ? []
        : [['first came as', callback.deduplication.duplicateOf] as const]),
    ]),
    nextStepOf(callback),
    events.length === 0
      ? 'No event was made of it.'
      : events.map((event) => tellEvent(event, story)).join('\n'),
    `fields\n${indented(showTree(callback.body))}`,
  );
}

function ownerOf({ routing: { clientId, bindingId } }: CallbackDetailDto): string {
  if (clientId === null) return 'nobody';
  return bindingId === null ? clientId : `${clientId} by ${bindingId}`;
}

function nextStepOf({ id, status }: CallbackDetailDto): string | null {
  if (status !== 'unrouted' && status !== 'quarantined') return null;
  return `callbacks replay ${id}\n  routes it again, when its binding is known by now\ncallbacks release ${id} --client-id cli_…\n  gives it to a client`;
}

function tellEvent(event: OperatorEventDto, { deliveries, endpoints }: CallbackStory): string {
  const own = deliveries.filter(({ eventId }) => eventId === event.id);
  const told = own.map((delivery) =>
    tellDelivery(
      delivery,
      endpoints.find(({ id }) => id === delivery.endpointId),
    ),
  );
  const none = 'No delivery: the client had no enabled endpoint for this type. It can fetch the event.';
  return [
    `event ${event.id}, ${event.type}, revision ${event.revision}, of ${event.clientId}`,
    ...(told.length === 0 ? [none] : told).map(indented),
  ].join('\n');
}
