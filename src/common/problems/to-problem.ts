import { HttpException } from '@nestjs/common';
import { isJsonObject } from '../json';
import { ProblemCode } from './catalogue';
import { ProblemError } from './problem-error';

/** Fastify's error codes for requests that it refuses before any route sees them. */
const FASTIFY_PROBLEMS: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  // A parameter of the path is longer than any id or number.
  FST_ERR_MAX_PARAM_LENGTH: 'not_found',
};

/** Turns whatever was thrown into a problem; what nobody foresaw is an `internal_error` that keeps its cause. */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const fastifyCode = isJsonObject(error) && typeof error.code === 'string' ? error.code : '';
  const known = FASTIFY_PROBLEMS[fastifyCode];
  if (known !== undefined) return new ProblemError(known, {}, { cause: error });
  if (fastifyCode === 'FST_ERR_BAD_URL') {
    return new ProblemError('malformed_request', { detail: 'The path cannot be decoded.' }, { cause: error });
  }
  switch (statusOf(error)) {
    case 400:
      return new ProblemError('malformed_request', {}, { cause: error });
    case 404:
      return new ProblemError('not_found', {}, { cause: error });
    case 413:
      return new ProblemError('body_too_large', {}, { cause: error });
    case 415:
      return new ProblemError('unsupported_media_type', {}, { cause: error });
    default:
      return new ProblemError('internal_error', {}, { cause: error });
  }
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  return isJsonObject(error) && typeof error.statusCode === 'number' ? error.statusCode : 500;
}
