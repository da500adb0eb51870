import { BodyReader, type FieldRefusals } from './body-reader';
import { CALLING_STATUSES } from './calling-numbers';
import type { NumbersChange } from './control';
import { isJsonObject } from './json-text';
import type { VirtualNumber } from './numbers';
import { PRODUCTS } from './operation';
import { Refusal } from './refusal';
import type { Variations } from './variations';

const CONTROL_REFUSALS: FieldRefusals = {
  missing: (name) => new Refusal(400, `${name} is missing`, 400),
  wrong: (name, rule) => new Refusal(400, `${name} ${rule}`, 400),
  unknown: (name) => new Refusal(400, `${name} is unknown`, 400),
};

const MOST = Number.MAX_SAFE_INTEGER;

/** A JSON object as a reader; `what` names it in the message when it is none. */
export function controlReader(value: unknown, what: string): BodyReader {
  if (!isJsonObject(value)) throw new Refusal(400, `${what} must be a JSON object`, 400);
  return new BodyReader(value, CONTROL_REFUSALS);
}

export function required<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw CONTROL_REFUSALS.missing(name);
  return value;
}

export function readClockOffset(body: BodyReader): number {
  body.allowOnly(['offsetMs']);
  return body.whole('offsetMs', -MOST, MOST);
}

export function readVariations(body: BodyReader): Partial<Variations> {
  body.allowOnly([
    ...['code', 'costs', 'port', 'hoursCustomize', 'enableData', 'disabled', 'subid', 'bindId', 'balance'],
    ...['repeatedReqid', 'secondTransfer', 'caller'],
  ]);
  return {
    code: body.optionalWord('code', ['number', 'string']),
    costs: body.optionalWord('costs', ['array', 'object']),
    port: body.optionalWord('port', ['number', 'string']),
    hoursCustomize: body.optionalWord('hoursCustomize', ['string', 'object']),
    enableData: body.optionalWord('enableData', ['object', 'absent']),
    disabled: body.optionalFlag('disabled'),
    subid: body.optionalWord('subid', ['string', 'number', 'missing']),
    bindId: body.optionalWord('bindId', ['string', 'number', 'missing']),
    balance: body.optionalWord('balance', ['plain', 'double']),
    repeatedReqid: body.optionalWord('repeatedReqid', ['first-answer', 'duplicate']),
    secondTransfer: body.optionalWord('secondTransfer', ['replaces', 'conflict']),
    caller: body.optionalWord('caller', ['plain', 'plus']),
  };
}

export function readNumbersChange(body: BodyReader): NumbersChange {
  body.allowOnly(['product', 'add', 'remove']);
  const product = required(body.optionalWord('product', PRODUCTS), 'product');
  const remove = body.optionalList('remove').map(String);
  const added = body.optionalList('add');
  switch (product) {
    case 'calling':
      return { product, remove, add: added.map((item) => readCallingNumber(controlReader(item, 'add'))) };
    case 'pns':
      return { product, remove, add: added.map((item) => readVirtualNumber(controlReader(item, 'add'))) };
    case 'interline':
      return { product, remove, add: added.map(String) };
  }
}

function readCallingNumber(item: BodyReader) {
  item.allowOnly(['businessPhone', 'status', 'appKey']);
  return {
    businessPhone: item.text('businessPhone'),
    status: item.optionalWord('status', CALLING_STATUSES) ?? 'disabled',
    appKey: item.optionalText('appKey'),
  };
}

function readVirtualNumber(item: BodyReader): VirtualNumber {
  item.allowOnly(['number', 'iso2']);
  return { number: item.text('number'), iso2: item.text('iso2') };
}
