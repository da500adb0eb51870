import { ApiProperty } from '@nestjs/swagger';
import { CostDto } from '../../common/cost.dto';
import { IsPhoneNumber, IsPrintable } from '../../common/validation/rules';

export class CallParams {
  @ApiProperty({
    example: '+6281100000001',
    description: 'A WhatsApp number of the client (businessPhones).',
  })
  @IsPhoneNumber()
  businessPhone!: string;

  @ApiProperty({
    description: 'Percent-encoded. Opaque: it has no form to rely on.',
    example: 'outgoing:wacid.HBgN',
  })
  @IsPrintable(512)
  callId!: string;
}

/** One call of a WhatsApp number. */
export class CallRecordDto {
  @ApiProperty({ example: 'outgoing:wacid.HBgN' })
  callId!: string;

  @ApiProperty({ example: '+8613800000001' })
  from!: string;

  @ApiProperty({ example: '+6281100000001' })
  to!: string;

  @ApiProperty({
    enum: ['inbound', 'outbound'],
    enumName: 'CallDirection',
    nullable: true,
    example: 'inbound',
    description: 'Seen from the business: outbound when `from` is the business phone, inbound when `to` is.',
  })
  direction!: 'inbound' | 'outbound' | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: '2026-03-01T08:00:00.000Z' })
  startedAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: '2026-03-01T08:00:31.000Z' })
  endedAt!: string | null;

  @ApiProperty({ type: 'integer', example: 31 })
  durationSeconds!: number;

  @ApiProperty({ type: 'integer', example: 36, description: 'What is charged for (fee_duration).' })
  billedSeconds!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '6+6',
    description: 'Seconds charged at first and from then on (bill_type).',
  })
  billingIncrement!: string | null;

  @ApiProperty({
    enum: ['caller', 'callee', 'platform', 'unknown'],
    enumName: 'EndedBy',
    description: 'Who hung up.',
  })
  endedBy!: 'caller' | 'callee' | 'platform' | 'unknown';

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'NORMAL_CLEARING',
    description: 'As NXCloud words it.',
  })
  endReason!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Where the recording is, if there is one.' })
  recordingUrl!: string | null;

  @ApiProperty({ type: [CostDto] })
  costs!: CostDto[];
}

/** The record of a call. */
export class CallRecordsDto {
  @ApiProperty({ type: 'integer', nullable: true, example: 282 })
  appId!: number | null;

  @ApiProperty({ example: '+6281100000001' })
  businessPhone!: string;

  @ApiProperty({ type: String, nullable: true, description: 'The WhatsApp business account.' })
  wabaId!: string | null;

  @ApiProperty({ type: [CallRecordDto] })
  calls!: CallRecordDto[];
}
