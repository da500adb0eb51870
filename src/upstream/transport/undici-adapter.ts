import type { AxiosRequestConfig, AxiosResponse, InternalAxiosRequestConfig } from 'axios';
import { Dispatcher } from 'undici';
import { TransportError } from './transport-error';

/** An adapter of axios that can be used without the rest of axios: it takes plain headers, too. */
export type PlainAdapter = (config: AxiosRequestConfig) => Promise<AxiosResponse>;

/**
 * Lets axios send over undici. Honours axios' `timeout` (the whole exchange, in milliseconds) and
 * `maxContentLength` (bytes); follows no redirect; answers the body as text, whatever the status.
 * Rejects with a TransportError, never with an AxiosError, which would carry the request's headers.
 */
export function undiciAdapter(dispatcher: Dispatcher): PlainAdapter {
  return (config) =>
    new Promise<AxiosResponse>((resolve, reject) => {
      const exchange = new Exchange(config, resolve, reject);
      dispatcher.dispatch(exchange.options(), exchange);
    });
}

class Exchange implements Dispatcher.DispatchHandler {
  private readonly chunks: Buffer[] = [];
  private readonly timer: NodeJS.Timeout | null;
  private controller: Dispatcher.DispatchController | null = null;
  private size = 0;
  private status = 0;
  private headers: Record<string, string | string[] | undefined> = {};
  private isOver = false;

  constructor(
    private readonly config: AxiosRequestConfig,
    private readonly resolve: (response: AxiosResponse) => void,
    private readonly reject: (error: TransportError) => void,
  ) {
    const { timeout } = config;
    this.timer =
      timeout === undefined || timeout === 0
        ? null
        : setTimeout(() => {
            this.fail('timeout');
          }, timeout);
  }

  options(): Dispatcher.DispatchOptions {
    const url = new URL(this.config.url ?? '');
    return {
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: (this.config.method ?? 'get').toUpperCase(),
      headers: { ...this.config.headers } as Record<string, string>,
      body: typeof this.config.data === 'string' ? this.config.data : null,
    };
  }

  /** Called when a connection is there and the request is about to be written to it. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.isOver) controller.abort(new Error('given up before it was sent'));
    else this.controller = controller;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    this.status = status;
    this.headers = headers;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.size += chunk.length;
    if (this.size > (this.config.maxContentLength ?? Infinity)) this.fail('too_large');
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (!this.end()) return;
    this.resolve({
      data: Buffer.concat(this.chunks).toString('utf8'),
      status: this.status,
      statusText: '',
      headers: this.headers,
      config: this.config as InternalAxiosRequestConfig,
    });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    // Known by its name: not every error of undici's HTTP parser has a code.
    this.fail(error.name === 'HTTPParserError' ? 'unreadable' : 'connection', error);
  }

  private fail(kind: TransportError['kind'], cause?: Error): void {
    if (!this.end()) return;
    const isSent = this.controller !== null;
    this.controller?.abort(new Error(kind));
    this.reject(new TransportError(kind, isSent, { cause }));
  }

  /** False when the exchange has ended before. */
  private end(): boolean {
    if (this.isOver) return false;
    this.isOver = true;
    if (this.timer !== null) clearTimeout(this.timer);
    return true;
  }
}
