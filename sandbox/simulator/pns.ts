import { pnsSuccess, type Answer } from './answer';
import { BodyReader } from './body-reader';
import type { Json } from './json-text';
import type { OperationName } from './operation';
import type { PnsBinding } from './pns-bindings';
import { PNS_REFUSALS, readBindRequest, type PnsMode } from './pns-request';
import type { ReceivedRequest } from './received-request';
import { Refusal } from './refusal';
import { shownId } from './shown-id';
import { signedBody } from './signed-body';
import type { World } from './world';

type PnsOperation = Extract<OperationName, `pns.${string}`>;

/** Privacy numbers: one URL a mode, bizType 5, and the action that the mode names [PNS BIND pages]. */
export function answerPns(world: World, operation: PnsOperation, request: ReceivedRequest): Answer {
  const action = operation.slice('pns.'.length);
  const body = new BodyReader(signedBody(world, request, { bizType: '5', action }), PNS_REFUSALS);
  return operation === 'pns.unbindAXB' ? unbind(world, body) : bind(world, MODES[operation], body);
}

const MODES: Record<Exclude<PnsOperation, 'pns.unbindAXB'>, PnsMode> = {
  'pns.bindXYB': 'xyb',
  'pns.bindAXB': 'axb',
  'pns.bindAXE': 'axe',
  'pns.bindAXEYB': 'axeyb',
};

function bind(world: World, mode: PnsMode, body: BodyReader): Answer {
  const request = readBindRequest(mode, body);
  if (!world.knowsApp(request.businessId, world.options.pnsBusinessId)) {
    throw new Refusal(10003, 'user does not exist');
  }
  const { ids, variations } = world;
  const newId = () => (variations.bindId === 'number' ? ids.digits19() : ids.hex32());
  const binding = world.pns.bind(request, newId);
  return pnsSuccess(world, { bindId: bindIdAs(world, binding.bindId), ...ANSWERS[mode](binding) });
}

/** The data of each page beside bindId; AXB's is cut off after X. A delayed Y is '': a guess. */
const ANSWERS: Record<PnsMode, (binding: PnsBinding) => Record<string, Json | undefined>> = {
  xyb: ({ didX, didY, delayedGetY, shape }) => ({ didX, didY: delayedGetY && shape === 'xyb' ? '' : didY }),
  axb: ({ didX }) => ({ didX }),
  axe: ({ didX, extensionX }) => ({ didX, extensionX }),
  axeyb: ({ didX, didY, extensionX }) => ({ didX, didY, extensionX }),
};

function bindIdAs({ variations }: World, bindId: string): Json | undefined {
  return variations.bindId === 'missing' ? undefined : shownId(variations.bindId, bindId);
}

/** The legacy unbind: bindId or customerBindId, 10013 without either. That it takes v1 binds is a guess. */
function unbind(world: World, body: BodyReader): Answer {
  body.allowOnly(['bindId', 'customerBindId']);
  const bindId = body.optionalText('bindId');
  const customerBindId = body.optionalText('customerBindId');
  if (bindId !== undefined && customerBindId !== undefined) {
    throw new Refusal(1002, 'body is wrong: bindId or customerBindId, one of the two');
  }
  world.pns.release({ bindId, customerBindId });
  return pnsSuccess(world, undefined);
}
