import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import { FastifyRequest } from 'fastify';
import { ProblemError } from '../common/problems/problem-error';
import { contextOf, RequestContext } from '../common/request-context';

const HEADER = 'Idempotency-Key';

/** What makes two requests the same request. */
export interface IdempotentRequest {
  /** The caller's key; null when it gave none. */
  readonly key: string | null;
  readonly method: string;
  /** The concrete path. */
  readonly path: string;
  readonly body: unknown;
  /** Is told when the answer is one that was given before. */
  readonly context: RequestContext;
}

/**
 * The idempotency of the request under way.
 * @throws ProblemError `validation_failed` for a key that is empty, too long or not printable
 */
export const Idempotent = createParamDecorator((_: unknown, context: ExecutionContext): IdempotentRequest => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const { headers, method, url, body } = request;
  const key = readKey(headers[HEADER.toLowerCase()]);
  return { key, method, path: url.split('?', 1)[0] ?? url, body, context: contextOf(request) };
});

/** 1 to 255 printable ASCII characters, bare or as a quoted string (RFC 8941). */
function readKey(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  const text = Array.isArray(header) ? header.join(', ') : header;
  const quoted = /^"((?:[^"\\]|\\["\\])*)"$/.exec(text)?.[1];
  const key = quoted === undefined ? text : quoted.replace(/\\(["\\])/g, '$1');
  if (/^[\x20-\x7e]{1,255}$/.test(key)) return key;
  throw ProblemError.invalidParameter(
    HEADER,
    'idempotency_key',
    'must be 1 to 255 printable ASCII characters',
  );
}
