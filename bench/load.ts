import autocannon from 'autocannon';

export interface Load {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Record<string, string>;
  /** The path and body of each request in turn; none: always the same GET. */
  readonly next?: () => { path: string; body: string };
  readonly connections: number;
  /** How long, or how many requests. */
  readonly seconds?: number;
  readonly amount?: number;
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
  seconds,
  amount,
}: Load): Promise<number> {
  const result = await autocannon({
    url,
    method,
    headers,
    connections,
    ...(amount === undefined ? { duration: seconds } : { amount }),
    requests: next === undefined ? undefined : [{ setupRequest: (request) => ({ ...request, ...next() }) }],
  });
  const { errors, timeouts, non2xx } = result;
  if (errors + timeouts + non2xx > 0)
    throw new Error(`${url}: ${errors} errors, ${timeouts} time-outs, ${non2xx} refusals`);
  return result['2xx'] / result.duration;
}
