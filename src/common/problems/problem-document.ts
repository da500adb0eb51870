import { problemType, PROBLEMS } from './catalogue';
import { ProblemError } from './problem-error';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json; charset=utf-8';

/** The body of an error answer (RFC 9457). */
export function problemDocument(problem: ProblemError, requestId: string): Record<string, unknown> {
  const { title, status, retryable, owner } = PROBLEMS[problem.code];
  const { errors, upstream, bindingId } = problem.members;
  return {
    type: problemType(problem.code),
    title,
    status,
    detail: problem.message,
    instance: `urn:request:${requestId}`,
    code: problem.code,
    retryable,
    owner,
    ...(errors === undefined ? {} : { errors }),
    ...(upstream === undefined ? {} : { upstream }),
    ...(bindingId === undefined ? {} : { bindingId }),
  };
}

/** Headers that go with an error answer. */
export function problemHeaders(problem: ProblemError): Record<string, string> {
  const { retryAfterSeconds } = problem.members;
  return {
    'content-type': PROBLEM_MEDIA_TYPE,
    'cache-control': 'no-store',
    ...(retryAfterSeconds === undefined
      ? {}
      : { 'retry-after': String(Math.max(1, Math.ceil(retryAfterSeconds))) }),
    ...(problem.code === 'unauthenticated' ? { 'www-authenticate': 'Bearer' } : {}),
  };
}
