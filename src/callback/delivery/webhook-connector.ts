import { connect, isIP, LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { AddressPolicy } from './address-policy';
import { HostResolver } from './host-resolver';

/** How long one of several addresses may keep the next from being tried. */
const ADDRESS_TIMEOUT_MS = 2000;

/** What ends a TLS handshake without being about TLS. */
const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH']);

type ConnectErrorCode =
  'ADDRESS_REFUSED' | 'CONNECTION_FAILED' | 'CONNECTION_REFUSED' | 'DNS_ERROR' | 'TIMEOUT' | 'TLS_ERROR';

/** Why there is no connection. Has no cause: that would hold names and addresses. */
export class ConnectError extends Error {
  constructor(readonly code: ConnectErrorCode) {
    super(`no connection: ${code}`);
    this.name = 'ConnectError';
  }
}

export interface WebhookConnectorOptions {
  readonly policy: AddressPolicy;
  readonly resolver: HostResolver;
  /** For name, connection and TLS handshake together. */
  readonly timeoutMs: number;
  /** Certificates (PEM) to trust instead of the well-known ones. */
  readonly ca?: string;
}

/**
 * How undici gets its connections: resolve → judge → connect → judge → TLS. The addresses judged are the ones the
 * socket then uses, so nothing can change in between; the address that the socket really has is judged before
 * the first byte is sent. Fails with a ConnectError.
 */
export function webhookConnector(options: WebhookConnectorOptions): buildConnector.connector {
  const { policy, timeoutMs } = options;
  const lookup = judgingLookup(options);
  const secure = buildConnector({ timeout: 0, rejectUnauthorized: true, ca: options.ca });

  return (target, callback) => {
    if (isIP(target.hostname) !== 0 && !policy.allows(target.hostname)) {
      // Never at once: undici is not ready for it.
      process.nextTick(callback, new ConnectError('ADDRESS_REFUSED'), null);
      return;
    }
    const socket = connect({
      host: target.hostname,
      port: portOf(target),
      lookup,
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: ADDRESS_TIMEOUT_MS,
      noDelay: true,
    });
    const answer = once((...result: buildConnector.CallbackArgs) => {
      clearTimeout(timer);
      if (result[0] !== null) socket.destroy();
      callback(...result);
    });
    const fail = (code: ConnectErrorCode): void => {
      answer(new ConnectError(code), null);
    };
    const timer = setTimeout(fail, timeoutMs, 'TIMEOUT').unref();
    socket.on('error', (error) => {
      fail(connectErrorCode(error));
    });
    socket.once('connect', () => {
      const { remoteAddress } = socket;
      if (remoteAddress === undefined) fail('CONNECTION_FAILED');
      else if (!policy.allows(remoteAddress)) fail('ADDRESS_REFUSED');
      else if (target.protocol !== 'https:') answer(null, socket);
      else {
        secure({ ...target, httpSocket: socket }, (error, tlsSocket) => {
          if (error === null) answer(null, tlsSocket);
          else fail(BROKEN.has(codeOf(error)) ? 'CONNECTION_FAILED' : 'TLS_ERROR');
        });
      }
    });
  };
}

/** The socket's own look-up: it is given only addresses that pass. */
function judgingLookup({ policy, resolver }: WebhookConnectorOptions): LookupFunction {
  return (hostname, _options, callback) => {
    resolver.resolve(hostname).then(
      (found) => {
        const passing = found.filter(({ address }) => policy.allows(address));
        const code = found.length === 0 ? 'DNS_ERROR' : 'ADDRESS_REFUSED';
        callback(passing.length === 0 ? new ConnectError(code) : null, passing);
      },
      () => {
        callback(new ConnectError('DNS_ERROR'), []);
      },
    );
  };
}

function portOf({ port, protocol }: buildConnector.Options): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}

function connectErrorCode(error: Error): ConnectErrorCode {
  if (error instanceof ConnectError) return error.code;
  return codeOf(error) === 'ECONNREFUSED' ? 'CONNECTION_REFUSED' : 'CONNECTION_FAILED';
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function once<T extends unknown[]>(action: (...values: T) => void): (...values: T) => void {
  let isDone = false;
  return (...values) => {
    if (isDone) return;
    isDone = true;
    action(...values);
  };
}
