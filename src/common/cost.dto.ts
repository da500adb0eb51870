import { ApiProperty } from '@nestjs/swagger';
import { MONEY } from './openapi/text-schemas';

/** What a call cost. */
export class CostDto {
  @ApiProperty({
    enum: ['inbound', 'outbound'],
    enumName: 'CallDirection',
    nullable: true,
    example: 'inbound',
    description: 'Which direction is charged.',
  })
  direction!: 'inbound' | 'outbound' | null;

  @ApiProperty({ ...MONEY, example: '0.0125', description: 'Decimal, without exponent and trailing zeros.' })
  amount!: string;

  @ApiProperty({ example: 'USD' })
  currency!: string;
}
