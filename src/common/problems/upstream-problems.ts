import { ProblemCode } from './catalogue';

/** What any route that asks NXCloud may answer. */
export const UPSTREAM_PROBLEMS = [
  'upstream_rejected',
  'upstream_rate_limited',
  'upstream_auth_failed',
  'upstream_account_unavailable',
  'upstream_insufficient_balance',
  'upstream_failure',
  'upstream_invalid_response',
  'upstream_unavailable',
  'upstream_timeout',
  'product_not_configured',
] as const satisfies readonly ProblemCode[];

/** What any route with a body may answer. */
export const BODY_PROBLEMS = [
  'malformed_request',
  'validation_failed',
  'body_too_large',
  'unsupported_media_type',
] as const satisfies readonly ProblemCode[];

/** What any route with an idempotency key may answer. */
export const IDEMPOTENCY_PROBLEMS = [
  'idempotency_in_flight',
  'idempotency_key_reused',
] as const satisfies readonly ProblemCode[];
