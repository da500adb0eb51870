import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { CostDto } from '../../common/cost.dto';
import { idOf } from '../../common/openapi/api-id';
import { CURSOR, pageOf, PageQuery } from '../../common/paging';
import { IsDateTime, IsPrintable } from '../../common/validation/rules';
import {
  CALL_PRODUCTS,
  CALL_ENDERS,
  CALL_EVENT_TYPES,
  CallEventType,
  CallProduct,
  EndedBy,
  EVENT_TYPES,
  EventType,
  Outcome,
  OUTCOMES,
} from './call';
import { EventData, PROVENANCES, Provenance } from './event';

const TEXT = { type: String, nullable: true } as const;
const TIME = { type: String, format: 'date-time', nullable: true } as const;
const SECONDS = { type: 'integer', minimum: 0, nullable: true } as const;

/** One half of a relayed call: from the caller to X, or from Y to the callee. */
export class LegDto {
  @ApiProperty({ ...SECONDS, example: 1, description: '1: the caller’s half. 2: the callee’s.' })
  position!: number | null;

  @ApiProperty(TEXT)
  caller!: string | null;

  @ApiProperty(TEXT)
  callee!: string | null;

  @ApiProperty(TIME)
  startedAt!: string | null;

  @ApiProperty(TIME)
  ringingAt!: string | null;

  @ApiProperty(TIME)
  answeredAt!: string | null;

  @ApiProperty(TIME)
  endedAt!: string | null;

  @ApiProperty(SECONDS)
  durationSeconds!: number | null;

  @ApiProperty(SECONDS)
  ringSeconds!: number | null;

  @ApiProperty(TEXT)
  recordingUrl!: string | null;

  @ApiProperty({ enum: CALL_ENDERS, enumName: 'EndedBy', nullable: true })
  endedBy!: EndedBy | null;

  @ApiProperty({ ...TEXT, example: 'NORMAL_CLEARING' })
  cause!: string | null;

  @ApiProperty({ ...TEXT, example: '16', description: 'Q.850.' })
  causeCode!: string | null;
}

/** A call, whatever product it went through. */
export class CallDto {
  @ApiProperty({ ...TEXT, description: 'The same in every event of the call. Opaque.' })
  callId!: string | null;

  @ApiProperty({ ...TEXT, example: '+85264654798', description: 'Null where it is withheld.' })
  caller!: string | null;

  @ApiProperty({ ...TEXT, example: '+85254987987' })
  callee!: string | null;

  @ApiProperty({ ...TEXT, example: '+85213135313', description: 'The virtual number that was dialled.' })
  numberX!: string | null;

  @ApiProperty({ ...TEXT, description: 'The virtual number that the callee saw, where it is another.' })
  numberY!: string | null;

  @ApiProperty({
    enum: OUTCOMES,
    enumName: 'Outcome',
    nullable: true,
    description: 'Null: the call is not over.',
  })
  outcome!: Outcome | null;

  @ApiProperty({ ...TEXT, example: '17', description: 'NXCloud’s own result or cause.' })
  outcomeCode!: string | null;

  @ApiProperty({ ...TEXT, example: 'The callee was busy.', description: 'What the code means.' })
  outcomeText!: string | null;

  @ApiProperty(TIME)
  startedAt!: string | null;

  @ApiProperty(TIME)
  ringingAt!: string | null;

  @ApiProperty(TIME)
  answeredAt!: string | null;

  @ApiProperty(TIME)
  endedAt!: string | null;

  @ApiProperty({ ...SECONDS, example: 30 })
  durationSeconds!: number | null;

  @ApiProperty(SECONDS)
  billedSeconds!: number | null;

  @ApiProperty({ enum: CALL_ENDERS, enumName: 'EndedBy', nullable: true })
  endedBy!: EndedBy | null;

  @ApiProperty(TEXT)
  recordingUrl!: string | null;

  @ApiProperty({ ...TEXT, description: 'The text of a short message (interline).' })
  smsContent!: string | null;

  @ApiProperty({ type: [LegDto] })
  legs!: LegDto[];

  @ApiProperty({ type: [CostDto] })
  costs!: CostDto[];
}

export class EventDataDto {
  @ApiProperty({
    enum: CALL_PRODUCTS,
    enumName: 'Product',
    nullable: true,
    description: 'Null: a test.',
  })
  product!: CallProduct | null;

  @ApiProperty({ ...TEXT, ...idOf('bnd') })
  bindingId!: string | null;

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    example: 1,
    description:
      'Counts the reports of the same call and type. A later one tells more or corrects, for example once the recording is there; take the highest.',
  })
  revision!: number;

  @ApiProperty({ type: CallDto })
  call!: CallDto;

  @ApiProperty({ ...TEXT, example: 'order 4711', description: 'What you gave with the binding.' })
  userData!: string | null;

  @ApiProperty({
    enum: PROVENANCES,
    enumName: 'Provenance',
    description:
      'How NXCloud’s callback proved itself. `signed`: by a signature over its content. `tagged`: its sender knew the secret address and this binding’s tag. `token`: it knew the secret address.',
  })
  provenance!: Provenance;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { result: '17', taskid: '900001' },
    description: 'The callback’s own fields, under NXCloud’s names. New ones appear here first.',
  })
  provider!: Record<string, unknown>;
}

/** Something that happened to a call. It never changes; what is learnt later is another event. */
export class EventDto {
  @ApiProperty({
    ...idOf('evt'),
    description: 'Constant, however often it comes.',
  })
  id!: string;

  @ApiProperty({ enum: EVENT_TYPES, enumName: 'EventType', example: 'pns.call.completed' })
  type!: EventType;

  @ApiProperty({ format: 'date-time', description: 'When the gateway stored it.' })
  timestamp!: string;

  @ApiProperty({ type: EventDataDto })
  data!: EventData;
}

/** A page of events. */
export class EventPage extends pageOf(EventDto) {
  @ApiProperty({
    ...CURSOR,
    example: 'Zm9yZ2Vk',
    description:
      'A cursor for what comes after this page, also when nothing has come yet: keep it, and ask again later.',
  })
  checkpoint!: string;
}

/** What of a client's events a stream brings. */
export class EventStreamQuery {
  @ApiPropertyOptional({ enum: CALL_EVENT_TYPES, enumName: 'CallEventType' })
  @IsOptional()
  @IsIn(CALL_EVENT_TYPES)
  type?: CallEventType;

  @ApiPropertyOptional({ type: String, example: 'bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD' })
  @IsOptional()
  @IsPrintable(64)
  bindingId?: string;

  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @IsPrintable(255)
  callId?: string;
}

/** What of a client's events is listed. */
export class EventFilterQuery extends IntersectionType(PageQuery, EventStreamQuery) {
  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Stored at that time or later.' })
  @IsOptional()
  @IsDateTime()
  since?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Stored before that time.' })
  @IsOptional()
  @IsDateTime()
  until?: string;
}
