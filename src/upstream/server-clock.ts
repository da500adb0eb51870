import { request } from 'undici';
import { UpstreamSettings } from '../config/upstream.settings';
import { createDispatcher } from './transport/dispatcher';

/** `Date` counts whole seconds: on average half of one has passed. */
const HALF_A_SECOND_MS = 500;

/** Half of the minute that NXCloud grants a signature; leases and retries in the database are as patient. */
export const MAX_SKEW_SECONDS = 30;

/**
 * How many seconds a server's clock is ahead of this machine's, by the `Date` of its answer to a request without a
 * signature, over the way that signed requests go. Null: it cannot be asked, or does not say.
 */
export async function secondsAhead(url: string, settings: UpstreamSettings): Promise<number | null> {
  const dispatcher = createDispatcher(settings);
  const askedAt = Date.now();
  try {
    const { headers, body } = await request(url, {
      dispatcher,
      method: 'HEAD',
      signal: AbortSignal.timeout(settings.attemptTimeoutMs),
    });
    const middle = (askedAt + Date.now()) / 2;
    await body.dump();
    const serverTime = typeof headers.date === 'string' ? Date.parse(headers.date) : Number.NaN;
    // Never -0.
    return Number.isNaN(serverTime) ? null : Math.round((serverTime + HALF_A_SECOND_MS - middle) / 1000) + 0;
  } catch {
    return null;
  } finally {
    await dispatcher.destroy();
  }
}
