import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { idOf } from '../openapi/api-id';
import { problemType, ProblemCode, PROBLEMS } from './catalogue';
import { MAX_ISSUES } from './problem-error';

const EXAMPLE_REQUEST_ID = '01K9GZ4T6S3M8V2QXWJ5A7B0CD';

/** A value that broke a rule. */
export class ValidationIssueDto {
  @ApiProperty({
    type: String,
    nullable: true,
    example: '/phoneB',
    description: 'JSON pointer into the body.',
  })
  pointer!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'Name of a path, query or header parameter.',
  })
  parameter!: string | null;

  @ApiProperty({ example: 'phone_number', description: 'The rule.' })
  code!: string;

  @ApiProperty({ example: 'must be an E.164 number' })
  detail!: string;
}

/** What NXCloud said. */
export class UpstreamReferenceDto {
  @ApiProperty({ enum: ['calling', 'pns', 'interline'], enumName: 'Product' })
  product!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '10003',
    description: 'NXCloud’s own code, or `http_<status>`; null when it did not answer.',
  })
  code!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'c05f8a2664e3484480e452b279d88d96',
    description: 'What NXCloud’s support asks for: calling’s traceId or pns’ requestId.',
  })
  traceId!: string | null;
}

/** An error answer (RFC 9457). */
export class ProblemDto {
  @ApiProperty({
    example: '/problems/number-not-bound',
    description: 'Where the gateway explains the problem.',
  })
  type!: string;

  @ApiProperty({ example: 'The number is not bound to the application' })
  title!: string;

  @ApiProperty({ type: 'integer', minimum: 400, maximum: 599, example: 404 })
  status!: number;

  @ApiProperty({ description: 'What went wrong this time. Holds no secret and no phone number.' })
  detail!: string;

  @ApiProperty({
    example: `urn:request:${EXAMPLE_REQUEST_ID}`,
    description: 'The request, as the log knows it.',
  })
  instance!: string;

  @ApiProperty({ enum: Object.keys(PROBLEMS), enumName: 'ProblemCode' })
  code!: ProblemCode;

  @ApiProperty({ description: 'Whether the same request may succeed with nobody acting.' })
  retryable!: boolean;

  @ApiProperty({ enum: ['caller', 'operator', 'provider'], description: 'Who can mend it.' })
  owner!: string;

  @ApiPropertyOptional({
    type: [ValidationIssueDto],
    maxItems: MAX_ISSUES,
    description: 'With `validation_failed`.',
  })
  errors?: ValidationIssueDto[];

  @ApiPropertyOptional({ type: UpstreamReferenceDto, description: 'Where NXCloud was asked.' })
  upstream?: UpstreamReferenceDto;

  @ApiPropertyOptional({
    ...idOf('bnd'),
    description: 'The binding whose outcome is not known.',
  })
  bindingId?: string;
}

/** The answer of a problem, for the document's examples. */
export function exampleProblem(code: ProblemCode): Record<string, unknown> {
  const { title, status, detail, retryable, owner } = PROBLEMS[code];
  return {
    type: problemType(code),
    title,
    status,
    detail,
    instance: `urn:request:${EXAMPLE_REQUEST_ID}`,
    code,
    retryable,
    owner,
    ...(code === 'validation_failed'
      ? {
          errors: [
            { pointer: '/phoneB', parameter: null, code: 'phone_number', detail: 'must be an E.164 number' },
          ],
        }
      : {}),
  };
}
