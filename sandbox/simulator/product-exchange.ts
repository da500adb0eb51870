import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { failure, type Answer } from './answer';
import { answerCalling } from './calling';
import { spoil } from './fault-effects';
import type { ArmedFault } from './faults';
import { jsonAnswer, sendAnswer, type HttpAnswer } from './http-answer';
import { answerInterline } from './interline';
import type { JournalEntry } from './journal';
import { writeJson } from './json-text';
import { productOf, type OperationName, type Product } from './operation';
import { answerPns } from './pns';
import { valuesOf, type ReceivedRequest } from './received-request';
import { Refusal } from './refusal';
import type { World } from './world';

/** One request of a product: journal, fault, operation, answer. */
export async function exchange(
  world: World,
  request: ReceivedRequest,
  response: ServerResponse,
  lifetime: AbortSignal,
): Promise<void> {
  const { operation } = request;
  const entry = openJournal(world, request);
  if (operation === undefined) {
    sendAnswer(response, world.clock, unknownRoute(request.path));
    return;
  }
  const product = productOf(operation);
  const fault = world.faults.take(product, operation, valuesOf(request));
  entry.fault = fault?.action.type ?? null;

  await delay(fault, 'before', lifetime);
  const answer = takesEffect(fault) ? perform(world, operation, request) : undefined;
  await delay(fault, 'after', lifetime);

  const shown = shownAnswer(world, product, fault, answer);
  entry.resultCode = fault?.action.type === 'code' ? shown.code : (answer?.code ?? null);
  const sent = jsonAnswer(shown.status, writeJson(shown.body));
  if (fault === undefined) sendAnswer(response, world.clock, sent);
  else await spoil(fault.action, { response, clock: world.clock, answer: sent, lifetime });
}

function openJournal(world: World, request: ReceivedRequest): JournalEntry {
  return world.journal.open({
    time: new Date(world.clock.now()).toISOString(),
    operation: request.operation ?? null,
    method: request.method,
    path: request.target,
    headers: request.headers,
    body: request.rawBody.toString('utf8'),
  });
}

/** A delay and a trickle answer truly, so the operation happens whatever their `when` says. */
function takesEffect(fault: ArmedFault | undefined): boolean {
  return (
    fault === undefined ||
    fault.when === 'after' ||
    fault.action.type === 'delay' ||
    fault.action.type === 'trickle'
  );
}

function perform(world: World, operation: OperationName, request: ReceivedRequest): Answer {
  try {
    if (isOf('calling', operation)) return answerCalling(world, operation, request);
    if (isOf('pns', operation)) return answerPns(world, operation, request);
    return answerInterline(world, operation, request);
  } catch (error) {
    if (error instanceof Refusal) return failure(world, productOf(operation), error);
    throw error;
  }
}

function isOf<Of extends 'calling' | 'pns'>(
  product: Of,
  operation: OperationName,
): operation is Extract<OperationName, `${Of}.${string}`> {
  return productOf(operation) === product;
}

/** What the product calls a failure of its own, for an answer that is cut before anything was done. */
const SYSTEM_FAILURES: Record<Product, number> = { calling: 9001, pns: 10009, interline: 1000 };

function shownAnswer(
  world: World,
  product: Product,
  fault: ArmedFault | undefined,
  answer: Answer | undefined,
): Answer {
  if (fault?.action.type === 'code') {
    const { code, message = 'fault of the simulator', httpStatus = 200 } = fault.action;
    return failure(world, product, { code, message, httpStatus });
  }
  return answer ?? failure(world, product, new Refusal(SYSTEM_FAILURES[product], 'system failure'));
}

/** interline has a code for it, 1001 [interline V1.0 §1]; for the others a plain 404 is a guess. */
function unknownRoute(path: string): HttpAnswer {
  return path.startsWith('/igw/') || path.startsWith('/api/v1/')
    ? jsonAnswer(200, '{"error":1001,"reason":"URL mapping not matched"}')
    : jsonAnswer(404, '{"status":404,"error":"Not Found"}');
}

async function delay(
  fault: ArmedFault | undefined,
  when: ArmedFault['when'],
  lifetime: AbortSignal,
): Promise<void> {
  if (fault?.when !== when || fault.action.type !== 'delay') return;
  await sleep(fault.action.ms, undefined, { signal: lifetime });
}
