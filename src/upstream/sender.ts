import { HttpService } from '@nestjs/axios';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../common/request-context';
import { ClockSkew } from './clock-skew';
import { hideEchoes } from './hide-echoes';
import { judge, judgeTransport, Verdict } from './judge';
import { UpstreamOperation, UpstreamRequest } from './operation';
import { Protocol } from './protocol';
import { TransportError } from './transport/transport-error';

/** One attempt: sign → send → judge. Every attempt is signed afresh, and the bytes signed are the bytes sent. */
@Injectable()
export class Sender {
  constructor(
    private readonly http: HttpService,
    private readonly skew: ClockSkew,
  ) {}

  async attempt(
    operation: UpstreamOperation,
    request: UpstreamRequest,
    protocol: Protocol,
    timeoutMs: number,
  ): Promise<Verdict> {
    const sentTime = this.skew.upstreamTime(operation.product);
    const traceparent = currentContext()?.traceparent ?? null;
    try {
      const { data, status, headers } = await this.http.axiosRef.request<string>({
        url: `${protocol.baseUrl}${request.path}`,
        method: operation.method,
        data: request.body ?? undefined,
        timeout: timeoutMs,
        headers: {
          ...(request.contentType === null ? {} : { 'Content-Type': request.contentType }),
          ...(traceparent === null ? {} : { traceparent }),
          ...protocol.sign(operation, request, String(sentTime)),
        },
      });
      const answer = {
        status,
        body: data,
        serverTime: readDate(headers.date),
        retryAfterSeconds: readRetryAfter(headers['retry-after']),
      };
      return withoutEchoes(judge(answer, operation, protocol, sentTime), request, protocol);
    } catch (error) {
      if (error instanceof TransportError) return { failure: judgeTransport(error) };
      throw error;
    }
  }
}

/** The upstream's text may hold what it was sent. */
function withoutEchoes(verdict: Verdict, { texts }: UpstreamRequest, { secrets }: Protocol): Verdict {
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
