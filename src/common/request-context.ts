import { AsyncLocalStorage } from 'node:async_hooks';
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
  replayed: boolean;
  upstreamCalls: number;
  upstreamMs: number;
}

const storage = new AsyncLocalStorage<RequestContext>();
const contexts = new WeakMap<FastifyRequest, RequestContext>();

const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;
const TRACEPARENT = /^[\da-f]{2}-(?!0{32})[\da-f]{32}-(?!0{16})[\da-f]{16}-[\da-f]{2}$/;

/** The caller's request id when it is well formed, else null. */
export function acceptedRequestId(header: unknown): string | null {
  return typeof header === 'string' && REQUEST_ID.test(header) ? header : null;
}

/** Opens the context of a request and runs the rest of it inside. */
export function runInRequestContext(request: FastifyRequest, next: () => void): void {
  const { traceparent } = request.headers;
  const context: RequestContext = {
    requestId: request.id,
    traceparent: typeof traceparent === 'string' && TRACEPARENT.test(traceparent) ? traceparent : null,
    clientId: null,
    credential: null,
    refusal: null,
    problem: null,
    replayed: false,
    upstreamCalls: 0,
    upstreamMs: 0,
  };
  contexts.set(request, context);
  storage.run(context, next);
}

/** The context of the request under way; null outside of one (command line, timers). */
export function currentContext(): RequestContext | null {
  return storage.getStore() ?? null;
}

export function contextOf(request: FastifyRequest): RequestContext | null {
  return contexts.get(request) ?? null;
}

export function noteProblem(request: FastifyRequest, problem: ProblemError): void {
  const context = contexts.get(request);
  if (context !== undefined) context.problem = problem;
}
