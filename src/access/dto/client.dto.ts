import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { pageOf } from '../../common/paging';
import { IsPhoneNumberOrAll, IsPrintable, IsRelayNumberOrAll, Rule } from '../../common/validation/rules';
import { Scope, SCOPES } from '../scopes';

const MAX_NUMBERS = 10_000;

/** `"*"` means every number, and then it stands alone. */
function IsNumberList(): PropertyDecorator {
  return Rule(
    'number_list',
    'must be numbers or "*" alone',
    (value) => !Array.isArray(value) || !value.includes('*') || value.length === 1,
  );
}

/** The client's own applications at NXCloud, where it does not use the gateway's. */
export class UpstreamAppsDto {
  /** Calling's `appkey`. */
  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @IsPrintable(128)
  callingAppKey?: string;

  /** PNS' `businessId`. */
  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @IsPrintable(128)
  pnsBusinessId?: string;

  /** Interline's `appid`. */
  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @IsPrintable(128)
  interlineAppId?: string;
}

/** A client, as an operator describes it. */
export class CreateClientRequest {
  @ApiProperty({ example: 'courier', description: 'For people.' })
  @IsPrintable(100)
  name!: string;

  @ApiPropertyOptional({
    example: 'courier-app',
    description:
      'What the identity provider calls the client: the value of the claim OIDC_CLIENT_CLAIM. Unique.',
  })
  @IsOptional()
  @IsPrintable(255)
  externalId?: string;

  @ApiProperty({ enum: SCOPES, isArray: true, example: ['pns:read', 'pns:write'] })
  @IsArray()
  @ArrayUnique()
  @IsIn(SCOPES, { each: true })
  scopes!: Scope[];

  @ApiProperty({
    type: [String],
    example: ['+6281100000001'],
    description: 'WhatsApp numbers of calling that the client may use, or ["*"].',
  })
  @IsArray()
  @ArrayMaxSize(MAX_NUMBERS)
  @IsNumberList()
  @IsPhoneNumberOrAll({ each: true })
  businessPhones!: string[];

  @ApiProperty({
    type: [String],
    example: ['17000000001'],
    description: 'X numbers of interline that the client may use, or ["*"].',
  })
  @IsArray()
  @ArrayMaxSize(MAX_NUMBERS)
  @IsNumberList()
  @IsRelayNumberOrAll({ each: true })
  interlineNumbers!: string[];

  @ApiPropertyOptional({
    type: [String],
    default: ['*'],
    description: 'X and Y numbers of pns that the client may wish for, or ["*"].',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_NUMBERS)
  @IsNumberList()
  @IsPhoneNumberOrAll({ each: true })
  pnsNumbers?: string[];

  @ApiPropertyOptional({ type: UpstreamAppsDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => UpstreamAppsDto)
  upstreamApps?: UpstreamAppsDto;

  @ApiPropertyOptional({ type: 'integer', example: 600, description: 'Absent: RATE_LIMIT_PER_MINUTE.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  rateLimitPerMinute?: number;

  @ApiPropertyOptional({ enum: ['active', 'suspended'], default: 'active' })
  @IsOptional()
  @IsIn(['active', 'suspended'])
  status?: 'active' | 'suspended';
}

/** What an operator changes of a client; an absent field stays as it is. */
export class UpdateClientRequest extends PartialType(CreateClientRequest) {}

/** The client's applications at NXCloud; null where it uses the gateway's. */
export class UpstreamAppsView {
  @ApiProperty({ type: String, nullable: true })
  callingAppKey!: string | null;

  @ApiProperty({ type: String, nullable: true })
  pnsBusinessId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  interlineAppId!: string | null;
}

export class ClientDto {
  @ApiProperty({ example: 'cli_01K9GZ4T6S3M8V2QXWJ5A7B0CD' })
  id!: string;

  @ApiProperty({ example: 'courier' })
  name!: string;

  @ApiProperty({ type: String, nullable: true })
  externalId!: string | null;

  @ApiProperty({ enum: SCOPES, isArray: true })
  scopes!: Scope[];

  @ApiProperty({ type: [String] })
  businessPhones!: string[];

  @ApiProperty({ type: [String] })
  interlineNumbers!: string[];

  @ApiProperty({ type: [String] })
  pnsNumbers!: string[];

  @ApiProperty({ type: UpstreamAppsView })
  upstreamApps!: UpstreamAppsView;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Null: RATE_LIMIT_PER_MINUTE.' })
  rateLimitPerMinute!: number | null;

  @ApiProperty({ enum: ['active', 'suspended'] })
  status!: 'active' | 'suspended';

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
}

export class ClientPage extends pageOf(ClientDto) {}
