import { HttpService } from '@nestjs/axios';
import { Injectable } from '@nestjs/common';
import { Tracing } from '../common/tracing/tracing';
import { attemptSummary, brokenSummary } from './attempt-summary';
import { ClockSkew } from './clock-skew';
import { hideEchoes } from './hide-echoes';
import { judge, judgeTransport, Verdict } from './judge';
import { UpstreamOperation, UpstreamRequest } from './operation';
import { Protocol, Signer } from './protocol';
import { TransportError } from './transport/transport-error';
import { PlainAdapter } from './transport/undici-adapter';

export interface AttemptOptions {
  /** For the whole exchange. */
  readonly timeoutMs: number;
  /** W3C trace context of what it is done for. */
  readonly traceparent: string | null;
  /** Attempts of the same request before this one. */
  readonly earlier: number;
}

/** What came of an exchange; status null: no answer. */
interface Exchanged {
  readonly verdict: Verdict;
  readonly status: number | null;
}

const USER_AGENT = 'nxcloud-gateway';
const MAX_ANSWER_BYTES = 1024 * 1024;

/**
 * One attempt: sign → send → judge. Every attempt is signed afresh, and the bytes signed are the bytes sent. Axios
 * is its adapter alone: what it does around one (merging, transforming, redirecting) is not wanted here, and costs
 * as much as the rest of the attempt (docs/performance.md).
 */
@Injectable()
export class Sender {
  private readonly exchange: PlainAdapter;

  constructor(
    { axiosRef }: HttpService,
    private readonly skew: ClockSkew,
    private readonly tracing: Tracing,
  ) {
    const { adapter } = axiosRef.defaults;
    if (typeof adapter !== 'function') throw new Error('the client of NXCloud has no adapter of its own');
    this.exchange = adapter as PlainAdapter;
  }

  async attempt(
    operation: UpstreamOperation,
    request: UpstreamRequest,
    protocol: Protocol,
    options: AttemptOptions,
  ): Promise<Verdict> {
    const span = this.tracing.begin('client', options.traceparent);
    const traceparent = span?.traceparent ?? options.traceparent;
    const sent = this.send(operation, request, protocol, { ...options, traceparent });
    const { verdict, status } = await sent.catch((error: unknown) => {
      span?.end(brokenSummary(operation));
      throw error;
    });
    const { baseUrl } = protocol;
    span?.end(attemptSummary(operation, { baseUrl, verdict, status, earlier: options.earlier }));
    return verdict;
  }

  private async send(
    operation: UpstreamOperation,
    request: UpstreamRequest,
    protocol: Protocol,
    { timeoutMs, traceparent }: AttemptOptions,
  ): Promise<Exchanged> {
    const signer = protocol.signer();
    const sentTime = this.skew.upstreamTime(operation.product);
    try {
      const response = await this.exchange({
        url: `${protocol.baseUrl}${request.path}`,
        method: operation.method,
        data: request.body ?? undefined,
        timeout: timeoutMs,
        maxContentLength: MAX_ANSWER_BYTES,
        headers: {
          'User-Agent': USER_AGENT,
          ...(request.contentType === null ? {} : { 'Content-Type': request.contentType }),
          ...(traceparent === null ? {} : { traceparent }),
          ...signer.sign(operation, request, String(sentTime)),
        },
      });
      const answer = {
        status: response.status,
        body: String(response.data),
        // Read when a refusal is for the clock.
        get serverTime() {
          return readDate(response.headers.date);
        },
        retryAfterSeconds: readRetryAfter(response.headers['retry-after']),
      };
      const verdict = withoutEchoes(judge(answer, operation, protocol, sentTime), request, signer);
      return { verdict, status: response.status };
    } catch (error) {
      if (error instanceof TransportError)
        return { verdict: { failure: judgeTransport(error) }, status: null };
      throw error;
    }
  }
}

/** The upstream's text may hold what it was sent. */
function withoutEchoes(verdict: Verdict, { texts }: UpstreamRequest, { secrets }: Signer): Verdict {
  if ('accepted' in verdict) return verdict;
  const { failure } = verdict;
  return { failure: { ...failure, reason: hideEchoes(failure.reason, [...secrets, ...texts()]) } };
}

function readDate(header: unknown): number | null {
  const time = typeof header === 'string' ? Date.parse(header) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

/** Seconds only: the date form of Retry-After is of no use to a clock that may be wrong. */
function readRetryAfter(header: unknown): number | null {
  return typeof header === 'string' && /^\d{1,6}$/.test(header) ? Number(header) : null;
}
