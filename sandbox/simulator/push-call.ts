import { merged } from './merged';
import { digitsOf } from './numbers';
import type { CallResult, CallToPlace } from './place-call';
import { planErrorPush, planPushes } from './plan-pushes';
import type { World } from './world';

/** Sets off what the account pushes about a call; nothing when it has no address for that. */
export function pushCall(world: World, call: CallToPlace, result: CallResult): void {
  const { url, retrySpeedFactor } = world.callbacks;
  if (url === null) return;
  const manner = merged(world.callbacks.push, call.push ?? {});
  if (result.routed) {
    world.pushes.start(planPushes(world, result, manner), { url, retrySpeedFactor });
  } else if (call.product === 'pns' && world.pns.pool.has(digitsOf(call.to))) {
    world.pushes.start(planErrorPush(world, call, manner), { url, retrySpeedFactor });
  }
}
