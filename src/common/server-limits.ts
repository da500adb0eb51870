import { Server } from 'node:http';

/** What a request may take up until it is read, on both ports. What a body may hold is said where bodies are read. */
export const REQUEST_LIMITS = {
  /** Bytes of the address and the headers together. */
  maxHeaderSize: 16 * 1024,
  headersTimeout: 20_000,
  requestTimeout: 30_000,
  /** Longer than balancers keep a connection that nobody uses. */
  keepAliveTimeout: 72_000,
  /** How often the times above are looked at. */
  connectionsCheckingInterval: 2000,
} as const;

/** Beyond these a connection is closed as soon as it is made, so that the database and NXCloud can still be reached. */
const MAX_CONNECTIONS = 10_000;

/** What Node takes from the server alone. */
export function limitServer(server: Server): void {
  server.maxConnections = MAX_CONNECTIONS;
  // As many headers as fit: those beyond a number would be dropped in silence.
  server.maxHeadersCount = 0;
}
