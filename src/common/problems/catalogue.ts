/** Who can mend a problem: the calling application, the gateway's operator, or NXCloud. */
export type ProblemOwner = 'caller' | 'operator' | 'provider';

export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** The public sentence used where an error gives none of its own. */
  readonly detail: string;
  /** Whether the same request may succeed with nobody acting. */
  readonly retryable: boolean;
  readonly owner: ProblemOwner;
  /** What to do, for the person who reads `/problems/{code}`. */
  readonly remedy: string;
}

/** Every error that the gateway answers, by its code. */
export const PROBLEMS = {
  malformed_request: {
    status: 400,
    title: 'The request cannot be read',
    detail: 'The body must be a JSON object in UTF-8.',
    retryable: false,
    owner: 'caller',
    remedy: 'Send one JSON object, with Content-Type: application/json.',
  },
  unauthenticated: {
    status: 401,
    title: 'The request is not authenticated',
    detail: 'Send a valid API key or access token as Authorization: Bearer <token>.',
    retryable: false,
    owner: 'caller',
    remedy:
      'Check that the key is complete, belongs to this gateway, and is neither expired nor revoked. The answer is the same in all these cases on purpose; the operator finds in the log which one it was.',
  },
  insufficient_scope: {
    status: 403,
    title: 'The client may not do this',
    detail: 'The client lacks the scope that this request needs.',
    retryable: false,
    owner: 'caller',
    remedy: 'Ask the operator for the scope that the API document names for this request.',
  },
  not_found: {
    status: 404,
    title: 'There is nothing here',
    detail: 'No such resource.',
    retryable: false,
    owner: 'caller',
    remedy: 'Check the path and the id. Objects of other clients are never found.',
  },
  number_not_found: {
    status: 404,
    title: 'The number is not available to the client',
    detail: 'This number is not among the numbers of the client; the operator can add it.',
    retryable: false,
    owner: 'caller',
    remedy:
      'Use a number that the client lists (businessPhones, interlineNumbers, pnsNumbers), or ask the operator to add it.',
  },
  call_not_found: {
    status: 404,
    title: 'There is no record of the call',
    detail: 'NXCloud has no record of this call.',
    retryable: false,
    owner: 'caller',
    remedy: 'Check the call id and the business number. A record appears after the call has ended.',
  },
  number_not_bound: {
    status: 404,
    title: 'The number is not bound to the application',
    detail: 'NXCloud does not know this WhatsApp number under the application that the gateway uses.',
    retryable: false,
    owner: 'operator',
    remedy: 'Bind the WhatsApp number to the application in the NXCloud console.',
  },
  calling_not_configured: {
    status: 404,
    title: 'Calling is not set up for the number',
    detail: 'Calling has never been set up for this number.',
    retryable: false,
    owner: 'operator',
    remedy: 'Enable calling for the number first, or have NXCloud set it up.',
  },
  binding_not_found: {
    status: 404,
    title: 'There is no such binding',
    detail: 'No binding of the client matches.',
    retryable: false,
    owner: 'caller',
    remedy: 'Check the id. A binding of another client is never found.',
  },
  idempotency_in_flight: {
    status: 409,
    title: 'The same request is still running',
    detail: 'An earlier request for the same thing has not ended yet.',
    retryable: true,
    owner: 'caller',
    remedy: 'Wait as long as Retry-After says and repeat the request unchanged.',
  },
  binding_conflict: {
    status: 409,
    title: 'Another binding is in the way',
    detail: 'The number or the binding id is in use by another binding.',
    retryable: false,
    owner: 'caller',
    remedy: 'Choose another number or another customerBindId, or release the binding that holds it.',
  },
  duplicate_request: {
    status: 409,
    title: 'NXCloud has seen this request before',
    detail: 'NXCloud calls this request a duplicate.',
    retryable: false,
    owner: 'caller',
    remedy: 'List the bindings to see what exists before asking again.',
  },
  not_ready: {
    status: 409,
    title: 'The resource is not ready for this',
    detail: 'The state of the resource does not allow this yet.',
    retryable: false,
    owner: 'operator',
    remedy:
      'For calling: NXCloud must configure the line or the price of the number. For a binding: its upstream id is not known yet; it is learnt from its first call record.',
  },
  body_too_large: {
    status: 413,
    title: 'The body is too large',
    detail: 'The body is larger than the gateway reads.',
    retryable: false,
    owner: 'caller',
    remedy: 'Send at most 64 KiB.',
  },
  unsupported_media_type: {
    status: 415,
    title: 'The media type is not supported',
    detail: 'Send the body as application/json.',
    retryable: false,
    owner: 'caller',
    remedy: 'Set Content-Type: application/json.',
  },
  validation_failed: {
    status: 422,
    title: 'The request is not valid',
    detail: 'Some values break the rules of this request; see errors.',
    retryable: false,
    owner: 'caller',
    remedy:
      'Mend each value that errors names: pointer is its place in the body, parameter its name in the URL.',
  },
  idempotency_key_reused: {
    status: 422,
    title: 'The idempotency key belongs to another request',
    detail: 'This Idempotency-Key was used with another method, path or body.',
    retryable: false,
    owner: 'caller',
    remedy: 'Use a new key for a new request, and repeat a request unchanged.',
  },
  upstream_rejected: {
    status: 422,
    title: 'NXCloud rejects the request',
    detail: 'NXCloud does not accept a value of this request.',
    retryable: false,
    owner: 'caller',
    remedy:
      'Check the numbers and options of the request; upstream.code names the reason in NXCloud’s documents.',
  },
  rate_limited: {
    status: 429,
    title: 'Too many requests',
    detail: 'The limit of requests per minute is reached.',
    retryable: true,
    owner: 'caller',
    remedy: 'Wait as long as Retry-After says. The operator can raise the limit of a client.',
  },
  upstream_rate_limited: {
    status: 429,
    title: 'NXCloud limits the rate',
    detail: 'NXCloud takes no more requests at the moment.',
    retryable: true,
    owner: 'provider',
    remedy: 'Wait as long as Retry-After says and repeat.',
  },
  internal_error: {
    status: 500,
    title: 'The gateway failed',
    detail: 'Something went wrong inside the gateway.',
    retryable: true,
    owner: 'operator',
    remedy: 'Give the operator the request id that stands in instance: the log says what happened.',
  },
  upstream_auth_failed: {
    status: 502,
    title: 'NXCloud refuses the gateway’s credentials',
    detail: 'NXCloud did not accept the signature, the key or the right of the gateway.',
    retryable: false,
    owner: 'operator',
    remedy:
      'Check the keys, the signature algorithm, the clock and the IP allow list of the NXCloud account.',
  },
  upstream_account_unavailable: {
    status: 502,
    title: 'The NXCloud account is not usable',
    detail: 'NXCloud says that the account or the application is missing or disabled.',
    retryable: false,
    owner: 'operator',
    remedy: 'Ask NXCloud about the state of the account and of the application.',
  },
  upstream_insufficient_balance: {
    status: 502,
    title: 'The NXCloud balance is too low',
    detail: 'NXCloud says that the balance of the account is too low.',
    retryable: false,
    owner: 'operator',
    remedy: 'Top up the NXCloud account.',
  },
  upstream_failure: {
    status: 502,
    title: 'NXCloud failed',
    detail: 'NXCloud reported a failure of its own.',
    retryable: true,
    owner: 'provider',
    remedy: 'Repeat later; if it stays, give NXCloud upstream.code and upstream.traceId.',
  },
  upstream_invalid_response: {
    status: 502,
    title: 'NXCloud’s answer makes no sense',
    detail: 'NXCloud answered something that its documents do not allow.',
    retryable: true,
    owner: 'provider',
    remedy: 'Repeat later; if it stays, the operator finds what was wrong with the answer in the log.',
  },
  upstream_unavailable: {
    status: 503,
    title: 'The service behind the gateway cannot be reached',
    detail: 'NXCloud cannot be reached or says that it is unavailable.',
    retryable: true,
    owner: 'provider',
    remedy: 'Repeat after a pause. The gateway stops asking for some seconds when many requests fail.',
  },
  numbers_exhausted: {
    status: 503,
    title: 'No virtual number is free',
    detail:
      'NXCloud has no free virtual number for this binding. Where a number or a country was wished for, that one is not free.',
    retryable: true,
    owner: 'operator',
    remedy: 'Wait until bindings end, or have more numbers assigned to the account.',
  },
  product_not_configured: {
    status: 503,
    title: 'The product is not configured',
    detail: 'This gateway holds no settings for the product.',
    retryable: false,
    owner: 'operator',
    remedy: 'Set the variables of the product and restart the gateway.',
  },
  shutting_down: {
    status: 503,
    title: 'The gateway is shutting down',
    detail: 'This replica is shutting down.',
    retryable: true,
    owner: 'operator',
    remedy: 'Repeat at once: another replica, or the restarted one, answers.',
  },
  upstream_timeout: {
    status: 504,
    title: 'NXCloud did not answer in time',
    detail: 'NXCloud did not answer in time.',
    retryable: true,
    owner: 'provider',
    remedy:
      'Repeat, with the same Idempotency-Key where one was used. Where bindingId is given, its binding tells what became of the request.',
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEMS;

export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(PROBLEMS, text);
}

/** The place where the gateway explains a problem. */
export function problemType(code: ProblemCode): string {
  return `/problems/${code.replaceAll('_', '-')}`;
}
