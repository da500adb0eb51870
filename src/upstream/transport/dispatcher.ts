import { Agent, Dispatcher, ProxyAgent } from 'undici';
import { UpstreamSettings } from '../../config/upstream.settings';

/** The connections to NXCloud: kept alive, and through a proxy only where the settings name one. */
export function createDispatcher(settings: UpstreamSettings): Dispatcher {
  const options: Agent.Options = {
    // How many are open at once is bounded for each product (ConcurrencyLimit): products may share an address.
    connections: null,
    pipelining: 1,
    connect: { timeout: settings.attemptTimeoutMs },
    // The adapter keeps the time of the whole exchange.
    headersTimeout: 0,
    bodyTimeout: 0,
  };
  return settings.proxyUrl === null
    ? new Agent(options)
    : new ProxyAgent({ ...options, uri: settings.proxyUrl });
}
