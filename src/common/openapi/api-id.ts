import { ApiParam } from '@nestjs/swagger';
import { IdPrefix } from '../ids';

const EXAMPLE = '01K9GZ4T6S3M8V2QXWJ5A7B0CD';

/** Declares a path parameter that is an id. */
export function ApiId(prefix: IdPrefix, name = 'id'): MethodDecorator & ClassDecorator {
  return ApiParam({ name, schema: { type: 'string', example: `${prefix}_${EXAMPLE}` } });
}
