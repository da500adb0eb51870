import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { idOf } from '../common/openapi/api-id';
import { pageOf, PageQuery } from '../common/paging';
import { IsPhoneNumber, IsPrintable, IsRelayNumber } from '../common/validation/rules';
import { BINDING_MODES, BINDING_STATUSES, BindingMode, BindingProduct, BindingStatus } from './binding';

/** A privacy-number relation that the client owns. */
export class BindingDto {
  @ApiProperty({ ...idOf('bnd') })
  id!: string;

  @ApiProperty({ enum: ['pns', 'interline'] })
  product!: BindingProduct;

  @ApiProperty({ enum: BINDING_MODES, enumName: 'BindingMode', example: 'axe' })
  mode!: BindingMode;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '5a9b5a7a0090dc44f1e6b0fc92462251',
    description: 'NXCloud’s id: `bindId` of pns, `subid` of interline. Null for `xa`, and until it is known.',
  })
  upstreamId!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'order-20260921-0001',
    description: 'The id that pns knows the binding by; null for interline.',
  })
  customerBindId!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '+85213135313',
    description: 'The virtual number X.',
  })
  numberX!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The virtual number Y, once there is one.',
  })
  numberY!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '2233',
    description: 'The extension to dial after X.',
  })
  extensionX!: string | null;

  @ApiProperty({ description: 'Whether calls are recorded.' })
  recording!: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'order 20260921-0001',
    description: 'What you gave; it comes back with every event.',
  })
  userData!: string | null;

  @ApiProperty({
    enum: BINDING_STATUSES,
    enumName: 'BindingStatus',
    example: 'active',
    description:
      '`pending`: being made. `unknown`: NXCloud did not say whether it was made; repeat the request, or look again later: where NXCloud recognises a repeat, the gateway asks it again by itself. `expired`: its time is over by the gateway’s clock.',
  })
  status!: BindingStatus;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    example: '2026-03-01T10:00:00.000Z',
    description: 'Null: it lasts until it is released.',
  })
  expiresAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  releasedAt!: string | null;
}

/** A binding as operators see it. */
export class AdminBindingDto extends BindingDto {
  @ApiProperty({ ...idOf('cli'), description: 'The client that owns it.' })
  clientId!: string;
}

export class BindingPage extends pageOf(BindingDto) {}
export class AdminBindingPage extends pageOf(AdminBindingDto) {}

class StatusQuery extends PageQuery {
  @ApiPropertyOptional({ enum: BINDING_STATUSES, enumName: 'BindingStatus' })
  @IsOptional()
  @IsIn(BINDING_STATUSES)
  status?: BindingStatus;
}

export class PnsBindingQuery extends StatusQuery {
  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @IsPrintable(64)
  customerBindId?: string;

  @ApiPropertyOptional({ type: String, example: '+85213135313' })
  @IsOptional()
  @IsPhoneNumber()
  numberX?: string;
}

export class InterlineBindingQuery extends StatusQuery {
  @ApiPropertyOptional({ type: String, example: '17000000001' })
  @IsOptional()
  @IsRelayNumber()
  numberX?: string;
}

export class AdminBindingQuery extends InterlineBindingQuery {
  @ApiPropertyOptional({ type: String, example: 'cli_01K9GZ4T6S3M8V2QXWJ5A7B0CD' })
  @IsOptional()
  @IsPrintable(64)
  clientId?: string;
}
