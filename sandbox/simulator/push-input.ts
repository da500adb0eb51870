import type { BodyReader } from './body-reader';
import type { CallbackChange } from './callback-settings';
import { controlReader } from './control-input';
import {
  DROPPED_PARTS,
  MALFORMATIONS,
  PUSH_ENCODINGS,
  PUSH_SIGNATURES,
  RECORD_SHAPES,
  RECORDING_MOMENTS,
  type PushManner,
} from './push-manner';
import { Refusal } from './refusal';

const LONGEST_DELAY_MS = 3_600_000;
const MOST_TIMES = 1000;
const FASTEST = 1_000_000;

/** The settings of POST /_control/callbacks; what is not given stays. */
export function readCallbackChange(body: BodyReader): CallbackChange {
  body.allowOnly(['url', 'push', 'retrySpeedFactor']);
  return {
    url: readBaseUrl(body.optionalText('url')),
    push: readPushManner(body),
    retrySpeedFactor: body.optionalWhole('retrySpeedFactor', 1, FASTEST),
  };
}

/** `push` of a call or of the settings. */
export function readPushManner(body: BodyReader): Partial<PushManner> | undefined {
  const given = body.value('push');
  if (given === undefined) return undefined;
  const push = controlReader(given, 'push');
  const manner = {
    delayMs: push.optionalWhole('delayMs', 0, LONGEST_DELAY_MS),
    times: push.optionalWhole('times', 1, MOST_TIMES),
    reordered: push.optionalFlag('reordered'),
    dropped: push.optionalWord('dropped', DROPPED_PARTS),
    malformed: push.optionalWord('malformed', MALFORMATIONS),
    recording: push.optionalWord('recording', RECORDING_MOMENTS),
    encoding: push.optionalWord('encoding', PUSH_ENCODINGS),
    shape: push.optionalWord('shape', RECORD_SHAPES),
    signature: push.optionalWord('signature', PUSH_SIGNATURES),
  };
  push.allowOnly(Object.keys(manner));
  return manner;
}

function readBaseUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const protocol = URL.canParse(text) ? new URL(text).protocol : '';
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw new Refusal(400, 'url must be an http or https address', 400);
  }
  return text.replace(/\/+$/, '');
}
