import { Dispatcher } from 'undici';
import { ConnectError } from './webhook-connector';

/** An answer's body is of no interest: so much of it is read to keep the connection. */
const MAX_BODY_BYTES = 65_536;

/**
 * Why an attempt failed. `redirect` and `status`: answered, but not with 2xx; `invalid_answer`: answered, but not
 * in HTTP; `aborted`: given up by the gateway; `internal_error`: the gateway could not make the request.
 */
export type AttemptError =
  | 'aborted'
  | 'address_refused'
  | 'connection_failed'
  | 'connection_refused'
  | 'dns_error'
  | 'internal_error'
  | 'invalid_answer'
  | 'redirect'
  | 'status'
  | 'timeout'
  | 'tls_error';

export interface ExchangeOutcome {
  /** The answer’s status; null when none came. 2xx is a success, whether or not the body came whole. */
  readonly statusCode: number | null;
  readonly error: AttemptError | null;
  /** The header as it came. */
  readonly retryAfter: string | null;
}

const CONNECT_WORDS: Readonly<Record<ConnectError['code'], AttemptError>> = {
  ADDRESS_REFUSED: 'address_refused',
  CONNECTION_FAILED: 'connection_failed',
  CONNECTION_REFUSED: 'connection_refused',
  DNS_ERROR: 'dns_error',
  TIMEOUT: 'timeout',
  TLS_ERROR: 'tls_error',
};

/** One request over undici: reads the answer's status, reads and drops its body, and settles exactly once. */
export class WebhookExchange implements Dispatcher.DispatchHandler {
  private readonly timer: NodeJS.Timeout;
  private controller: Dispatcher.DispatchController | null = null;
  private statusCode: number | null = null;
  private retryAfter: string | null = null;
  private bodyBytes = 0;
  private isOver = false;

  /** `timeoutMs` is for the whole exchange: name, connection, answer and its body. */
  constructor(
    timeoutMs: number,
    private readonly settle: (outcome: ExchangeOutcome) => void,
  ) {
    this.timer = setTimeout(() => {
      this.giveUp('timeout');
    }, timeoutMs);
  }

  /** Settles at once, and drops the connection where there is one. */
  giveUp(error: AttemptError | null): void {
    this.end(error);
    this.controller?.abort(new Error('given up'));
  }

  /** Called when a connection is there and the request is about to be written to it. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.isOver) controller.abort(new Error('given up before it was sent'));
    else this.controller = controller;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    statusCode: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (statusCode < 200) return;
    const retryAfter = headers['retry-after'];
    this.statusCode = statusCode;
    this.retryAfter = typeof retryAfter === 'string' ? retryAfter : null;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.bodyBytes += chunk.length;
    if (this.bodyBytes > MAX_BODY_BYTES) this.giveUp(statusError(this.statusCode));
  }

  onResponseEnd(): void {
    this.end(statusError(this.statusCode));
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.end(errorWord(error));
  }

  private end(error: AttemptError | null): void {
    if (this.isOver) return;
    this.isOver = true;
    clearTimeout(this.timer);
    // The status says it: whether the rest of the answer comes is of no interest.
    const isAccepted = this.statusCode !== null && statusError(this.statusCode) === null;
    this.settle({
      statusCode: this.statusCode,
      error: isAccepted ? null : error,
      retryAfter: this.retryAfter,
    });
  }
}

function statusError(statusCode: number | null): AttemptError | null {
  if (statusCode === null) return 'invalid_answer';
  if (statusCode < 300) return null;
  return statusCode < 400 ? 'redirect' : 'status';
}

function errorWord(error: Error): AttemptError {
  if (error instanceof ConnectError) return CONNECT_WORDS[error.code];
  // Known by its name: not every error of undici's HTTP parser has a code.
  if (error.name === 'HTTPParserError') return 'invalid_answer';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/^UND_ERR_(HEADERS_OVERFLOW|RES_)/.test(code)) return 'invalid_answer';
  return /^(ERR_SSL_|ERR_TLS_|EPROTO$)/.test(code) ? 'tls_error' : 'connection_failed';
}
