import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import { FastifyRequest } from 'fastify';
import { ProblemError } from './problems/problem-error';

/** What is known of the request under way, for its log line and for what it causes. */
export interface RequestContext {
  readonly requestId: string;
  /** W3C trace context, passed on upstream. */
  readonly traceparent: string | null;
  clientId: string | null;
  /** The public id of the API key, `oidc` or `admin`. */
  credential: string | null;
  /** Why the credential was not accepted. */
  refusal: string | null;
  problem: ProblemError | null;
  /** Its answer is on the way: when its caller leaves now, nothing of it goes on. */
  isAnswered: boolean;
  replayed: boolean;
  upstreamCalls: number;
  upstreamMs: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null until the request's first hook; undefined on a request that Fastify itself refuses. */
    gatewayContext: RequestContext | null | undefined;
  }
}

const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;
const TRACEPARENT = /^[\da-f]{2}-(?!0{32})[\da-f]{32}-(?!0{16})[\da-f]{16}-[\da-f]{2}$/;

/** The caller's request id when it is well formed, else null. */
export function acceptedRequestId(header: unknown): string | null {
  return typeof header === 'string' && REQUEST_ID.test(header) ? header : null;
}

/** Opens the context of a request: from here it is handed on by those that need it. */
export function openRequestContext(request: FastifyRequest): void {
  const { traceparent } = request.headers;
  request.gatewayContext = {
    requestId: request.id,
    traceparent: typeof traceparent === 'string' && TRACEPARENT.test(traceparent) ? traceparent : null,
    clientId: null,
    credential: null,
    refusal: null,
    problem: null,
    isAnswered: false,
    replayed: false,
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
