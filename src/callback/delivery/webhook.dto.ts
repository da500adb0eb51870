import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, IsString } from 'class-validator';
import { idOf } from '../../common/openapi/api-id';
import { pageOf, PageQuery } from '../../common/paging';
import { IsDateTime, IsPrintable, Rule } from '../../common/validation/rules';
import { CALL_EVENT_TYPES } from '../events/call';
import { DISABLED_REASONS, DisabledReason } from './endpoint';
import { MAX_URL_LENGTH } from './endpoint-url';

const WANTED = [...CALL_EVENT_TYPES, '*'] as const;
const DELIVERY_STATUSES = ['pending', 'delivered', 'failed'] as const;
const EXAMPLE_URL = 'https://courier.example.com/hooks/nxcloud';

/** Where a client wants its events. */
export class CreateWebhookRequest {
  @ApiProperty({
    format: 'uri',
    maxLength: MAX_URL_LENGTH,
    example: EXAMPLE_URL,
    description:
      'https, and reachable at a public address unless the operator has allowed a private network.',
  })
  @IsString()
  url!: string;

  @ApiProperty({
    enum: WANTED,
    enumName: 'WantedEventType',
    isArray: true,
    minItems: 1,
    maxItems: CALL_EVENT_TYPES.length,
    example: ['pns.call.completed'],
    description: 'The types of events that are wanted, or ["*"].',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(WANTED, { each: true })
  @Rule(
    'event_types',
    'must be types of events or "*" alone',
    (types) => !Array.isArray(types) || !types.includes('*') || types.length === 1,
  )
  eventTypes!: string[];

  @ApiPropertyOptional({ type: String, example: 'call records of the courier app' })
  @IsOptional()
  @IsPrintable(200)
  description?: string;
}

/** What changes of an endpoint; an absent field stays as it is. */
export class UpdateWebhookRequest extends PartialType(CreateWebhookRequest) {
  @ApiPropertyOptional({
    enum: ['enabled', 'disabled'],
    enumName: 'EndpointStatus',
    description: 'Deliveries that wait go on when the endpoint is enabled again.',
  })
  @IsOptional()
  @IsIn(['enabled', 'disabled'])
  status?: 'enabled' | 'disabled';
}

/** Which events are delivered again. */
export class ReplayRequest {
  @ApiProperty({ format: 'date-time', description: 'Stored at that time or later.' })
  @IsDateTime()
  since!: string;

  @ApiProperty({ format: 'date-time', description: 'Stored before that time.' })
  @IsDateTime()
  until!: string;
}

/** An address that receives a client's events as signed webhooks. */
export class EndpointDto {
  @ApiProperty({ ...idOf('whe') })
  id!: string;

  @ApiProperty({ maxLength: MAX_URL_LENGTH, example: EXAMPLE_URL })
  url!: string;

  @ApiProperty({
    enum: WANTED,
    enumName: 'WantedEventType',
    isArray: true,
    maxItems: CALL_EVENT_TYPES.length,
    example: ['pns.call.completed'],
  })
  eventTypes!: string[];

  @ApiProperty({ type: String, nullable: true })
  description!: string | null;

  @ApiProperty({ enum: ['enabled', 'disabled'], enumName: 'EndpointStatus' })
  status!: 'enabled' | 'disabled';

  @ApiProperty({
    enum: DISABLED_REASONS,
    type: String,
    nullable: true,
    description:
      '`by_client`: by a PATCH. `gone`: it answered 410. `failing`: nothing was accepted for five days. `client_deleted`: with its client. Events while it is disabled can be replayed.',
  })
  disabledReason!: DisabledReason | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
}

/** An endpoint with the secret that signs for it, which is shown this once. */
export class EndpointWithSecretDto extends EndpointDto {
  @ApiProperty({ example: 'whsec_c2VjcmV0IHRoYXQgaXMgc2hvd24gb25jZQ==' })
  secret!: string;
}

export class EndpointPage extends pageOf(EndpointDto) {}

/** One attempt to deliver an event. */
export class AttemptDto {
  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({
    type: 'integer',
    minimum: 100,
    maximum: 999,
    nullable: true,
    example: 204,
    description: 'Null: there was no answer.',
  })
  statusCode!: number | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'Null: accepted. Else `status`, `redirect`, `timeout`, `dns_error`, `address_refused`, `connection_refused`, `connection_failed`, `tls_error`, `invalid_answer`, `internal_error`.',
  })
  error!: string | null;

  @ApiProperty({ type: 'integer', minimum: 0, example: 120 })
  durationMs!: number;
}

/** One event on its way to one endpoint. */
export class DeliveryDto {
  @ApiProperty({ ...idOf('dlv') })
  id!: string;

  @ApiProperty({ ...idOf('evt') })
  eventId!: string;

  @ApiProperty({ ...idOf('whe') })
  endpointId!: string;

  @ApiProperty({
    enum: DELIVERY_STATUSES,
    enumName: 'DeliveryStatus',
    example: 'delivered',
    description: '`failed`: the schedule is used up; it can be retried by hand.',
  })
  status!: (typeof DELIVERY_STATUSES)[number];

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'While an attempt is under way: when the next would follow if this one never ends.',
  })
  nextAttemptAt!: string | null;

  @ApiProperty({ type: [AttemptDto] })
  attempts!: AttemptDto[];
}

export class DeliveryPage extends pageOf(DeliveryDto) {}

export class DeliveryQuery extends PageQuery {
  @ApiPropertyOptional({ enum: DELIVERY_STATUSES, enumName: 'DeliveryStatus' })
  @IsOptional()
  @IsIn(DELIVERY_STATUSES)
  status?: (typeof DELIVERY_STATUSES)[number];
}

/** How many events are on their way again. */
export class ReplayDto {
  @ApiProperty({ type: 'integer', minimum: 0, example: 12 })
  deliveries!: number;
}

/** Bodies to try out. */
export const WEBHOOK_EXAMPLES = {
  everything: { value: { url: EXAMPLE_URL, eventTypes: ['*'] } },
  callRecords: {
    value: {
      url: EXAMPLE_URL,
      eventTypes: ['pns.call.completed', 'interline.call.completed'],
      description: 'call records of the courier app',
    },
  },
};

export const WEBHOOK_CHANGE_EXAMPLES = {
  enable: { value: { status: 'enabled' } },
  types: { value: { eventTypes: ['pns.call.completed'] } },
};

export const REPLAY_EXAMPLES = {
  day: { value: { since: '2026-03-01T00:00:00Z', until: '2026-03-02T00:00:00Z' } },
};
