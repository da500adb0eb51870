import type { ServerResponse } from 'node:http';
import type { Clock } from './clock';

export interface HttpAnswer {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

/** Heads carry the simulator's Date, so that a client can learn how far its own clock is off. */
export function writeHead(
  response: ServerResponse,
  clock: Clock,
  { status, headers }: Omit<HttpAnswer, 'body'>,
): void {
  response.writeHead(status, { Date: new Date(clock.now()).toUTCString(), ...headers });
}

export function sendAnswer(response: ServerResponse, clock: Clock, answer: HttpAnswer): void {
  const body = Buffer.from(answer.body);
  writeHead(response, clock, {
    status: answer.status,
    headers: { ...answer.headers, 'Content-Length': String(body.length) },
  });
  response.end(body);
}

export function jsonAnswer(status: number, text: string): HttpAnswer {
  return { status, headers: { 'Content-Type': 'application/json;charset=UTF-8' }, body: text };
}
