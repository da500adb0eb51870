import { FastifyReply, FastifyRequest } from 'fastify';
import { RequestContext } from '../../common/request-context';
import { SpanSummary } from '../../common/tracing/tracing';

/** What the span of a request tells. The route stands for the path, which may hold a number or a token. */
export function requestSummary(
  { id, method, routeOptions }: FastifyRequest,
  { statusCode }: FastifyReply,
  { problem, clientId, replayed }: RequestContext,
): SpanSummary {
  const route = routeOptions.url ?? 'unknown';
  return {
    name: `${method} ${route}`,
    attributes: {
      'http.request.method': method,
      'http.route': route,
      'http.response.status_code': statusCode,
      'nxg.request_id': id,
      'nxg.client_id': clientId,
      'nxg.binding_id': problem?.members.bindingId,
      'nxg.problem': problem?.code,
      'nxg.upstream_code': problem?.members.upstream?.code,
      'nxg.replayed': replayed ? true : null,
    },
    error: statusCode >= 500 ? (problem?.code ?? String(statusCode)) : null,
  };
}
