import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsISO31661Alpha2, IsOptional, Matches, Max, Min } from 'class-validator';
import { isSameNumber } from '../../common/phone-number';
import { IsPhoneNumber, IsPrintable, IsUtf8, Rule } from '../../common/validation/rules';

export const DEFAULT_TTL_SECONDS = 7200;
const MIN_TTL_SECONDS = 60;
const MAX_TTL_SECONDS = 31_536_000;
const MAX_DTMF_DELAY_SECONDS = 120;
const EXTENSION = /^[0-9*#]{1,20}$/;

export const EXPIRY_STRATEGIES = ['default', 'reset', 'extend'] as const;
export type ExpiryStrategy = (typeof EXPIRY_STRATEGIES)[number];

/** A country is a way to choose a number; a wished number has chosen already. */
function NotTogetherWith(field: string): PropertyDecorator {
  return Rule(
    'exclusive',
    `cannot stand together with ${field}`,
    (value, siblings) => value === undefined || siblings[field] === undefined,
  );
}

/** What every mode takes. */
export class BindRequest {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: MIN_TTL_SECONDS,
    maximum: MAX_TTL_SECONDS,
    default: DEFAULT_TTL_SECONDS,
    description: 'How long the binding lasts (bindExpireSecond).',
  })
  @IsOptional()
  @IsInt()
  @Min(MIN_TTL_SECONDS)
  @Max(MAX_TTL_SECONDS)
  ttlSeconds?: number;

  @ApiPropertyOptional({
    example: '+85291000001',
    description: 'The X number that you wish for (didX). Absent: NXCloud chooses one.',
  })
  @IsOptional()
  @IsPhoneNumber()
  didX?: string;

  @ApiPropertyOptional({
    type: String,
    example: 'order-20260921-0001',
    description:
      'Your own id of the binding (customerBindId). Repeating it asks NXCloud again and answers the same binding with its new end. Absent: the gateway draws one.',
  })
  @IsOptional()
  @IsPrintable(64)
  customerBindId?: string;

  @ApiPropertyOptional({ type: Boolean, default: false, description: 'Whether calls are recorded.' })
  @IsOptional()
  @IsBoolean()
  recording?: boolean;

  @ApiPropertyOptional({
    type: String,
    example: 'order 20260921-0001',
    description: 'At most 200 bytes of UTF-8; given back with every event of the binding (ext).',
  })
  @IsOptional()
  @IsUtf8(200)
  userData?: string;
}

/** Only B is known: the first caller who dials X becomes A. */
export class BindXybRequest extends BindRequest {
  @ApiProperty({ example: '+85264654798', description: 'The number that calls to X reach.' })
  @IsPhoneNumber()
  phoneB!: string;

  @ApiPropertyOptional({
    example: '+85254987987',
    description: 'The caller, where it is known already.',
  })
  @IsOptional()
  @IsPhoneNumber()
  phoneA?: string;

  @ApiPropertyOptional({
    type: String,
    example: 'courier-4711',
    description: 'Your id of the user or the device (customerUserId).',
  })
  @IsOptional()
  @IsPrintable(128)
  customerUserId?: string;

  @ApiPropertyOptional({
    example: '+85291000002',
    description: 'The Y number that you wish for (didY).',
  })
  @IsOptional()
  @IsPhoneNumber()
  didY?: string;

  @ApiPropertyOptional({
    pattern: '^[A-Za-z]{2}$',
    maxLength: 2,
    example: 'HK',
    description: 'The country of X (iso2X, ISO 3166-1 alpha-2); not together with didX.',
  })
  @IsOptional()
  @IsISO31661Alpha2()
  @NotTogetherWith('didX')
  countryX?: string;

  @ApiPropertyOptional({
    pattern: '^[A-Za-z]{2}$',
    maxLength: 2,
    example: 'HK',
    description: 'The country of Y (iso2Y, ISO 3166-1 alpha-2); not together with didY.',
  })
  @IsOptional()
  @IsISO31661Alpha2()
  @NotTogetherWith('didY')
  countryY?: string;

  @ApiPropertyOptional({
    type: Boolean,
    default: false,
    description: 'Allot Y only when A has called for the first time (delayedGetY).',
  })
  @IsOptional()
  @IsBoolean()
  delayDidY?: boolean;

  @ApiPropertyOptional({
    enum: EXPIRY_STRATEGIES,
    description:
      'What a repeat with the same customerBindId does to the end of the binding (bindExpireStrategy).',
  })
  @IsOptional()
  @IsIn(EXPIRY_STRATEGIES)
  expiryStrategy?: ExpiryStrategy;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: MIN_TTL_SECONDS,
    maximum: MAX_TTL_SECONDS,
    description: 'How long the binding lasts from A’s first call on (callInExpireSecond).',
  })
  @IsOptional()
  @IsInt()
  @Min(MIN_TTL_SECONDS)
  @Max(MAX_TTL_SECONDS)
  callInTtlSeconds?: number;

  @ApiPropertyOptional({
    enum: EXPIRY_STRATEGIES,
    description: 'What A’s first call does to the end of the binding (callInExpireStrategy).',
  })
  @IsOptional()
  @IsIn(EXPIRY_STRATEGIES)
  callInExpiryStrategy?: ExpiryStrategy;
}

/** A and B are known and reach each other through X. */
export class BindAxbRequest extends BindRequest {
  @ApiProperty({ example: '+85254987987' })
  @IsPhoneNumber()
  phoneA!: string;

  @ApiProperty({ example: '+85264654798', description: 'Must differ from phoneA.' })
  @IsPhoneNumber()
  @Rule('different', 'must differ from phoneA', (value, { phoneA }) => !isSameNumber(value, phoneA))
  phoneB!: string;

  @ApiPropertyOptional({
    pattern: EXTENSION.source,
    maxLength: 20,
    example: '8001',
    description: 'B’s extension, dialled after B has answered (extensionB). Needs dtmfDelaySeconds.',
  })
  @IsOptional()
  @Matches(EXTENSION, { message: '$property must be 1 to 20 of 0-9 * #' })
  @Rule(
    'requires',
    'needs dtmfDelaySeconds',
    (value, { dtmfDelaySeconds }) => value === undefined || dtmfDelaySeconds !== undefined,
  )
  extensionB?: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: MAX_DTMF_DELAY_SECONDS,
    description: 'Seconds to wait before the extension is dialled (dtmfDelayTimeB). Only with extensionB.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_DTMF_DELAY_SECONDS)
  @Rule(
    'requires',
    'needs extensionB',
    (value, { extensionB }) => value === undefined || extensionB !== undefined,
  )
  dtmfDelaySeconds?: number;
}

/** Only A is known: anyone who dials X and the extension reaches A. */
export class BindAxeRequest extends BindRequest {
  @ApiProperty({
    example: '+85254987987',
    description: 'The number that X and the extension reach.',
  })
  @IsPhoneNumber()
  phoneA!: string;

  @ApiPropertyOptional({
    pattern: '^[A-Za-z]{2}$',
    maxLength: 2,
    example: 'HK',
    description: 'The country of X (iso2X, ISO 3166-1 alpha-2); not together with didX.',
  })
  @IsOptional()
  @IsISO31661Alpha2()
  @NotTogetherWith('didX')
  countryX?: string;
}

/** A dials X and an extension to reach B; B dials Y to reach A. */
export class BindAxeybRequest extends BindRequest {
  @ApiPropertyOptional({
    example: '+85254987987',
    description: 'Absent: the first caller becomes A.',
  })
  @IsOptional()
  @IsPhoneNumber()
  phoneA?: string;

  @ApiProperty({ example: '+85264654798', description: 'Must differ from phoneA.' })
  @IsPhoneNumber()
  @Rule('different', 'must differ from phoneA', (value, { phoneA }) => !isSameNumber(value, phoneA))
  phoneB!: string;

  @ApiPropertyOptional({
    example: '+85291000002',
    description: 'The Y number that you wish for (didY).',
  })
  @IsOptional()
  @IsPhoneNumber()
  didY?: string;
}
