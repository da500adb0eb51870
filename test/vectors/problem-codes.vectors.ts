/** The table of the contract: every code under its status. */
export const CODES: Readonly<Record<number, readonly string[]>> = {
  400: ['malformed_request'],
  401: ['unauthenticated'],
  403: ['insufficient_scope'],
  404: [
    'not_found',
    'number_not_found',
    'call_not_found',
    'number_not_bound',
    'calling_not_configured',
    'binding_not_found',
  ],
  409: ['idempotency_in_flight', 'binding_conflict', 'duplicate_request', 'not_ready'],
  413: ['body_too_large'],
  415: ['unsupported_media_type'],
  422: ['validation_failed', 'idempotency_key_reused', 'upstream_rejected'],
  429: ['rate_limited', 'upstream_rate_limited'],
  500: ['internal_error'],
  502: [
    'upstream_auth_failed',
    'upstream_account_unavailable',
    'upstream_insufficient_balance',
    'upstream_failure',
    'upstream_invalid_response',
  ],
  503: ['upstream_unavailable', 'numbers_exhausted', 'product_not_configured', 'shutting_down'],
  504: ['upstream_timeout'],
};

export const RETRYABLE: readonly string[] = [
  'idempotency_in_flight',
  'rate_limited',
  'upstream_rate_limited',
  'internal_error',
  'upstream_failure',
  'upstream_invalid_response',
  'upstream_unavailable',
  'numbers_exhausted',
  'shutting_down',
  'upstream_timeout',
];

export const OWNED_BY_OPERATOR: readonly string[] = [
  'not_ready',
  'number_not_bound',
  'calling_not_configured',
  'upstream_auth_failed',
  'upstream_account_unavailable',
  'upstream_insufficient_balance',
  'numbers_exhausted',
  'product_not_configured',
  'internal_error',
  'shutting_down',
];

export const OWNED_BY_PROVIDER: readonly string[] = [
  'upstream_rate_limited',
  'upstream_failure',
  'upstream_invalid_response',
  'upstream_unavailable',
  'upstream_timeout',
];
