import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { idOf } from '../../common/openapi/api-id';
import { pageOf } from '../../common/paging';
import { IsDateTime } from '../../common/validation/rules';

/** Options of a new API key. The body may be left out. */
export class CreateApiKeyRequest {
  static readonly isBodyOptional = true;

  @ApiPropertyOptional({
    format: 'date-time',
    example: '2030-01-01T00:00:00Z',
    description: 'Absent: the key does not expire.',
  })
  @IsOptional()
  @IsDateTime()
  expiresAt?: string;
}

export class ApiKeyDto {
  @ApiProperty({ ...idOf('key') })
  id!: string;

  @ApiProperty({ enum: ['live', 'test'] })
  mode!: 'live' | 'test';

  @ApiProperty({ example: 'a1B2c3D4', description: 'The part of the key that logs show.' })
  publicId!: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expiresAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastUsedAt!: string | null;
}

/** The only answer that holds the key itself. */
export class CreatedApiKeyDto extends ApiKeyDto {
  @ApiProperty({
    description: 'The API key. It is shown here and never again.',
    example: 'nxg_test_a1B2c3D4_…',
  })
  key!: string;
}

export class ApiKeyPage extends pageOf(ApiKeyDto) {}

/** Bodies to try out. */
export const API_KEY_EXAMPLES = {
  expiring: { value: { expiresAt: '2030-01-01T00:00:00Z' } },
};
