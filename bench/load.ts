import autocannon from 'autocannon';
import { PushedCall } from './pushed-calls';

/** How long, or how many requests. */
export type Span = { readonly seconds: number } | { readonly amount: number };

export interface Load {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Record<string, string>;
  /** The path and body of each request in turn; none: always the same GET. */
  readonly next?: () => { path: string; body: string };
  readonly connections: number;
  readonly span: Span;
}

/**
 * Keeps so many connections busy and answers how many requests a second were answered well.
 * @throws Error when any was not: a fast refusal is no achievement
 */
export async function drive({
  url,
  method = 'GET',
  headers,
  next,
  connections,
  span,
}: Load): Promise<number> {
  const result = await autocannon({
    url,
    method,
    headers,
    connections,
    ...('seconds' in span ? { duration: span.seconds } : span),
    requests: next === undefined ? undefined : [{ setupRequest: (request) => ({ ...request, ...next() }) }],
  });
  const { errors, timeouts, non2xx } = result;
  if (errors + timeouts + non2xx > 0)
    throw new Error(`${url}: ${errors} errors, ${timeouts} time-outs, ${non2xx} refusals`);
  return result['2xx'] / result.duration;
}

/** A client's read, as a path of the gateway. */
export const READ_PATH = '/v1/calling/numbers/%2B6281100000001';
const READERS = 32;
const PUSHERS = 64;

/** Reads at this address, with this API key. */
export function read(url: string, key: string, span: Span): Promise<number> {
  const headers = { authorization: `Bearer ${key}` };
  return drive({ url: `${url}${READ_PATH}`, headers, connections: READERS, span });
}

/** Pushes callbacks to this address, as NXCloud does. */
export function push(callbackUrl: string, next: () => PushedCall, span: Span): Promise<number> {
  const { origin, pathname } = new URL(callbackUrl);
  const prefix = pathname === '/' ? '' : pathname;
  return drive({
    url: origin,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    next: () => {
      const { path, body } = next();
      return { path: `${prefix}${path}`, body };
    },
    connections: PUSHERS,
    span,
  });
}
