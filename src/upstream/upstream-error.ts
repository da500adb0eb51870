import { ProblemCode } from '../common/problems/catalogue';
import { ProblemError, UpstreamReference } from '../common/problems/problem-error';

/**
 * What a failed attempt did at the upstream: `unsent`, nothing of it left the gateway; `none`, it was refused;
 * `unknown`, it may have been carried out.
 */
export type Effect = 'unsent' | 'none' | 'unknown';

/** Why an attempt failed. */
export interface AttemptFailure {
  readonly problem: ProblemCode;
  /** The upstream's own code, or `http_<status>`; null when it did not answer. */
  readonly code: string | null;
  readonly traceId: string | null;
  readonly effect: Effect;
  /** Whether the same request may fare better: always, on reads alone, or never. */
  readonly transient: 'always' | 'reads' | 'never';
  /** Whether it speaks against the upstream's health. Business refusals do not. */
  readonly isOutage: boolean;
  readonly retryAfterSeconds: number | null;
  /** The upstream says that the time of the signature is wrong; its own time, in milliseconds, when it gave one. */
  readonly clock: { readonly serverTime: number | null } | null;
  /** What the upstream or the transport said, redacted, for the log. */
  readonly reason: string;
}

/** A request to NXCloud that did not succeed. */
export class UpstreamError extends ProblemError {
  /** What the last attempt did. */
  readonly effect: Effect;
  /** Whether an attempt before the last one may have been carried out. */
  readonly isEarlierUnknown: boolean;

  constructor(
    code: ProblemCode,
    reference: UpstreamReference | null,
    state: { effect: Effect; isEarlierUnknown: boolean; retryAfterSeconds?: number; detail?: string },
  ) {
    super(code, {
      ...(reference === null ? {} : { upstream: reference }),
      ...(state.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: state.retryAfterSeconds }),
      ...(state.detail === undefined ? {} : { detail: state.detail }),
    });
    this.name = 'UpstreamError';
    this.effect = state.effect;
    this.isEarlierUnknown = state.isEarlierUnknown;
  }
}
