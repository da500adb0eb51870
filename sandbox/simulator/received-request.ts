import type { IncomingMessage } from 'node:http';
import { findOperation, type OperationName } from './operation';
import { digitsOf } from './numbers';
import { readJsonObject } from './json-text';

export interface ReceivedRequest {
  method: string;
  /** Path and query string as they were sent. */
  target: string;
  path: string;
  query: URLSearchParams;
  /** Lower-case names; a repeated header is joined as node:http does. */
  headers: Record<string, string>;
  rawBody: Buffer;
  /** undefined: no documented route. */
  operation: OperationName | undefined;
  /** The X of an interline path, decoded. */
  pathNumber: string;
}

const LARGEST_BODY_BYTES = 1_048_576;

/** Reads a request whole; undefined when its body is larger than 1 MiB. */
export async function receiveRequest(message: IncomingMessage): Promise<ReceivedRequest | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes <= LARGEST_BODY_BYTES) chunks.push(chunk);
  }
  if (bytes > LARGEST_BODY_BYTES) return undefined;
  const target = message.url ?? '';
  const [path = '', query = ''] = target.split(/\?(.*)/s);
  const method = message.method ?? '';
  const found = findOperation(method, path);
  return {
    method,
    target,
    path,
    query: new URLSearchParams(query),
    headers: readHeaders(message),
    rawBody: Buffer.concat(chunks),
    operation: found?.name,
    pathNumber: decoded(found?.pathNumber ?? ''),
  };
}

/** Every value a fault may be matched by: the path's number and all texts of the body and the query. */
export function valuesOf(request: ReceivedRequest): Set<string> {
  const text = request.rawBody.toString('utf8');
  const json = readJsonObject(text);
  const fields = json === undefined ? [...new URLSearchParams(text).values()] : Object.values(json);
  const texts = [request.pathNumber, ...request.query.values(), ...fields].filter(
    (value) => typeof value === 'string',
  );
  return new Set(texts.map(digitsOf));
}

function readHeaders(message: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  }
  return headers;
}

function decoded(pathNumber: string): string {
  try {
    return decodeURIComponent(pathNumber);
  } catch {
    return pathNumber;
  }
}
