import {
  BrokenCircuitError,
  circuitBreaker,
  CircuitBreakerPolicy,
  CircuitState,
  handleWhenResult,
} from 'cockatiel';
import { Verdict } from './judge';
import { OutageWindow } from './outage-window';

export const HALF_OPEN_AFTER_MS = 5000;

/** Stops asking an upstream that is down: opens when half of at least 20 calls within 10 s met an outage. */
export class Circuit {
  private readonly policy: CircuitBreakerPolicy = circuitBreaker(
    handleWhenResult((result) => isOutage(result)),
    { halfOpenAfter: HALF_OPEN_AFTER_MS, breaker: new OutageWindow() },
  );

  /** Runs the call; null when the circuit is open and it was not run, or half-open and another call is trying. */
  async run(call: () => Promise<Verdict>): Promise<Verdict | null> {
    if (this.policy.state === CircuitState.HalfOpen) return null;
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
