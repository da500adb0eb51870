import { Socket } from 'node:net';
import { ulid } from 'ulid';
import { problemDocument, problemHeaders } from './problem-document';
import { ProblemError } from './problem-error';

/** Answers what Node's HTTP parser cannot read, or finds too long, before there is a request. */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = new ProblemError('malformed_request', {
    detail: 'This is no HTTP request that the gateway reads.',
  });
  const requestId = ulid();
  const body = JSON.stringify(problemDocument(problem, requestId));
  const headers = {
    ...problemHeaders(problem),
    'x-request-id': requestId,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 400 Bad Request\r\n${head.join('\r\n')}\r\n\r\n${body}`);
}
