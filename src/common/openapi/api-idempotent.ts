import { ApiHeader } from '@nestjs/swagger';

/** Declares the `Idempotency-Key` header of a route. */
export function ApiIdempotent(): MethodDecorator {
  return ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description:
      'Makes a repeat safe: the same request under the same key has one effect, and its final answer is given again for 24 hours (with `Idempotent-Replayed: true`).',
    // No example: Swagger UI would send it with every request that is tried out.
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  });
}

/** The headers of an answer that made something. */
export const LOCATION_HEADER = { Location: { $ref: '#/components/headers/Location' } };
