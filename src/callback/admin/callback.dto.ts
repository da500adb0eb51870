import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { formOfId, idOf } from '../../common/openapi/api-id';
import { pageOf, PageQuery } from '../../common/paging';
import { IsDateTime, IsPrintable } from '../../common/validation/rules';
import { CALL_PRODUCTS, CallProduct } from '../events/call';
import { PROVENANCES, Provenance } from '../events/event';
import { CALLBACK_SOURCES, CallbackSource } from '../inbound/call-record';
import { CallbackRow } from '../inbound/callback-row';
import { RouteRule } from '../inbound/decision';

const STATUSES = ['routed', 'unrouted', 'quarantined', 'duplicate'] as const;
const RULES = [
  'routing_tag',
  'upstream_id',
  'customer_bind_id',
  'number_x',
  'business_phone',
  'operator',
] as const;
const TEXT = { type: String, nullable: true } as const;

export class CallbackQuery extends PageQuery {
  @ApiPropertyOptional({ enum: STATUSES, enumName: 'CallbackStatus' })
  @IsOptional()
  @IsIn(STATUSES)
  status?: CallbackRow['status'];

  @ApiPropertyOptional({ enum: CALL_PRODUCTS, enumName: 'Product' })
  @IsOptional()
  @IsIn(CALL_PRODUCTS)
  product?: CallProduct;

  @ApiPropertyOptional({
    type: String,
    description: 'NXCloud’s id of the call: `taskid`, `callId`, `call_id`.',
  })
  @IsOptional()
  @IsPrintable(255)
  callId?: string;

  @ApiPropertyOptional({ type: String, description: '`subid` or `bindId`.' })
  @IsOptional()
  @IsPrintable(255)
  upstreamId?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Received at that time or later.' })
  @IsOptional()
  @IsDateTime()
  since?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Received before that time.' })
  @IsOptional()
  @IsDateTime()
  until?: string;
}

export class RevealQuery {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'false',
    description: 'Shows numbers and texts unmasked; the audit log says who did.',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  reveal?: 'true' | 'false';
}

/** Whom a callback is given to: one binding, or one client. */
export class ReleaseRequest {
  @ApiPropertyOptional({ type: String, example: 'bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD' })
  @IsOptional()
  @IsPrintable(64)
  bindingId?: string;

  @ApiPropertyOptional({ type: String, example: 'cli_01K9GZ4T6S3M8V2QXWJ5A7B0CD' })
  @IsOptional()
  @IsPrintable(64)
  clientId?: string;
}

/** How a callback proved itself. */
export class VerificationDto {
  @ApiProperty({ enum: PROVENANCES, enumName: 'Provenance', example: 'tagged' })
  provenance!: Provenance;

  @ApiProperty({ example: 'The sender knew the secret address and the tag of the binding.' })
  explanation!: string;
}

/** Whether its content had come before. */
export class DeduplicationDto {
  @ApiProperty()
  isDuplicate!: boolean;

  @ApiProperty({
    ...TEXT,
    ...formOfId('cbk'),
    description: 'The callback that brought the same content first.',
  })
  duplicateOf!: string | null;
}

/** Whose it is, by which rule, or why it is nobody’s. */
export class RoutingDto {
  @ApiProperty({ enum: RULES, type: String, nullable: true, example: 'routing_tag' })
  routedBy!: RouteRule | null;

  @ApiProperty({ ...TEXT, ...idOf('cli') })
  clientId!: string | null;

  @ApiProperty({ ...TEXT, ...idOf('bnd') })
  bindingId!: string | null;

  @ApiProperty({
    ...TEXT,
    description:
      'Why it was held back (`quarantined`) or has no owner (`unrouted`), such as `no_owner`; null where it has one.',
  })
  reason!: string | null;

  @ApiProperty({ ...TEXT, description: 'The field that breaks the documented shape, such as `/beginTime`.' })
  field!: string | null;

  @ApiProperty({ example: 'It carries the tag of the binding.' })
  explanation!: string;
}

/** What NXCloud pushed, and what became of it. */
export class CallbackDto {
  @ApiProperty({ ...idOf('cbk') })
  id!: string;

  @ApiProperty({ enum: CALL_PRODUCTS, enumName: 'Product', example: 'interline' })
  product!: CallProduct;

  @ApiProperty({ enum: CALLBACK_SOURCES, description: 'The address that it came to.' })
  source!: CallbackSource;

  @ApiProperty({ format: 'date-time' })
  receivedAt!: string;

  @ApiProperty({ enum: STATUSES, enumName: 'CallbackStatus' })
  status!: CallbackRow['status'];

  @ApiProperty({ ...TEXT, example: '900001' })
  callId!: string | null;

  @ApiProperty({ ...TEXT, example: '1986173907339188520' })
  upstreamId!: string | null;

  @ApiProperty({ type: VerificationDto })
  verification!: VerificationDto;

  @ApiProperty({ type: DeduplicationDto })
  deduplication!: DeduplicationDto;

  @ApiProperty({ type: RoutingDto })
  routing!: RoutingDto;
}

/** A callback with its content. */
export class CallbackDetailDto extends CallbackDto {
  @ApiProperty({
    type: 'array',
    items: { type: 'string', ...idOf('evt') },
    description: 'The events that were made of it.',
  })
  eventIds!: string[];

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { taskid: '900001', result: '17' },
    description: 'Its fields. Numbers and texts are masked unless `reveal=true`.',
  })
  body!: Record<string, unknown>;
}

export class CallbackPage extends pageOf(CallbackDto) {}

/** Bodies to try out, with ids of your own. */
export const RELEASE_EXAMPLES = {
  toBinding: { value: { bindingId: idOf('bnd').example } },
  toClient: { value: { clientId: idOf('cli').example } },
};
