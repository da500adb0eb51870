import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsRelayNumber, IsUtf8, Rule } from '../../common/validation/rules';
import { isSameNumber } from '../../common/phone-number';

const MAX_TTL_SECONDS = 31_536_000;
/** Codes are comma-joined upstream, so a code holds none. */
const ANNOUNCEMENT = /^[A-Za-z0-9_.-]{1,32}$/;
const CODE = { pattern: ANNOUNCEMENT.source, maxLength: 32 };
const ANNOUNCEMENT_RULE = 'must be 1 to 32 of A-Z a-z 0-9 _ . -';

export class NumberXParam {
  @ApiProperty({
    example: '17000000001',
    description: 'An X number of the client (interlineNumbers).',
  })
  @IsRelayNumber()
  numberX!: string;
}

/** Which number the called party sees. */
export class CallerDisplayDto {
  @ApiProperty({ enum: ['x', 'a'], description: 'What B sees when A calls: X or A’s own number.' })
  @IsIn(['x', 'a'])
  aToB!: 'x' | 'a';

  @ApiProperty({ enum: ['x', 'b'], description: 'What A sees when B calls: X or B’s own number.' })
  @IsIn(['x', 'b'])
  bToA!: 'x' | 'b';
}

/** What is played to a caller before the call is put through; codes are given by the platform. */
export class AnnouncementsDto {
  @ApiPropertyOptional({ ...CODE, example: '1001', description: 'When B dials X.' })
  @IsOptional()
  @Matches(ANNOUNCEMENT, { message: `$property ${ANNOUNCEMENT_RULE}` })
  bToX?: string;

  @ApiPropertyOptional({ ...CODE, example: '1002', description: 'When A dials X.' })
  @IsOptional()
  @Matches(ANNOUNCEMENT, { message: `$property ${ANNOUNCEMENT_RULE}` })
  aToX?: string;

  @ApiPropertyOptional({ ...CODE, example: '1003', description: 'When anyone else dials X.' })
  @IsOptional()
  @Matches(ANNOUNCEMENT, { message: `$property ${ANNOUNCEMENT_RULE}` })
  otherToX?: string;
}

class RelayRequest {
  @ApiPropertyOptional({ type: Boolean, default: false, description: 'Whether calls are recorded (record).' })
  @IsOptional()
  @IsBoolean()
  recording?: boolean;

  @ApiPropertyOptional({
    type: String,
    example: 'order 20260921-0001',
    description: 'At most 200 bytes of UTF-8; given back with every event of the binding (userData).',
  })
  @IsOptional()
  @IsUtf8(200)
  userData?: string;
}

/** A and B reach each other by dialling X. */
export class BindRelayRequest extends RelayRequest {
  @ApiProperty({
    example: '17000000001',
    description: 'An X number of the client (interlineNumbers).',
  })
  @IsRelayNumber()
  numberX!: string;

  @ApiProperty({
    example: '13800000001',
    description: 'Domestic or international digits (anum).',
  })
  @IsRelayNumber()
  numberA!: string;

  @ApiProperty({ example: '13900000002', description: 'Must differ from numberA (bnum).' })
  @IsRelayNumber()
  @Rule('different', 'must differ from numberA', (value, { numberA }) => !isSameNumber(value, numberA))
  numberB!: string;

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: MAX_TTL_SECONDS,
    example: 3600,
    description: 'How long the binding lasts (ttl).',
  })
  @IsInt()
  @Min(1)
  @Max(MAX_TTL_SECONDS)
  ttlSeconds!: number;

  @ApiPropertyOptional({ type: CallerDisplayDto, description: 'Absent: both see X (display).' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => CallerDisplayDto)
  callerDisplay?: CallerDisplayDto;

  @ApiPropertyOptional({
    type: AnnouncementsDto,
    description: 'Played before the call is put through (anucode).',
  })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => AnnouncementsDto)
  announcements?: AnnouncementsDto;

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'string', ...CODE },
    minItems: 1,
    maxItems: 2,
    example: ['2001'],
    description: 'Played once the call is answered: one code or two (ansanu).',
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2)
  @Matches(ANNOUNCEMENT, { each: true, message: `each value in $property ${ANNOUNCEMENT_RULE}` })
  answerAnnouncements?: string[];
}

/** Whoever dials X reaches A. */
export class TransferRequest extends RelayRequest {
  @ApiProperty({ example: '13800000001', description: 'Where calls to X go (anum).' })
  @IsRelayNumber()
  numberA!: string;

  @ApiPropertyOptional({
    ...CODE,
    example: '1001',
    description: 'Code of what callers hear first (anucode).',
  })
  @IsOptional()
  @Matches(ANNOUNCEMENT, { message: `$property ${ANNOUNCEMENT_RULE}` })
  announcement?: string;

  @ApiPropertyOptional({
    enum: ['x', 'caller'],
    default: 'x',
    description: 'What A sees: X or the caller’s own number (display).',
  })
  @IsOptional()
  @IsIn(['x', 'caller'])
  callerDisplay?: 'x' | 'caller';

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: MAX_TTL_SECONDS,
    description: 'Absent: for ever (ttl).',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_TTL_SECONDS)
  ttlSeconds?: number;
}
