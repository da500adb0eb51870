import { ApiProperty, ApiPropertyOptional, ApiPropertyOptions, PartialType } from '@nestjs/swagger';
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
import { idOf } from '../../common/openapi/api-id';
import { pageOf } from '../../common/paging';
import { IsPhoneNumberOrAll, IsPrintable, IsRelayNumberOrAll, Rule } from '../../common/validation/rules';
import { Scope, SCOPES } from '../scopes';

const MAX_NUMBERS = 10_000;
const MAX_RATE_LIMIT = 1_000_000;

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

const SCOPE_LIST: ApiPropertyOptions = {
  enum: SCOPES,
  enumName: 'Scope',
  isArray: true,
  maxItems: SCOPES.length,
  example: ['pns:read', 'pns:write'],
};

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

  @ApiProperty(SCOPE_LIST)
  @IsArray()
  @ArrayUnique()
  @IsIn(SCOPES, { each: true })
  scopes!: Scope[];

  @ApiProperty({
    maxItems: MAX_NUMBERS,
    example: ['+6281100000001'],
    description: 'WhatsApp numbers of calling that the client may use, or ["*"].',
  })
  @IsArray()
  @ArrayMaxSize(MAX_NUMBERS)
  @IsNumberList()
  @IsPhoneNumberOrAll({ each: true })
  businessPhones!: string[];

  @ApiProperty({
    maxItems: MAX_NUMBERS,
    example: ['17000000001'],
    description: 'X numbers of interline that the client may use, or ["*"].',
  })
  @IsArray()
  @ArrayMaxSize(MAX_NUMBERS)
  @IsNumberList()
  @IsRelayNumberOrAll({ each: true })
  interlineNumbers!: string[];

  @ApiPropertyOptional({
    maxItems: MAX_NUMBERS,
    default: ['*'],
    example: ['*'],
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

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: MAX_RATE_LIMIT,
    example: 600,
    description: 'Absent: RATE_LIMIT_PER_MINUTE.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_RATE_LIMIT)
  rateLimitPerMinute?: number;

  @ApiPropertyOptional({ enum: ['active', 'suspended'], enumName: 'ClientStatus', default: 'active' })
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
  @ApiProperty({ ...idOf('cli') })
  id!: string;

  @ApiProperty({ example: 'courier' })
  name!: string;

  @ApiProperty({ type: String, nullable: true })
  externalId!: string | null;

  @ApiProperty(SCOPE_LIST)
  scopes!: Scope[];

  @ApiProperty({ type: [String], maxItems: MAX_NUMBERS, example: ['+6281100000001'] })
  businessPhones!: string[];

  @ApiProperty({ type: [String], maxItems: MAX_NUMBERS, example: ['17000000001'] })
  interlineNumbers!: string[];

  @ApiProperty({ type: [String], maxItems: MAX_NUMBERS, example: ['*'] })
  pnsNumbers!: string[];

  @ApiProperty({ type: UpstreamAppsView })
  upstreamApps!: UpstreamAppsView;

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: MAX_RATE_LIMIT,
    nullable: true,
    description: 'Null: RATE_LIMIT_PER_MINUTE.',
  })
  rateLimitPerMinute!: number | null;

  @ApiProperty({ enum: ['active', 'suspended'], enumName: 'ClientStatus' })
  status!: 'active' | 'suspended';

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
}

export class ClientPage extends pageOf(ClientDto) {}

/** Bodies to try out. */
export const CLIENT_EXAMPLES = {
  courier: {
    value: {
      name: 'courier',
      externalId: 'courier-app',
      scopes: ['pns:read', 'pns:write', 'interline:read', 'interline:write', 'events:read'],
      businessPhones: [],
      interlineNumbers: ['17000000001'],
    },
  },
};

export const CLIENT_CHANGE_EXAMPLES = {
  suspend: { value: { status: 'suspended' } },
  limit: { value: { rateLimitPerMinute: 1200 } },
};
