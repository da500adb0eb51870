import { ProblemCode, PROBLEMS } from './catalogue';

/** How many values a problem names at most. */
export const MAX_ISSUES = 50;

/** One value that broke a rule: `pointer` for the body, `parameter` for path, query and headers. */
export interface ValidationIssue {
  readonly pointer: string | null;
  readonly parameter: string | null;
  /** A machine-readable rule, such as `phone_number`. */
  readonly code: string;
  readonly detail: string;
}

/** What the upstream said, as far as callers may know it. */
export interface UpstreamReference {
  readonly product: string;
  /** The upstream's own code, or `http_<status>`; null when it did not answer. */
  readonly code: string | null;
  /** Calling's traceId or pns' requestId. */
  readonly traceId: string | null;
}

export interface ProblemMembers {
  readonly detail?: string;
  readonly errors?: readonly ValidationIssue[];
  readonly upstream?: UpstreamReference;
  /** The binding whose outcome is not known. */
  readonly bindingId?: string;
  readonly retryAfterSeconds?: number;
}

/**
 * An error that the caller is told about. It carries a code of the catalogue, a public sentence and, for the
 * log alone, a cause. No secret and no number may enter `members`.
 */
export class ProblemError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly members: ProblemMembers = {},
    options?: ErrorOptions,
  ) {
    super(members.detail ?? PROBLEMS[code].detail, options);
    this.name = 'ProblemError';
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }

  static invalid(errors: readonly ValidationIssue[]): ProblemError {
    return new ProblemError('validation_failed', { errors });
  }

  static invalidParameter(parameter: string, code: string, detail: string): ProblemError {
    return ProblemError.invalid([{ pointer: null, parameter, code, detail }]);
  }

  static invalidField(pointer: string, code: string, detail: string): ProblemError {
    return ProblemError.invalid([{ pointer, parameter: null, code, detail }]);
  }
}
