import { GatewayProblem } from './gateway-problem';
import { delayMs, type Failure } from './retry-decision';
import type { RetryLimits } from './retry-limits';
import type { Surroundings } from './surroundings';

/** What broke, and how long is waited before the next attempt. */
export interface Interruption {
  readonly error: Failure;
  readonly waitMs: number;
}

/** Waits between the attempts of a reader that never gives up by itself. */
export class Patience {
  private failures = 0;

  constructor(
    private readonly limits: RetryLimits,
    private readonly surroundings: Surroundings,
    private readonly onInterruption: (interruption: Interruption) => void = () => undefined,
  ) {}

  /** Something came: the next failure is the first one again. */
  reset(): void {
    this.failures = 0;
  }

  /** @throws the failure itself when waiting does not mend it: no token, no right, a wrong id */
  async wait(error: Failure, signal: AbortSignal): Promise<void> {
    if (error instanceof GatewayProblem && !error.retryable) throw error;
    this.failures += 1;
    const waitMs = delayMs(error, this.failures, this.surroundings.random, this.limits);
    this.onInterruption({ error, waitMs });
    await this.surroundings.sleep(waitMs, signal);
  }
}
