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

/** Waits until something holds that happens in its own time, five seconds unless told otherwise. */
export async function eventually(holds: () => boolean | Promise<boolean>, seconds = 30): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`it did not happen within ${seconds} seconds`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
