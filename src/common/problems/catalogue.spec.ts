import { isProblemCode, ProblemCode, PROBLEMS, problemType } from './catalogue';

/** The table of the contract: every code under its status. */
const CODES: Readonly<Record<number, readonly string[]>> = {
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

const RETRYABLE = [
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

const OWNED_BY_OPERATOR = [
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

const OWNED_BY_PROVIDER = [
  'upstream_rate_limited',
  'upstream_failure',
  'upstream_invalid_response',
  'upstream_unavailable',
  'upstream_timeout',
];

const rows = Object.entries(CODES).flatMap(([status, codes]) =>
  codes.map((code): [string, number] => [code, Number(status)]),
);
const kinds = Object.entries(PROBLEMS);

function codesWhere(accepts: (kind: (typeof PROBLEMS)[ProblemCode]) => boolean): string[] {
  return kinds.flatMap(([code, kind]) => (accepts(kind) ? [code] : [])).sort();
}

describe('the catalogue of problems', () => {
  it.each(rows)('has %s with status %i', (code, status) => {
    expect(Object.fromEntries(kinds)[code]?.status).toBe(status);
  });

  it('has no code that the contract does not name', () => {
    expect(Object.keys(PROBLEMS).sort()).toEqual(rows.map(([code]) => code).sort());
  });

  it('calls retryable exactly what may succeed with nobody acting', () => {
    expect(codesWhere(({ retryable }) => retryable)).toEqual(RETRYABLE.sort());
  });

  it('leaves to the operator exactly what only the operator can mend', () => {
    expect(codesWhere(({ owner }) => owner === 'operator')).toEqual(OWNED_BY_OPERATOR.sort());
  });

  it('leaves to the provider the failures of the upstream', () => {
    expect(codesWhere(({ owner }) => owner === 'provider')).toEqual(OWNED_BY_PROVIDER.sort());
  });

  it.each(kinds)('says of %s what it means and what to do', (_, { title, detail, remedy }) => {
    for (const text of [title, detail, remedy]) expect(text.length).toBeGreaterThan(10);
    expect(`${title}${detail}${remedy}`).not.toMatch(/\d{5,}/);
  });

  it('explains a problem under its code with dashes', () => {
    expect(problemType('number_not_bound')).toBe('/problems/number-not-bound');
  });

  it('does not take an inherited property for a code', () => {
    expect(isProblemCode('toString')).toBe(false);
    expect(isProblemCode('not_ready')).toBe(true);
  });
});
