import { Injectable, OnApplicationShutdown } from '@nestjs/common';
import { Agent } from 'undici';
import { Clock } from '../../common/clock';
import { WebhookSettings } from '../../config/webhook.settings';
import { AddressPolicy } from './address-policy';
import { endpointUrlProblem } from './endpoint-url';
import { HostResolver } from './host-resolver';
import { webhookConnector } from './webhook-connector';
import { AttemptError, ExchangeOutcome, WebhookExchange } from './webhook-exchange';
import { webhookHeaders } from './webhook-signature';

const KEEP_ALIVE_MS = 4000;
/** However long the receiver offers. */
const MAX_KEEP_ALIVE_MS = 30_000;

export interface WebhookAttempt {
  readonly url: string;
  /** `whsec_…`, newest first. */
  readonly secrets: readonly string[];
  readonly eventId: string;
  /** The event as JSON: the bytes signed are the bytes sent. */
  readonly body: string;
  /** W3C trace context of the attempt; null: there is none. */
  readonly traceparent: string | null;
  readonly signal?: AbortSignal;
}

/** What came of an attempt. Holds no URL, no address, no secret and nothing of the answer's body. */
export interface AttemptResult {
  /** The answer's status; null when none came. */
  readonly statusCode: number | null;
  /** Null when the receiver has accepted the event. */
  readonly error: AttemptError | null;
  readonly durationMs: number;
  /** How long the receiver asked to be left alone; null when it did not. */
  readonly retryAfterSeconds: number | null;
}

/** Sends events to endpoints, one attempt a call. Knows nothing of retries. */
@Injectable()
export class WebhookSender implements OnApplicationShutdown {
  private readonly agent: Agent;
  private readonly underWay = new Set<WebhookExchange>();
  private isClosed = false;

  constructor(
    private readonly settings: WebhookSettings,
    private readonly policy: AddressPolicy,
    resolver: HostResolver,
    private readonly clock: Clock,
  ) {
    this.agent = new Agent({
      connect: webhookConnector({ policy, resolver, timeoutMs: settings.timeoutMs }),
      // A slow endpoint must not hold up another at the same address: how many are under way is for the caller.
      connections: null,
      pipelining: 1,
      keepAliveTimeout: KEEP_ALIVE_MS,
      keepAliveMaxTimeout: MAX_KEEP_ALIVE_MS,
      // The exchange keeps the time.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  /** Never rejects. */
  async send(attempt: WebhookAttempt): Promise<AttemptResult> {
    const startMs = performance.now();
    const { statusCode, error, retryAfter } = await this.exchange(attempt);
    return {
      statusCode,
      error,
      durationMs: Math.round(performance.now() - startMs),
      retryAfterSeconds: retryAfter === null ? null : readRetryAfter(retryAfter, this.clock.now()),
    };
  }

  /** Gives up what is under way, and whatever is asked for later. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const exchange of this.underWay) exchange.giveUp('aborted');
    await this.agent.destroy();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }

  private async exchange(attempt: WebhookAttempt): Promise<ExchangeOutcome> {
    const { url, signal } = attempt;
    if (this.isClosed || signal?.aborted === true) return unsent('aborted');
    // The settings may have become stricter since the endpoint was made.
    if (endpointUrlProblem(url, this.settings, this.policy) !== null) return unsent('address_refused');
    let headers: Record<string, string>;
    try {
      headers = this.headers(attempt);
    } catch {
      return unsent('internal_error');
    }
    return await new Promise((resolve) => {
      const exchange = new WebhookExchange(this.settings.timeoutMs, (outcome) => {
        this.underWay.delete(exchange);
        signal?.removeEventListener('abort', abort);
        resolve(outcome);
      });
      const abort = (): void => {
        exchange.giveUp('aborted');
      };
      this.underWay.add(exchange);
      signal?.addEventListener('abort', abort);
      const { origin, pathname, search } = new URL(url);
      this.agent.dispatch(
        { origin, path: `${pathname}${search}`, method: 'POST', headers, body: attempt.body },
        exchange,
      );
    });
  }

  private headers({ eventId, body, secrets, traceparent }: WebhookAttempt): Record<string, string> {
    const timestampSeconds = Math.floor(this.clock.now() / 1000);
    return {
      'content-type': 'application/json',
      'user-agent': 'nxcloud-gateway',
      ...(traceparent === null ? {} : { traceparent }),
      ...webhookHeaders({ id: eventId, timestampSeconds, body, secrets }),
    };
  }
}

function unsent(error: AttemptError): ExchangeOutcome {
  return { statusCode: null, error, retryAfter: null };
}

/** Seconds, or an HTTP date; a time that has passed is 0, anything else null. */
function readRetryAfter(header: string, now: number): number | null {
  if (/^\d{1,15}$/.test(header)) return Number(header);
  const time = /^[A-Z][a-z]+, .+ GMT$/.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(time) ? null : Math.max(0, Math.ceil((time - now) / 1000));
}
