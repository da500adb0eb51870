/** A request that got no whole answer. Holds no header and no body, so that no log can leak them. */
export class TransportError extends Error {
  constructor(
    readonly kind: 'timeout' | 'connection' | 'too_large' | 'unreadable',
    /** Whether any of the request may have left the gateway. */
    readonly isSent: boolean,
    options?: ErrorOptions,
  ) {
    super(`upstream ${kind}${isSent ? ' after sending' : ' before sending'}`, options);
    this.name = 'TransportError';
  }
}
