/** How long and how often one call is tried. */
export interface RetryLimits {
  /** The first one counts. Default 5. */
  readonly maxAttempts: number;
  /** For one attempt, its answer's body included. Default 20 000: the gateway itself waits 12 s for NXCloud. */
  readonly attemptTimeoutMs: number;
  /** For all attempts and the waits between them. Default 60 000. */
  readonly totalTimeoutMs: number;
  /** The first wait is up to this, and each further one up to twice as long. Default 250. */
  readonly baseDelayMs: number;
  /** No wait is longer, unless `Retry-After` says so. Default 8000. */
  readonly maxDelayMs: number;
}

export const RETRY_LIMITS: RetryLimits = {
  maxAttempts: 5,
  attemptTimeoutMs: 20_000,
  totalTimeoutMs: 60_000,
  baseDelayMs: 250,
  maxDelayMs: 8000,
};
