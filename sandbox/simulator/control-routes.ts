import { readCall } from './call-input';
import { controlReader, readClockOffset, readNumbersChange, readVariations } from './control-input';
import type { Control } from './control';
import { jsonAnswer, type HttpAnswer } from './http-answer';
import { readFault } from './fault-input';
import { readJsonObject } from './json-text';
import { OPERATION_NAMES } from './operation';
import { readCallbackChange } from './push-input';
import type { ReceivedRequest } from './received-request';
import { Refusal } from './refusal';
import type { BodyReader } from './body-reader';

interface ControlRequest {
  body: () => BodyReader;
  query: URLSearchParams;
}

interface ControlAnswer {
  status: number;
  body: unknown;
}

/** Control needs no key, so it answers this machine alone. */
export function answerControl(
  control: Control,
  request: ReceivedRequest,
  remoteAddress: string | undefined,
): HttpAnswer {
  const { status, body } = isLoopback(remoteAddress)
    ? runRoute(control, request)
    : { status: 403, body: { message: 'control answers the loopback address alone' } };
  return jsonAnswer(status, JSON.stringify(body));
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(address);
}

function runRoute(control: Control, request: ReceivedRequest): ControlAnswer {
  const route = ROUTES[`${request.method} ${request.path}`];
  if (route === undefined) return { status: 404, body: { message: 'no such control route' } };
  const text = request.rawBody.toString('utf8');
  const body = () => controlReader(readJsonObject(text), 'the body');
  try {
    return route(control, { body, query: request.query });
  } catch (error) {
    if (error instanceof Refusal) return { status: error.httpStatus, body: { message: error.message } };
    throw error;
  }
}

type ControlRoute = (control: Control, request: ControlRequest) => ControlAnswer;

const ROUTES: Partial<Record<string, ControlRoute>> = {
  'POST /_control/reset': (control) => {
    control.reset();
    return done();
  },
  'POST /_control/faults': (control, { body }) => ({
    status: 201,
    body: control.addFault(readFault(body())),
  }),
  'GET /_control/faults': (control) => found(control.faults()),
  'DELETE /_control/faults': (control) => {
    control.clearFaults();
    return done();
  },
  'POST /_control/clock': (control, { body }) => {
    control.setClockOffset(readClockOffset(body()));
    return found(control.clock());
  },
  'GET /_control/clock': (control) => found(control.clock()),
  'POST /_control/variations': (control, { body }) => found(control.vary(readVariations(body()))),
  'GET /_control/variations': (control) => found(control.variations()),
  'POST /_control/numbers': (control, { body }) => found(control.changeNumbers(readNumbersChange(body()))),
  'GET /_control/numbers': (control) => found(control.numbers()),
  'GET /_control/bindings': (control) => found(control.bindings()),
  'GET /_control/requests': (control, { query }) => found(control.requests(readOperation(query))),
  'DELETE /_control/requests': (control) => {
    control.clearRequests();
    return done();
  },
  'POST /_control/calls': (control, { body }) => {
    const result = control.placeCall(readCall(body()));
    return { status: result.routed ? 201 : 404, body: result };
  },
  'GET /_control/calls': (control) => found(control.calls()),
  'POST /_control/callbacks': (control, { body }) => found(control.setCallbacks(readCallbackChange(body()))),
  'GET /_control/callbacks': (control) => found(control.callbacks()),
  'DELETE /_control/callbacks': (control) => {
    control.stopCallbacks();
    return done();
  },
  'GET /_control/pushes': (control, { query }) => found(control.pushes(query.get('callId') ?? undefined)),
  'DELETE /_control/pushes': (control) => {
    control.clearPushes();
    return done();
  },
};

function readOperation(query: URLSearchParams) {
  const wanted = query.get('operation') ?? undefined;
  return controlReader({ operation: wanted }, 'the query').optionalWord('operation', OPERATION_NAMES);
}

function found(body: unknown): ControlAnswer {
  return { status: 200, body };
}

function done(): ControlAnswer {
  return { status: 200, body: { done: true } };
}
