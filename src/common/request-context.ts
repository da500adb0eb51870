import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import { FastifyRequest } from 'fastify';
import { ProblemError } from './problems/problem-error';
import { acceptedTraceparent } from './tracing/trace-context';
import { Span, Tracing } from './tracing/tracing';

/** What a request may use up. */
export const BUDGETS = ['client', 'address', 'streams'] as const;
export type Budget = (typeof BUDGETS)[number];

/** What is known of the request under way, for its log line and for what it causes. */
export interface RequestContext {
  readonly requestId: string;
  /** W3C trace context of what the request causes: its span's while traces are on, else the caller's. */
  readonly traceparent: string | null;
  /** Null: traces are off, or the route has none. */
  readonly span: Span | null;
  clientId: string | null;
  /** The public id of the API key, `oidc` or `admin`. */
  credential: string | null;
  /** Why the credential was not accepted. */
  refusal: string | null;
  problem: ProblemError | null;
  /** Its answer is on the way: when its caller leaves now, nothing of it goes on. */
  isAnswered: boolean;
  replayed: boolean;
  /** Whose budget the request went beyond: the client's, its address's for failed authentications, or that of streams. */
  exceeded: Budget | null;
  upstreamCalls: number;
  upstreamMs: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null until the request's first hook; undefined on a request that Fastify itself refuses. */
    gatewayContext: RequestContext | null | undefined;
  }
}

export const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;

/** The caller's request id when it is well formed, else null. */
export function acceptedRequestId(header: unknown): string | null {
  return typeof header === 'string' && REQUEST_ID.test(header) ? header : null;
}

/** What has no span: probes, scrapes and documents. */
const TRACED = /^\/(?:v1|callbacks)\//;

/** Opens the context of a request: from here it is handed on by those that need it. */
export function openRequestContext(request: FastifyRequest, tracing: Tracing): void {
  const traceparent = acceptedTraceparent(request.headers.traceparent);
  const span = TRACED.test(request.routeOptions.url ?? '') ? tracing.begin('server', traceparent) : null;
  request.gatewayContext = {
    requestId: request.id,
    traceparent: span?.traceparent ?? traceparent,
    span,
    clientId: null,
    credential: null,
    refusal: null,
    problem: null,
    isAnswered: false,
    replayed: false,
    exceeded: null,
    upstreamCalls: 0,
    upstreamMs: 0,
  };
}

/** The context of the request, for a handler that causes something. */
export const CurrentContext = createParamDecorator(
  (_: unknown, execution: ExecutionContext): RequestContext =>
    contextOf(execution.switchToHttp().getRequest<FastifyRequest>()),
);

/** @throws Error before the context was opened */
export function contextOf(request: FastifyRequest): RequestContext {
  const context = request.gatewayContext ?? null;
  if (context === null) throw new Error('the request has no context yet');
  return context;
}

export function noteProblem(request: FastifyRequest, problem: ProblemError): void {
  const context = request.gatewayContext ?? null;
  if (context !== null) context.problem = problem;
}
