import { ApiProperty } from '@nestjs/swagger';
import { pageOf } from '../common/paging';
import { Product, PRODUCTS } from '../upstream/product';

/** The last call that failed. */
export class UpstreamFailureDto {
  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ example: 'bindXYB' })
  operation!: string;

  @ApiProperty({ example: 'upstream_timeout', description: 'The code of the problem.' })
  code!: string;

  @ApiProperty({ type: String, nullable: true, description: 'NXCloud’s own code, or `http_<status>`.' })
  upstreamCode!: string | null;
}

/** How the gateway gets on with one NXCloud product. This replica's view, since its start. */
export class UpstreamDto {
  @ApiProperty({ enum: PRODUCTS, enumName: 'Product' })
  product!: Product;

  @ApiProperty({
    description:
      'Whether the gateway holds keys for it. A client needs an application too: the gateway’s or its own.',
  })
  configured!: boolean;

  @ApiProperty({
    enum: ['closed', 'open', 'half-open'],
    type: String,
    nullable: true,
    description: '`open`: it failed too often and is not asked for some seconds. Null: not configured.',
  })
  circuit!: 'closed' | 'open' | 'half-open' | null;

  @ApiProperty({ example: 0, description: 'How far its clock is ahead of the gateway’s, as learnt from it.' })
  clockSkewSeconds!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastSuccessAt!: string | null;

  @ApiProperty({ type: UpstreamFailureDto, nullable: true })
  lastFailure!: UpstreamFailureDto | null;
}

export class UpstreamPage extends pageOf(UpstreamDto) {}
