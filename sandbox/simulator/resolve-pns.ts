import type { PnsBinding, PnsBindings } from './pns-bindings';
import { Refusal } from './refusal';

export interface PnsCallIn {
  from: string;
  /** The X or Y dialled. */
  to: string;
  extension?: string | undefined;
  answered: boolean;
}

export interface PnsRoute {
  binding: PnsBinding;
  rings: string;
  shownNumber: string;
}

/** Whom a call to a virtual number reaches, or why nobody. It may change the binding, as the network does. */
export function resolvePns(bindings: PnsBindings, call: PnsCallIn): PnsRoute | string {
  if (!bindings.pool.has(call.to)) return 'the dialled number is not a virtual number';
  if (call.extension !== undefined) return byExtension(bindings, call);
  const known = bindings.active().find((binding) => bindings.dials(binding, call.from, call.to));
  if (known !== undefined) return byRelation(bindings, known, call);
  const locked = bindings.active().find(({ shape, didX }) => shape === 'xyb' && didX === call.to);
  if (locked !== undefined) return firstCallOf(bindings, locked, call);
  return 'no binding joins the caller and the dialled number';
}

/** Anyone may dial X and the extension of an axe; of an axeyb only A, who is the first to get through. */
function byExtension(bindings: PnsBindings, { from, to, extension, answered }: PnsCallIn): PnsRoute | string {
  const binding = bindings.active().find((one) => one.didX === to && one.extensionX === extension);
  if (binding === undefined) return 'no binding has this extension on the dialled number';
  if (binding.mode === 'axe') return { binding, rings: binding.phoneA ?? '', shownNumber: to };
  if ((binding.phoneA ?? from) !== from) return 'the extension belongs to another caller';
  if (answered) binding.phoneA = from;
  return { binding, rings: binding.phoneB ?? '', shownNumber: binding.didY ?? to };
}

function byRelation(bindings: PnsBindings, binding: PnsBinding, { from, to }: PnsCallIn): PnsRoute | string {
  const { phoneA = '', phoneB = '', didX, didY } = binding;
  if (from === phoneB) {
    if (phoneA === '') return 'A is not known yet';
    return { binding, rings: phoneA, shownNumber: didX };
  }
  if (binding.shape === 'axyb') applyCallInExpiry(bindings, binding);
  return { binding, rings: phoneB, shownNumber: binding.shape === 'axyb' ? (didY ?? to) : to };
}

/** A dials X for the first time: xyb becomes axyb, X is freed, a delayed Y is allotted [PNS BIND XYB page]. */
function firstCallOf(bindings: PnsBindings, binding: PnsBinding, { from, to }: PnsCallIn): PnsRoute | string {
  if (from === binding.phoneB) return 'B cannot be the A of its own binding';
  if (binding.delayedGetY) {
    try {
      binding.didY = bindings.allotY(binding);
    } catch (error) {
      if (error instanceof Refusal) return `no Y number: ${error.message}`;
      throw error;
    }
  }
  binding.shape = 'axyb';
  binding.phoneA = from;
  applyCallInExpiry(bindings, binding);
  return { binding, rings: binding.phoneB ?? '', shownNumber: binding.didY ?? to };
}

/** Only when callInExpireSecond was given: no page says what holds without it. */
function applyCallInExpiry(bindings: PnsBindings, binding: PnsBinding): void {
  if (binding.callInExpireSecond === undefined) return;
  bindings.prolong(binding, binding.callInExpireSecond, binding.callInExpireStrategy);
}
