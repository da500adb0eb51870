import type { BodyReader } from './body-reader';
import { CALL_OUTCOMES } from './call-outcome';
import { required } from './control-input';
import { PRODUCTS } from './operation';
import type { CallToPlace } from './place-call';
import { CALL_ENDERS } from './placed-calls';
import { readPushManner } from './push-input';

const LONGEST_SECONDS = 2_147_483_647;

/** A call, or an SMS to an interline number, as POST /_control/calls takes it. */
export function readCall(body: BodyReader): CallToPlace {
  const product = required(body.optionalWord('product', PRODUCTS), 'product');
  switch (product) {
    case 'calling':
      body.allowOnly([...CALL_FIELDS, 'businessPhone']);
      return { product, ...readManner(body), businessPhone: body.text('businessPhone') };
    case 'pns':
      body.allowOnly([...CALL_FIELDS, 'extension']);
      return { product, ...readManner(body), extension: body.optionalText('extension') };
    case 'interline':
      return readInterline(body);
  }
}

function readInterline(body: BodyReader): CallToPlace {
  const product = 'interline';
  const kind = body.optionalWord('kind', ['call', 'sms']);
  if (kind === 'sms') {
    body.allowOnly([...PLACING_FIELDS, 'kind', 'smsContent']);
    return { product, kind, ...readPlacing(body), smsContent: body.text('smsContent') };
  }
  body.allowOnly([...CALL_FIELDS, 'kind']);
  return { product, kind, ...readManner(body) };
}

const PLACING_FIELDS = ['product', 'from', 'to', 'push'];
const CALL_FIELDS = [...PLACING_FIELDS, 'outcome', 'durationSeconds', 'endedBy'];

function readPlacing(body: BodyReader) {
  return { from: body.text('from'), to: body.text('to'), push: readPushManner(body) };
}

function readManner(body: BodyReader) {
  return {
    ...readPlacing(body),
    outcome: body.optionalWord('outcome', CALL_OUTCOMES),
    durationSeconds: body.optionalWhole('durationSeconds', 0, LONGEST_SECONDS),
    endedBy: body.optionalWord('endedBy', CALL_ENDERS),
  };
}
