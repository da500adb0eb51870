import { getSchemaPath, OpenAPIObject } from '@nestjs/swagger';
import { EVENT_TYPES, EventType } from '../callback/events/call';
import { EventDto } from '../callback/events/event.dto';
import { EVENT_EXAMPLES } from '../callback/events/event-examples';
import { idOf } from '../common/openapi/api-id';
import { TextSchema } from '../common/openapi/text-schemas';

type Webhooks = NonNullable<OpenAPIObject['webhooks']>;

const SUMMARIES: Readonly<Record<EventType, string>> = {
  'interline.call.started': 'A call through a relay number begins',
  'interline.sms.received': 'A short message was sent to a relay number',
  'interline.call.completed': 'A call through a relay number is over',
  'pns.call.completed': 'A call through a privacy number is over',
  'pns.call.unbound': 'Somebody called a privacy number that is bound to nobody',
  'calling.call.completed': 'A WhatsApp call is over',
  'webhook.test': 'You asked for a test',
};

interface WebhookHeader extends TextSchema {
  readonly name: string;
  readonly description: string;
  readonly example: string;
}

const HEADERS: readonly WebhookHeader[] = [
  {
    name: 'webhook-id',
    description: 'The event’s id, the same in every attempt: what to know a repeat by.',
    ...idOf('evt'),
  },
  {
    name: 'webhook-timestamp',
    description: 'The time of this attempt, in seconds since the epoch.',
    pattern: '^[0-9]+$',
    maxLength: 16,
    example: '1772352036',
  },
  {
    name: 'webhook-signature',
    description: '`v1,` and the signature; several, with blanks between, while a secret is being rotated.',
    pattern: '^v1,[A-Za-z0-9+/]{43}=( v1,[A-Za-z0-9+/]{43}=)*$',
    maxLength: 512,
    example: 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  },
];

/** What the gateway sends to the endpoints of `POST /v1/webhooks`. */
export function webhookPaths(): Webhooks {
  return Object.fromEntries(EVENT_TYPES.map((type) => [type, { post: webhookOf(type) }]));
}

function webhookOf(type: EventType) {
  return {
    operationId: `webhook${type
      .split('.')
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join('')}`,
    tags: ['Webhooks'],
    summary: SUMMARIES[type],
    description:
      'Signed as Standard Webhooks 1.0 has it. Answer 2xx within the time-out once the event is safe with you; anything else is repeated.',
    security: [],
    parameters: HEADERS.map(({ name, description, example, ...form }) => ({
      name,
      in: 'header' as const,
      required: true,
      description,
      schema: { type: 'string', ...form },
      example,
    })),
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: { $ref: getSchemaPath(EventDto) },
          example: EVENT_EXAMPLES[type],
        },
      },
    },
    responses: {
      '2XX': { description: 'Accepted: it is not sent again.' },
      '410': { description: 'Gone: the endpoint is disabled.' },
      default: { description: 'Not accepted: it is sent again, by the schedule.' },
    },
  };
}
