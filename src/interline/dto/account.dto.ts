import { ApiProperty } from '@nestjs/swagger';
import { MONEY } from '../../common/openapi/text-schemas';

/** An amount of money in yuan. */
export class YuanDto {
  @ApiProperty({ ...MONEY, example: '1024.5', description: 'Decimal, without exponent and trailing zeros.' })
  amount!: string;

  @ApiProperty({ enum: ['CNY'] })
  currency!: 'CNY';
}

export const ACCOUNT_STATES = ['trial', 'active', 'suspended', 'closed'] as const;

/** The company's relay account at NXCloud. */
export class AccountDto {
  @ApiProperty({ enum: ACCOUNT_STATES, type: String, nullable: true, example: 'active' })
  state!: (typeof ACCOUNT_STATES)[number] | null;

  @ApiProperty({ type: String, nullable: true, example: 'developer' })
  role!: string | null;

  @ApiProperty({ type: YuanDto, nullable: true })
  balance!: YuanDto | null;

  @ApiProperty({ type: YuanDto, nullable: true, description: 'How far the balance may go below zero.' })
  overdraft!: YuanDto | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  createdAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  updatedAt!: string | null;
}
