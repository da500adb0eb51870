import { SpanSummary } from '../../common/tracing/tracing';
import { Claimed } from './delivery-queue';
import { AttemptResult } from './webhook-sender';

/** What the span of an attempt tells: ids and words, and nothing of where the endpoint is. */
export function deliverySummary(
  { delivery, event, endpoint }: Claimed,
  { statusCode, error }: AttemptResult,
): SpanSummary {
  return {
    name: `deliver ${event.type}`,
    attributes: {
      'http.request.method': 'POST',
      'http.response.status_code': statusCode,
      'nxg.client_id': endpoint.client_id,
      'nxg.endpoint_id': endpoint.id,
      'nxg.event_id': event.id,
      'nxg.event_type': event.type,
      'nxg.delivery_id': delivery.id,
      'nxg.attempt': delivery.claims,
      'nxg.outcome': error ?? 'accepted',
    },
    // What a shutdown breaks off counts as never made.
    error: error === 'aborted' ? null : error,
  };
}
