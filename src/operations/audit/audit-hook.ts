import { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Principal } from '../../access/caller';
import { isJsonObject } from '../../common/json';
import { Logger } from '../../common/logging/logger';
import { problemDocument, problemHeaders } from '../../common/problems/problem-document';
import { ProblemError } from '../../common/problems/problem-error';
import { describeError } from '../../common/redaction';
import { noteProblem } from '../../common/request-context';
import { AuditEntry, targetOf } from './audit-entry';
import { AuditLog } from './audit-log';

/**
 * Records what was asked of administration and of webhooks before its answer leaves. What cannot be recorded is not
 * answered: the caller meets `internal_error`. Added before the hook that ends a request, so that a shutdown waits
 * for the entry of a caller that has left.
 */
export function addAuditHook(fastify: FastifyInstance, log: Pick<AuditLog, 'append'>, logger: Logger): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const principal = (isAudited(request) ? request.principal : null) ?? null;
    if (principal === null) {
      done(null, payload);
      return;
    }
    const entry = entryOf(principal, request, reply);
    log.append(entry).then(
      () => {
        done(null, payload);
      },
      (error: unknown) => {
        logger.error({ ...entry, error: describeError(error) }, 'the audit log could not be written');
        done(null, entry.outcome === 'internal_error' ? payload : withheld(error, request, reply));
      },
    );
  });
}

/** Whether the request may change something of the operator's, or shows numbers. Known before anything is awaited. */
function isAudited(request: FastifyRequest): boolean {
  const { access } = request.routeOptions.config;
  if (access !== 'admin' && access !== 'webhooks:write') return false;
  return !isRead(request) || asksToReveal(request);
}

function isRead({ method }: FastifyRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Whatever is not a plain no counts as a yes. */
function asksToReveal({ query }: FastifyRequest): boolean {
  return isJsonObject(query) && query.reveal !== undefined && query.reveal !== 'false';
}

function entryOf(principal: Principal, request: FastifyRequest, reply: FastifyReply): AuditEntry {
  const location = reply.getHeader('location');
  const asked = isJsonObject(request.params) ? Object.values(request.params) : [];
  return {
    ...actorOf(principal),
    address: request.ip,
    action: actionOf(request),
    target: targetOf(typeof location === 'string' ? location.split('/') : asked),
    outcome: request.gatewayContext?.problem?.code ?? 'success',
    requestId: request.id,
  };
}

function actorOf(principal: Principal): Pick<AuditEntry, 'actor' | 'credential'> {
  if (principal.kind === 'operator') return { actor: 'operator', credential: 'admin' };
  const { client, credential } = principal.caller;
  return { actor: client.id, credential };
}

/** The route stands for the path, which may hold a number. */
function actionOf(request: FastifyRequest): string {
  const action = `${request.method} ${request.routeOptions.url ?? 'unknown'}`;
  return isRead(request) ? `${action} (reveal)` : action;
}

/** Turns the answer into the problem, with nothing of what it said. */
function withheld(cause: unknown, request: FastifyRequest, reply: FastifyReply): string {
  const problem = new ProblemError('internal_error', {}, { cause });
  noteProblem(request, problem);
  void reply.removeHeader('location').status(problem.status).headers(problemHeaders(problem));
  return JSON.stringify(problemDocument(problem, request.id));
}
