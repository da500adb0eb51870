import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { formOfId, idOf } from '../../common/openapi/api-id';
import { isAnyId, isId, ULID } from '../../common/ids';
import { pageOf, PageQuery } from '../../common/paging';
import { IsDateTime, Rule } from '../../common/validation/rules';

/** What somebody did, and how it ended. Holds ids, never a phone number. */
export class AuditEntryDto {
  @ApiProperty({ ...idOf('aud') })
  id!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({
    example: 'operator',
    description: '`operator` (the admin key), `command-line`, or the id of a client.',
  })
  actor!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'admin',
    description:
      '`admin`, the public id of an API key, `oidc`, or the operating system’s name of who ran the command line.',
  })
  credential!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '192.0.2.7',
    description: 'The IP address it came from, or the host that the command line ran on.',
  })
  address!: string | null;

  @ApiProperty({
    example: 'POST /v1/admin/clients/:id/keys',
    description:
      'Method and route, with ` (reveal)` when numbers were asked for unmasked; or the command, such as `clients create`.',
  })
  action!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'cli_01K9GZ4T6S3M8V2QXWJ5A7B0CD/key_01K9GZ4T6S3M8V2QXWJ5A7B0CE',
    description:
      'The id of what it was about, also of what it made. A thing that belongs to another stands behind it, after a `/`. Null where no id was given.',
  })
  target!: string | null;

  @ApiProperty({
    example: 'success',
    description: '`success`, or the code of the problem that was answered.',
  })
  outcome!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The `X-Request-Id`, as in the log; null for the command line.',
  })
  requestId!: string | null;
}

export class AuditLogPage extends pageOf(AuditEntryDto) {}

const isActor = (value: unknown): boolean =>
  typeof value === 'string' && (['operator', 'command-line'].includes(value) || isId(value, 'cli'));

export class AuditLogQuery extends PageQuery {
  @ApiPropertyOptional({
    pattern: `^(operator|command-line|${formOfId('cli').pattern.slice(1, -1)})$`,
    maxLength: 30,
    example: 'operator',
    description: '`operator`, `command-line` or the id of a client.',
  })
  @IsOptional()
  @Rule('actor', 'must be operator, command-line or the id of a client', isActor)
  actor?: string;

  @ApiPropertyOptional({
    pattern: `^[a-z]{3}_${ULID}$`,
    maxLength: 30,
    example: 'cli_01K9GZ4T6S3M8V2QXWJ5A7B0CD',
    description: 'An id that `target` is or holds.',
  })
  @IsOptional()
  @Rule('id', 'must be an id', (value) => typeof value === 'string' && isAnyId(value))
  target?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Recorded at that time or later.' })
  @IsOptional()
  @IsDateTime()
  since?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Recorded before that time.' })
  @IsOptional()
  @IsDateTime()
  until?: string;
}
