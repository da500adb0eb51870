import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from './clock';
import type { FaultAction } from './faults';
import { jsonAnswer, sendAnswer, writeHead, type HttpAnswer } from './http-answer';

export interface SpoiltExchange {
  response: ServerResponse;
  clock: Clock;
  /** What would have been answered. */
  answer: HttpAnswer;
  /** Aborts when the simulator closes: no fault outlives it. */
  lifetime: AbortSignal;
}

/** Does to one exchange what the fault says. */
export async function spoil(action: FaultAction, exchange: SpoiltExchange): Promise<void> {
  const { response, clock, answer } = exchange;
  switch (action.type) {
    case 'code':
    case 'delay':
      sendAnswer(response, clock, answer);
      return;
    case 'status':
      sendAnswer(response, clock, {
        status: action.status,
        headers: { 'Content-Type': 'text/plain', ...action.headers },
        body: action.body ?? '',
      });
      return;
    case 'hang':
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'cut':
      cut(exchange);
      return;
    case 'garbage':
      sendAnswer(response, clock, {
        status: 200,
        headers: { 'Content-Type': action.contentType ?? 'text/html' },
        body: action.body ?? '<html><body><h1>Welcome</h1></body></html>',
      });
      return;
    case 'trickle':
      await trickle(exchange, action.bytesPerSecond);
      return;
    case 'huge':
      await sendHuge(exchange, action.bytes);
      return;
    case 'redirect':
      sendAnswer(response, clock, { status: 302, headers: { Location: action.location }, body: '' });
      return;
  }
}

/** The head promises the whole body; half of it comes. */
function cut({ response, clock, answer }: SpoiltExchange): void {
  const body = writeFullHead(response, clock, answer);
  response.write(body.subarray(0, Math.ceil(body.length / 2)), () => {
    response.socket?.destroy();
  });
}

const TRICKLE_STEPS_A_SECOND = 10;

async function trickle(
  { response, clock, answer, lifetime }: SpoiltExchange,
  bytesPerSecond: number,
): Promise<void> {
  const body = writeFullHead(response, clock, answer);
  const bytesAStep = Math.max(1, Math.floor(bytesPerSecond / TRICKLE_STEPS_A_SECOND));
  for (let start = 0; start < body.length && !response.destroyed; start += bytesAStep) {
    response.write(body.subarray(start, start + bytesAStep));
    await sleep((1000 * bytesAStep) / bytesPerSecond, undefined, { signal: lifetime });
  }
  response.end();
}

const CHUNK_BYTES = 65_536;

/** Valid JSON, so that its size is the only thing wrong with it. */
async function sendHuge({ response, clock, lifetime }: SpoiltExchange, bytes: number): Promise<void> {
  const head = '{"filler":"';
  const tail = '"}';
  let left = Math.max(0, bytes - head.length - tail.length);
  const { headers } = jsonAnswer(200, '');
  const length = String(left + head.length + tail.length);
  writeHead(response, clock, { status: 200, headers: { ...headers, 'Content-Length': length } });
  response.write(head);
  while (left > 0 && !response.destroyed) {
    const size = Math.min(left, CHUNK_BYTES);
    left -= size;
    if (!response.write('x'.repeat(size))) await drained(response, lifetime);
  }
  response.end(tail);
}

/** Resolves when the client has read on, or has gone. */
async function drained(response: ServerResponse, lifetime: AbortSignal): Promise<void> {
  const either = new AbortController();
  const signal = AbortSignal.any([lifetime, either.signal]);
  const settled = [once(response, 'drain', { signal }), once(response, 'close', { signal })];
  try {
    await Promise.race(settled);
  } finally {
    either.abort();
    await Promise.allSettled(settled);
  }
}

function writeFullHead(response: ServerResponse, clock: Clock, answer: HttpAnswer): Buffer {
  const body = Buffer.from(answer.body);
  writeHead(response, clock, {
    status: answer.status,
    headers: { ...answer.headers, 'Content-Length': String(body.length) },
  });
  return body;
}
