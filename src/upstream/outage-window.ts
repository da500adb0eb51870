import { CircuitState, IBreaker } from 'cockatiel';

const WINDOW_MS = 10_000;
const SLOT_MS = 100;
const MIN_CALLS = 20;

interface Slot {
  readonly startedAt: number;
  calls: number;
  outages: number;
}

/**
 * Opens the circuit when at least half of at least 20 calls met an outage, counting those of the last 10 s alone.
 * (cockatiel's SamplingBreaker forgets by the number of calls' slots, so that calls hours old would still count.)
 */
export class OutageWindow implements IBreaker {
  /** cockatiel can carry a breaker's state over to another process; nobody does. */
  state: unknown = null;
  private slots: Slot[] = [];

  success(circuit: CircuitState): void {
    if (circuit === CircuitState.HalfOpen) this.slots = [];
    this.currentSlot().calls += 1;
  }

  failure(circuit: CircuitState): boolean {
    const slot = this.currentSlot();
    slot.calls += 1;
    slot.outages += 1;
    if (circuit !== CircuitState.Closed) return true;
    const calls = this.slots.reduce((sum, each) => sum + each.calls, 0);
    const outages = this.slots.reduce((sum, each) => sum + each.outages, 0);
    return calls >= MIN_CALLS && outages * 2 >= calls;
  }

  private currentSlot(): Slot {
    const now = Date.now();
    this.slots = this.slots.filter(({ startedAt }) => startedAt > now - WINDOW_MS && startedAt <= now);
    const last = this.slots.at(-1);
    if (last !== undefined && now - last.startedAt < SLOT_MS) return last;
    const slot = { startedAt: now, calls: 0, outages: 0 };
    this.slots.push(slot);
    return slot;
  }
}
