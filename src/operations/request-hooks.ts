import { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Logger } from '../common/logging/logger';
import { ProblemError } from '../common/problems/problem-error';
import { sendProblem } from '../common/problems/problem.filter';
import { describeError } from '../common/redaction';
import { contextOf, openRequestContext } from '../common/request-context';
import { traceFields } from '../common/tracing/trace-context';
import { Tracing } from '../common/tracing/tracing';
import { Drain } from '../common/drain';
import { Metrics } from './metrics';
import { requestSummary } from './tracing/request-summary';

interface Observers {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly tracing: Tracing;
  readonly drain: Drain;
}

/** What happens around every request: its context, its id, one log line, its metrics, its span. */
export function addRequestHooks(
  fastify: FastifyInstance,
  { logger, metrics, tracing, drain }: Observers,
): void {
  const end = (request: FastifyRequest, reply: FastifyReply): void => {
    if (!drain.requestEnded(request)) return;
    const route = request.routeOptions.url ?? 'unknown';
    const context = contextOf(request);
    metrics.noteRequest({
      method: request.method,
      route,
      status: reply.statusCode,
      durationSeconds: reply.elapsedTime / 1000,
      problem: context.problem,
      refusal: context.refusal,
      exceeded: context.exceeded,
    });
    context.span?.end(requestSummary(request, reply, context));
    logRequest(logger, request, reply, route);
  };

  fastify.decorateRequest('gatewayContext', null);
  fastify.addHook('onRequest', (request, reply, done) => {
    drain.requestStarted(request);
    // Comes for every answer that has left, and for every caller that has left before its answer.
    reply.raw.once('close', () => {
      if (contextOf(request).isAnswered || reply.sent) end(request, reply);
    });
    void reply.headers({ 'x-request-id': request.id, 'x-content-type-options': 'nosniff' });
    if (request.url.startsWith('/v1/')) void reply.header('cache-control', 'no-store');
    openRequestContext(request, tracing);
    if (drain.isClosing)
      sendProblem(new ProblemError('shutting_down', { retryAfterSeconds: 1 }), request, reply);
    else done();
  });

  fastify.addHook('onSend', (request, reply, payload, done) => {
    const context = contextOf(request);
    context.isAnswered = true;
    if (context.replayed) void reply.header('idempotent-replayed', 'true');
    if (drain.isDraining) void reply.header('connection', 'close');
    if (request.raw.socket.destroyed) end(request, reply);
    done(null, payload);
  });
}

/** One line a request. The route stands for the path, which may hold a number. */
function logRequest(logger: Logger, request: FastifyRequest, reply: FastifyReply, route: string): void {
  const context = contextOf(request);
  const { problem } = context;
  const cause = problem?.code === 'internal_error' ? problem.cause : undefined;
  const line = {
    requestId: request.id,
    ...traceFields(context.traceparent),
    method: request.method,
    route,
    status: reply.statusCode,
    durationMs: Math.round(reply.elapsedTime * 10) / 10,
    clientId: context.clientId ?? undefined,
    credential: context.credential ?? undefined,
    refusal: context.refusal ?? undefined,
    exceeded: context.exceeded ?? undefined,
    address: request.ip,
    problem: problem?.code,
    upstreamCode: problem?.members.upstream?.code ?? undefined,
    bindingId: problem?.members.bindingId,
    upstreamCalls: context.upstreamCalls,
    upstreamMs: Math.round(context.upstreamMs * 10) / 10,
    replayed: context.replayed ? true : undefined,
    error: cause === undefined ? undefined : describeError(cause),
  };
  if (problem?.code === 'internal_error') logger.error(line, 'request failed');
  else logger.info(line, 'request');
}
