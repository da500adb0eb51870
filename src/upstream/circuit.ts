import {
  BrokenCircuitError,
  circuitBreaker,
  CircuitBreakerPolicy,
  CircuitState,
  handleWhenResult,
  SamplingBreaker,
} from 'cockatiel';
import { Verdict } from './judge';

const WINDOW_MS = 10_000;
const MIN_CALLS = 20;
/** cockatiel opens above the threshold; ours opens at one half. */
const JUST_UNDER_HALF = 0.499_999;
export const HALF_OPEN_AFTER_MS = 5000;

/** Stops asking an upstream that is down: opens when half of at least 20 calls within 10 s met an outage. */
export class Circuit {
  private readonly policy: CircuitBreakerPolicy = circuitBreaker(
    handleWhenResult((result) => isOutage(result)),
    {
      halfOpenAfter: HALF_OPEN_AFTER_MS,
      breaker: new SamplingBreaker({
        threshold: JUST_UNDER_HALF,
        duration: WINDOW_MS,
        minimumRps: MIN_CALLS / (WINDOW_MS / 1000),
      }),
    },
  );

  /** Runs the call; null when the circuit is open and it was not run. */
  async run(call: () => Promise<Verdict>): Promise<Verdict | null> {
    try {
      return await this.policy.execute(call);
    } catch (error) {
      if (error instanceof BrokenCircuitError) return null;
      throw error;
    }
  }

  get state(): 'closed' | 'open' | 'half-open' {
    switch (this.policy.state) {
      case CircuitState.Open:
      case CircuitState.Isolated:
        return 'open';
      case CircuitState.HalfOpen:
        return 'half-open';
      case CircuitState.Closed:
        return 'closed';
    }
  }
}

function isOutage(result: unknown): boolean {
  const verdict = result as Verdict;
  return 'failure' in verdict && verdict.failure.isOutage;
}
