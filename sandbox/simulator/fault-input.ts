import type { BodyReader } from './body-reader';
import { controlReader, required } from './control-input';
import type { Fault, FaultAction, FaultMatch } from './faults';
import { isJsonObject } from './json-text';
import { OPERATION_NAMES, PRODUCTS } from './operation';

const MOST = 2_147_483_647;

const ACTION_FIELDS: Record<FaultAction['type'], readonly string[]> = {
  code: ['code', 'message', 'httpStatus'],
  status: ['status', 'body', 'headers'],
  delay: ['ms'],
  hang: [],
  reset: [],
  cut: [],
  garbage: ['body', 'contentType'],
  trickle: ['bytesPerSecond'],
  huge: ['bytes'],
  redirect: ['location'],
};

const ACTION_TYPES = [
  ...(['code', 'status', 'delay', 'hang', 'reset', 'cut'] as const),
  ...(['garbage', 'trickle', 'huge', 'redirect'] as const),
];

/** A fault as POST /_control/faults takes it. */
export function readFault(body: BodyReader): Fault {
  body.allowOnly(['match', 'times', 'after', 'when', 'action']);
  return {
    match: readMatch(controlReader(body.value('match') ?? {}, 'match')),
    times: body.optionalWhole('times', 0, MOST) ?? 1,
    after: body.optionalWhole('after', 0, MOST) ?? 0,
    when: body.optionalWord('when', ['before', 'after']) ?? 'before',
    action: readAction(controlReader(body.value('action'), 'action')),
  };
}

function readMatch(match: BodyReader): FaultMatch {
  match.allowOnly(['product', 'operation', 'number']);
  return {
    product: match.optionalWord('product', PRODUCTS),
    operation: match.optionalWord('operation', OPERATION_NAMES),
    number: match.optionalText('number'),
  };
}

function readAction(action: BodyReader): FaultAction {
  const type = required(action.optionalWord('type', ACTION_TYPES), 'action.type');
  action.allowOnly(['type', ...ACTION_FIELDS[type]]);
  switch (type) {
    case 'code':
      return {
        type,
        code: action.whole('code', -MOST, MOST),
        message: action.optionalText('message'),
        httpStatus: action.optionalWhole('httpStatus', 200, 599),
      };
    case 'status':
      return {
        type,
        status: action.whole('status', 200, 599),
        body: action.optionalText('body'),
        headers: readHeaders(action.value('headers')),
      };
    case 'delay':
      return { type, ms: action.whole('ms', 0, MOST) };
    case 'garbage':
      return { type, body: action.optionalText('body'), contentType: action.optionalText('contentType') };
    case 'trickle':
      return { type, bytesPerSecond: action.whole('bytesPerSecond', 1, MOST) };
    case 'huge':
      return { type, bytes: action.whole('bytes', 13, MOST) };
    case 'redirect':
      return { type, location: action.text('location') };
    case 'hang':
    case 'reset':
    case 'cut':
      return { type };
  }
}

function readHeaders(value: unknown): Record<string, string> | undefined {
  if (!isJsonObject(value)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)]));
}
