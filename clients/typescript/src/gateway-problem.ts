import type { ProblemCode, ProblemDocument } from './api-types';
import { parseJson } from './parse-json';

/** The gateway answered with a problem: `code` says which. Holds no token and no phone number. */
export class GatewayProblem extends Error {
  override readonly name = 'GatewayProblem';
  /** A gateway that is newer than this client may have codes that are not in the type. */
  readonly code: ProblemCode;
  readonly status: number;
  /** Whether the same request may succeed later with nobody acting. */
  readonly retryable: boolean;
  /** Who can mend it. */
  readonly owner: ProblemDocument['owner'];
  /** The values that broke a rule, with `validation_failed`. */
  readonly errors: NonNullable<ProblemDocument['errors']>;
  /** What NXCloud said; null where it was not asked. */
  readonly upstream: NonNullable<ProblemDocument['upstream']> | null;
  /** The binding whose outcome is not known; null where there is none. */
  readonly bindingId: string | null;
  /** What the operator finds the request by. */
  readonly requestId: string | null;
  /** How long the gateway asks to wait; null where it says nothing. */
  readonly retryAfterSeconds: number | null;

  private constructor(
    /** Such as `POST /v1/pns/bindings/xyb`. */
    readonly operation: string,
    document: ProblemDocument,
    headers: Headers,
    retryAfterSeconds: number | null,
  ) {
    super(`${operation}: ${document.code} (${document.status}). ${document.detail}`);
    this.code = document.code;
    this.status = document.status;
    this.retryable = document.retryable;
    this.owner = document.owner;
    this.errors = document.errors ?? [];
    this.upstream = document.upstream ?? null;
    this.bindingId = document.bindingId ?? null;
    this.requestId = headers.get('x-request-id');
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** @returns null where the answer is none of the gateway's problems, such as the error page of a proxy */
  static read(
    operation: string,
    { headers }: Response,
    text: string,
    retryAfterSeconds: number | null,
  ): GatewayProblem | null {
    const document = parseJson(text);
    return isProblemDocument(document)
      ? new GatewayProblem(operation, document, headers, retryAfterSeconds)
      : null;
  }
}

function isProblemDocument(value: unknown): value is ProblemDocument {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    typeof value.code === 'string' &&
    'status' in value &&
    typeof value.status === 'number' &&
    'retryable' in value &&
    typeof value.retryable === 'boolean' &&
    'detail' in value &&
    typeof value.detail === 'string'
  );
}
