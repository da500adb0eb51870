import { callingSuccess, type Answer } from './answer';
import { BodyReader, type FieldRefusals } from './body-reader';
import { readSettings, SETTINGS_FIELDS } from './calling-fields';
import type { CallingNumber } from './calling-numbers';
import { callingCalls, callingState } from './calling-answers';
import type { OperationName } from './operation';
import type { ReceivedRequest } from './received-request';
import { Refusal } from './refusal';
import { signedBody } from './signed-body';
import type { World } from './world';

type CallingOperation = Extract<OperationName, `calling.${string}`>;

/** WhatsApp calling: the four URLs, all with bizType 2 and action mt. */
export function answerCalling(world: World, operation: CallingOperation, request: ReceivedRequest): Answer {
  const body = new BodyReader(signedBody(world, request, { bizType: '2', action: 'mt' }), CALLING_REFUSALS);
  body.allowOnly(FIELDS[operation]);
  const number = findNumber(world, body);
  switch (operation) {
    case 'calling.get':
      return callingSuccess(world, callingState(configured(number), world.variations));
    case 'calling.query':
      return callingSuccess(world, callingCalls(world, number, body.text('call_id')));
    case 'calling.enable':
      return enable(world, number, body);
    case 'calling.disable':
      return disable(world, configured(number));
  }
}

const COMMON_FIELDS = ['appkey', 'business_phone'];

const FIELDS: Record<CallingOperation, readonly string[]> = {
  'calling.get': COMMON_FIELDS,
  'calling.query': [...COMMON_FIELDS, 'call_id'],
  'calling.enable': [...COMMON_FIELDS, ...SETTINGS_FIELDS],
  'calling.disable': COMMON_FIELDS,
};

/** 9000 and 10016 [calling get page]; 1002 for a body with fields that no page has. */
const CALLING_REFUSALS: FieldRefusals = {
  missing: (name) => new Refusal(9000, `Request parameter error: ${name} is missing`),
  wrong: (name, rule) => new Refusal(10016, `${name} has error: ${rule}`),
  unknown: (name) => new Refusal(1002, `body is wrong: ${name} is not documented`),
};

function findNumber(world: World, body: BodyReader): CallingNumber {
  const appKey = body.text('appkey');
  const businessPhone = body.text('business_phone');
  if (!world.knowsApp(appKey, world.options.callingAppKey)) {
    throw new Refusal(9003, 'Customer APP does not exist / Status is unavailable');
  }
  if (!/^[1-9]\d{6,14}$/.test(businessPhone)) throw new Refusal(9002, 'Phone number error');
  const number = world.calling.find(businessPhone);
  if (number?.appKey !== appKey) throw new Refusal(10003, 'WhatsApp business phone is not bind app');
  return number;
}

function configured(number: CallingNumber): CallingNumber {
  if (number.status === 'unconfigured') throw new Refusal(10013, 'Calling setting not exist');
  return number;
}

/** It replaces all settings. In arrears it is refused with 1102: a guess. */
function enable(world: World, number: CallingNumber, body: BodyReader): Answer {
  const settings = readSettings(body);
  if (number.status === 'in_arrears') throw new Refusal(1102, 'Insufficient balance');
  number.settings = settings;
  number.status = 'enabled';
  const data = { enabled: true, business_phone: number.businessPhone };
  return callingSuccess(world, world.variations.enableData === 'object' ? data : undefined);
}

/** `disabled: false` in a code 0 is possible on paper [calling disable page]. */
function disable(world: World, number: CallingNumber): Answer {
  const { disabled } = world.variations;
  if (disabled) {
    number.settings = null;
    number.status = 'disabled';
  }
  return callingSuccess(world, { disabled, business_phone: number.businessPhone });
}
