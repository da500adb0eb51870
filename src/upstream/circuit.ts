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

  private openedAt = 0;

  constructor() {
    this.policy.onBreak(() => {
      this.openedAt = performance.now();
    });
  }

  /** Whether a call would not be run now: the circuit is open, or half-open and another call is trying. */
  get isRefusing(): boolean {
    const isResting = performance.now() - this.openedAt < HALF_OPEN_AFTER_MS;
    return this.policy.state === CircuitState.HalfOpen || (this.state === 'open' && isResting);
  }

  /** Runs the call; null when it was not run. */
  async run(call: () => Promise<Verdict>): Promise<Verdict | null> {
    if (this.isRefusing) return null;
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
