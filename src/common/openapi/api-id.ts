import { ApiParam } from '@nestjs/swagger';
import { IdPrefix, ULID } from '../ids';

const EXAMPLE = '01K9GZ4T6S3M8V2QXWJ5A7B0CD';

/** How the document describes an id: a prefix that names the thing, and a ULID. */
export const formOfId = (prefix: IdPrefix) => ({
  pattern: `^${prefix}_${ULID}$`,
  maxLength: 30,
});
export const idOf = (prefix: IdPrefix) => ({ ...formOfId(prefix), example: `${prefix}_${EXAMPLE}` });

/** Declares a path parameter that is an id. */
export function ApiId(prefix: IdPrefix, name = 'id'): MethodDecorator & ClassDecorator {
  return ApiParam({ name, schema: { type: 'string', ...idOf(prefix) } });
}
