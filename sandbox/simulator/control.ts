import type { CallbackChange, CallbackSettings } from './callback-settings';
import type { CallingNumber, CallingStatus } from './calling-numbers';
import type { ArmedFault, Fault } from './faults';
import type { InterlineRelation } from './interline-relations';
import type { JournalEntry } from './journal';
import { merged } from './merged';
import type { VirtualNumber } from './numbers';
import type { OperationName } from './operation';
import { placeCall, type CallResult, type CallToPlace } from './place-call';
import type { PlacedCall } from './placed-calls';
import type { PnsBinding } from './pns-bindings';
import type { Push } from './push';
import { pushCall } from './push-call';
import type { Variations } from './variations';
import type { World } from './world';

/** `remove` comes before `add`; `*` removes all. */
export type NumbersChange =
  | { product: 'calling'; add?: NewCallingNumber[]; remove?: string[] }
  | { product: 'pns'; add?: VirtualNumber[]; remove?: string[] }
  | { product: 'interline'; add?: string[]; remove?: string[] };

export interface NewCallingNumber {
  businessPhone: string;
  status: CallingStatus;
  /** Default: the sandbox's calling application. */
  appKey?: string | undefined;
}

export interface AllNumbers {
  calling: CallingNumber[];
  pns: VirtualNumber[];
  interline: string[];
}

export interface AllBindings {
  pns: (PnsBinding & { active: boolean })[];
  interline: (InterlineRelation & { active: boolean })[];
}

/** What a test or the control routes may do to the simulator. */
export class Control {
  constructor(private readonly world: World) {}

  reset(): void {
    this.world.reset();
  }

  addFault(fault: Fault): ArmedFault {
    return this.world.faults.add(fault);
  }

  faults(): ArmedFault[] {
    return this.world.faults.list();
  }

  clearFaults(): void {
    this.world.faults.clear();
  }

  /** Moves the simulator's clock against the injected one. */
  setClockOffset(offsetMs: number): void {
    this.world.clock.offsetMs = offsetMs;
  }

  clock(): { offsetMs: number; now: string } {
    const { clock } = this.world;
    return { offsetMs: clock.offsetMs, now: new Date(clock.now()).toISOString() };
  }

  vary(changed: Partial<Variations>): Variations {
    this.world.variations = merged(this.world.variations, changed);
    return this.world.variations;
  }

  variations(): Variations {
    return this.world.variations;
  }

  changeNumbers(change: NumbersChange): AllNumbers {
    const { calling, pns, interline } = this.world;
    const current = this.numbers();
    switch (change.product) {
      case 'calling':
        for (const phone of named(
          change.remove,
          current.calling.map((one) => one.businessPhone),
        ))
          calling.remove(phone);
        for (const { businessPhone, status, appKey } of change.add ?? [])
          calling.put(businessPhone, status, appKey);
        break;
      case 'pns':
        for (const number of named(
          change.remove,
          current.pns.map((one) => one.number),
        ))
          pns.pool.remove(number);
        for (const added of change.add ?? []) pns.pool.add(added);
        break;
      case 'interline':
        for (const number of named(change.remove, current.interline)) interline.removeNumber(number);
        for (const number of change.add ?? []) interline.addNumber(number);
        break;
    }
    return this.numbers();
  }

  numbers(): AllNumbers {
    const { calling, pns, interline } = this.world;
    return { calling: calling.list(), pns: pns.pool.list(), interline: interline.numbers() };
  }

  bindings(): AllBindings {
    const { pns, interline } = this.world;
    return {
      pns: pns.list().map((one) => ({ ...one, active: pns.active().includes(one) })),
      interline: interline.list().map((one) => ({ ...one, active: interline.active().includes(one) })),
    };
  }

  requests(operation?: OperationName): JournalEntry[] {
    return this.world.journal.list(operation);
  }

  clearRequests(): void {
    this.world.journal.clear();
  }

  /** Its pushes are set off, not waited for. */
  placeCall(call: CallToPlace): CallResult {
    const result = placeCall(this.world, call);
    pushCall(this.world, call, result);
    return result;
  }

  calls(): PlacedCall[] {
    return this.world.placedCalls.list();
  }

  /** Where and how calls placed from now on are pushed; what is not given stays. */
  setCallbacks({ push = {}, ...change }: CallbackChange): CallbackSettings {
    const { callbacks } = this.world;
    this.world.callbacks = { ...merged(callbacks, change), push: merged(callbacks.push, push) };
    return this.world.callbacks;
  }

  callbacks(): CallbackSettings {
    return this.world.callbacks;
  }

  /** Calls placed from now on push nothing. */
  stopCallbacks(): void {
    this.world.callbacks = { ...this.world.callbacks, url: null };
  }

  pushes(callId?: string): Push[] {
    return this.world.pushes.list(callId);
  }

  clearPushes(): void {
    this.world.pushes.clear();
  }

  /** Resolves when every push was accepted or given up. */
  pushesSettled(): Promise<void> {
    return this.world.pushes.settled();
  }
}

function named(removed: readonly string[] | undefined, all: readonly string[]): readonly string[] {
  return removed?.includes('*') === true ? all : (removed ?? []);
}
