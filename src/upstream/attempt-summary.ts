import { SpanSummary } from '../common/tracing/tracing';
import { Verdict } from './judge';
import { UpstreamOperation } from './operation';

export interface Attempt {
  readonly baseUrl: string;
  readonly verdict: Verdict;
  /** Of the answer; null: none came. */
  readonly status: number | null;
  /** Attempts of the same request before it. */
  readonly earlier: number;
}

/** What the span of an attempt tells that the gateway itself could not make. */
export function brokenSummary({ product, name, method }: UpstreamOperation): SpanSummary {
  return {
    name: `${product} ${name}`,
    attributes: { 'http.request.method': method, 'nxg.product': product, 'nxg.operation': name },
    error: 'internal_error',
  };
}

/** What the span of an attempt tells. */
export function attemptSummary(
  { product, name, method }: UpstreamOperation,
  { baseUrl, verdict, status, earlier }: Attempt,
): SpanSummary {
  const failure = 'failure' in verdict ? verdict.failure : null;
  const { code, traceId } = 'accepted' in verdict ? verdict.accepted : verdict.failure;
  return {
    name: `${product} ${name}`,
    attributes: {
      'http.request.method': method,
      'http.request.resend_count': earlier === 0 ? null : earlier,
      'http.response.status_code': status,
      // Of the settings; the path may hold a number.
      'server.address': new URL(baseUrl).hostname,
      'nxg.product': product,
      'nxg.operation': name,
      'nxg.outcome': failure?.problem ?? 'success',
      'nxg.upstream_code': code,
      'nxg.upstream_trace_id': traceId,
    },
    error: failure?.problem ?? null,
  };
}
