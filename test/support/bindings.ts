import { OperationName } from '../../sandbox/simulator/operation';
import { Simulator } from '../../sandbox/simulator/start-simulator';
import { PHONE_A, PHONE_B, RELAY_A, RELAY_B, RELAY_X } from './canaries';

/** The least that each mode of pns takes. */
export const PNS_BINDS = {
  xyb: { phoneB: PHONE_B },
  axb: { phoneA: PHONE_A, phoneB: PHONE_B },
  axe: { phoneA: PHONE_A },
  axeyb: { phoneB: PHONE_B },
} as const;

export const RELAY_BIND = { numberX: RELAY_X, numberA: RELAY_A, numberB: RELAY_B, ttlSeconds: 3600 } as const;

export const TRANSFER_PATH = `/v1/interline/transfers/${RELAY_X}`;

/** How each kind of binding is asked for, and where its identifier and its user data stand upstream. */
export const BIND_KINDS = {
  xyb: ['POST', '/v1/pns/bindings/xyb', PNS_BINDS.xyb, 'pns.bindXYB'],
  axb: ['POST', '/v1/pns/bindings/axb', PNS_BINDS.axb, 'pns.bindAXB'],
  axe: ['POST', '/v1/pns/bindings/axe', PNS_BINDS.axe, 'pns.bindAXE'],
  axeyb: ['POST', '/v1/pns/bindings/axeyb', PNS_BINDS.axeyb, 'pns.bindAXEYB'],
  relay: ['POST', '/v1/interline/bindings', RELAY_BIND, 'interline.axb'],
  transfer: ['PUT', TRANSFER_PATH, { numberA: RELAY_A }, 'interline.xa'],
} as const satisfies Record<string, readonly [string, string, object, OperationName]>;
export type BindKind = keyof typeof BIND_KINDS;

export function productOf(kind: BindKind): 'pns' | 'interline' {
  return kind === 'relay' || kind === 'transfer' ? 'interline' : 'pns';
}

/** What reached the simulator as JSON bodies (calling, pns). */
export function sentBodies(simulator: Simulator, operation: OperationName): Record<string, unknown>[] {
  return simulator.control.requests(operation).map(({ body }) => JSON.parse(body) as Record<string, unknown>);
}

/** What reached the simulator as forms (interline). */
export function sentForms(simulator: Simulator, operation: OperationName): Record<string, string>[] {
  return simulator.control
    .requests(operation)
    .map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
}

/** Waits until something holds that happens in its own time. */
export async function eventually(holds: () => boolean | Promise<boolean>, seconds = 30): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`it did not happen within ${seconds} seconds`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
