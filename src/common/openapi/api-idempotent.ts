import { ApiHeader } from '@nestjs/swagger';

export const IDEMPOTENCY_HEADER = 'Idempotency-Key';

/** Declares the `Idempotency-Key` header of a route. */
export function ApiIdempotent(): MethodDecorator {
  return ApiHeader({
    name: IDEMPOTENCY_HEADER,
    required: false,
    description:
      'Makes a repeat safe: the same request under the same key has one effect, and its final answer is given again for 24 hours (with `Idempotent-Replayed: true`).',
    // No example: Swagger UI would send it with every request that is tried out.
    schema: { type: 'string', pattern: '^[\\x20-\\x7e]+$', minLength: 1, maxLength: 255 },
  });
}

/** The headers of an answer that made something. */
export const LOCATION_HEADER = { Location: { $ref: '#/components/headers/Location' } };
