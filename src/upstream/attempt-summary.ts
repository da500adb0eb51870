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
export function brokenSummary(operation: UpstreamOperation): SpanSummary {
  return { ...summaryOf(operation), error: 'internal_error' };
}

/** What the span of an attempt tells. */
export function attemptSummary(
  operation: UpstreamOperation,
  { baseUrl, verdict, status, earlier }: Attempt,
): SpanSummary {
  const failure = 'failure' in verdict ? verdict.failure : null;
  const { code, traceId } = 'accepted' in verdict ? verdict.accepted : verdict.failure;
  const { name, attributes } = summaryOf(operation);
  return {
    name,
    attributes: {
      ...attributes,
      'http.request.resend_count': earlier === 0 ? null : earlier,
      'http.response.status_code': status,
      // Of the settings; the path may hold a number.
      'server.address': new URL(baseUrl).hostname,
      'nxg.outcome': failure?.problem ?? 'success',
      'nxg.upstream_code': code,
      'nxg.upstream_trace_id': traceId,
    },
    error: failure?.problem ?? null,
  };
}

/** What the operation alone says. */
function summaryOf({ product, name, method }: UpstreamOperation): Pick<SpanSummary, 'name' | 'attributes'> {
  return {
    name: `${product} ${name}`,
    attributes: { 'http.request.method': method, 'nxg.product': product, 'nxg.operation': name },
  };
}
