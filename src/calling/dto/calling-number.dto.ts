import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsIP,
  IsObject,
  IsOptional,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsPhoneNumber, IsPrintable } from '../../common/validation/rules';
import { BusinessHoursDto } from './business-hours.dto';

export const NUMBER_STATUSES = ['disabled', 'enabled', 'in_arrears'] as const;
export const SIP_DIRECTIONS = ['both', 'inbound', 'outbound'] as const;
const MAX_SIP_SERVERS = 5;
/** Of the longest way to write an IPv6 address. */
const MAX_ADDRESS_LENGTH = 45;

export class BusinessPhoneParam {
  @ApiProperty({
    example: '+6281100000001',
    description: 'A WhatsApp number of the client (businessPhones).',
  })
  @IsPhoneNumber()
  businessPhone!: string;
}

/** A SIP server of yours that calls go to and come from. */
export class SipServerRequest {
  @ApiProperty({
    maxLength: MAX_ADDRESS_LENGTH,
    example: '34.56.78.90',
    description: 'An IP address; NXCloud takes no host names.',
  })
  @IsIP()
  @MaxLength(MAX_ADDRESS_LENGTH)
  host!: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 65_535, example: 8080 })
  @IsInt()
  @Min(1)
  @Max(65_535)
  port!: number;

  @ApiProperty({ enum: SIP_DIRECTIONS, enumName: 'SipDirection', description: 'Which calls it handles.' })
  @IsIn(SIP_DIRECTIONS)
  direction!: (typeof SIP_DIRECTIONS)[number];
}

/** The whole calling configuration of a number: it replaces what was there. */
export class EnableCallingRequest {
  @ApiProperty({ example: 'SG', description: 'Region of NXCloud’s voice servers. Only SG is documented.' })
  @IsPrintable(32)
  region!: string;

  @ApiProperty({ description: 'Whether WhatsApp shows the call icon (icon_status).' })
  @IsBoolean()
  callIconVisible!: boolean;

  @ApiProperty({
    description: 'Whether users may ask to be called back after a missed call (permission_status).',
  })
  @IsBoolean()
  callbackRequestsEnabled!: boolean;

  @ApiProperty({ description: 'Whether calls are recorded (recording_status).' })
  @IsBoolean()
  recordingEnabled!: boolean;

  @ApiPropertyOptional({
    type: BusinessHoursDto,
    description: 'Absent: calls are taken at all times (hours_status 0).',
  })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => BusinessHoursDto)
  businessHours?: BusinessHoursDto;

  @ApiProperty({ type: [SipServerRequest], minItems: 1, maxItems: MAX_SIP_SERVERS })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_SIP_SERVERS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SipServerRequest)
  customerSipServers!: SipServerRequest[];
}

export class SipServerDto {
  @ApiProperty({ example: '34.56.78.90' })
  host!: string;

  @ApiProperty({ type: 'integer', nullable: true, example: 8080 })
  port!: number | null;

  @ApiProperty({ enum: SIP_DIRECTIONS, enumName: 'SipDirection' })
  direction!: (typeof SIP_DIRECTIONS)[number];
}

/** NXCloud's side of the SIP trunk: what your servers must allow and reach. */
export class NxSipServerDto {
  @ApiProperty({ example: 'SG' })
  region!: string;

  @ApiProperty({ type: [String], example: ['34.92.169.217:6030'] })
  addresses!: string[];

  @ApiProperty({ type: [String], example: ['ivp-cli-cluster.nxcloud.com'] })
  fqdns!: string[];
}

/** How a WhatsApp number takes calls. */
export class CallingNumberDto {
  @ApiProperty({ example: '+6281100000001' })
  businessPhone!: string;

  @ApiProperty({ enum: NUMBER_STATUSES, example: 'enabled' })
  status!: (typeof NUMBER_STATUSES)[number];

  @ApiProperty({ type: String, nullable: true, example: 'SG' })
  region!: string | null;

  @ApiProperty({ type: Boolean, nullable: true, example: true })
  callIconVisible!: boolean | null;

  @ApiProperty({ type: Boolean, nullable: true, example: true })
  callbackRequestsEnabled!: boolean | null;

  @ApiProperty({ type: Boolean, nullable: true, example: true })
  recordingEnabled!: boolean | null;

  @ApiProperty({ type: BusinessHoursDto, nullable: true, description: 'Null: calls are taken at all times.' })
  businessHours!: BusinessHoursDto | null;

  @ApiProperty({ type: [SipServerDto] })
  customerSipServers!: SipServerDto[];

  @ApiProperty({ type: [NxSipServerDto] })
  nxSipServers!: NxSipServerDto[];
}
