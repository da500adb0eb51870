import { callingMessages } from './calling-messages';
import { interlineMessages } from './interline-messages';
import { pnsMessages } from './pns-messages';
import { pnsErrorMessage } from './pns-error-message';
import type { PlacedCall } from './placed-calls';
import type { PlannedPush } from './push';
import type { PushManner } from './push-manner';
import { writeMessage, type PushMessage } from './push-message';
import { pushSignature } from './push-signature';
import type { World } from './world';

/** The pushes that a call sets off, in the order they are sent. */
export function planPushes(world: World, call: PlacedCall, manner: PushManner): PlannedPush[] {
  return plan(world, messagesOf(world, call, manner), call.callId, manner);
}

/** The one push of a call to a virtual number that no binding joins. */
export function planErrorPush(
  world: World,
  call: { from: string; to: string },
  manner: PushManner,
): PlannedPush[] {
  return plan(world, [pnsErrorMessage(world, call, manner.malformed)], null, manner);
}

function messagesOf(world: World, call: PlacedCall, manner: PushManner): PushMessage[] {
  switch (call.product) {
    case 'calling':
      return callingMessages(world, call, manner);
    case 'pns':
      return pnsMessages(world, call, manner);
    case 'interline':
      return interlineMessages(world, call, manner);
  }
}

/** A repeat has the bytes and the signature of the first. */
function plan(
  world: World,
  messages: readonly PushMessage[],
  callId: string | null,
  manner: PushManner,
): PlannedPush[] {
  return messages.flatMap((message) => {
    const { contentType, body } = writeMessage(message, manner.malformed);
    const signature = message.address === 'calling' ? pushSignature(world, manner.signature, body) : {};
    const push: PlannedPush = {
      address: message.address,
      callId,
      headers: { 'Content-Type': contentType, ...signature },
      body,
      waitMs: manner.delayMs,
      dropped: manner.dropped === 'all' || manner.dropped === message.part,
    };
    return Array.from({ length: manner.times }, () => push);
  });
}
