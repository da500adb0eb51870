import { Injectable } from '@nestjs/common';
import { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CidrList } from '../common/cidr-list';
import { ProblemError } from '../common/problems/problem-error';
import { sendProblem } from '../common/problems/problem.filter';
import { Budget, contextOf } from '../common/request-context';
import { AccessSettings } from '../config/access.settings';
import { Principal } from './caller';
import { Authenticator, Refusal } from './credentials/authenticator';
import { RateLimit, RateLimiter, WINDOW_SECONDS } from './rate-limiter';
import { Scope } from './scopes';

/** Lets a request through to its route: authenticate → count → scope. Before its body is read. */
@Injectable()
export class Admission {
  private readonly adminNetworks: CidrList | null;

  constructor(
    private readonly authenticator: Authenticator,
    private readonly limiter: RateLimiter,
    private readonly settings: AccessSettings,
  ) {
    const { adminAllowedCidrs } = settings;
    this.adminNetworks = adminAllowedCidrs.length === 0 ? null : new CidrList(adminAllowedCidrs);
  }

  /** @throws ProblemError `unauthenticated`, `rate_limited`, `insufficient_scope` */
  async admit(access: Scope, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const principal = await this.authenticate(request);
    await this.count(principal, request, reply);
    this.authorize(principal, access, request);
    request.principal = principal;
  }

  private async authenticate(request: FastifyRequest): Promise<Principal> {
    const found = await this.authenticator.authenticate(request.headers.authorization);
    noteCaller(request, found);
    if (found.kind !== 'refused') return found;
    const failures = await this.limiter.take(`address:${request.ip}`, this.settings.rateLimitPerMinute);
    if (failures.isExceeded) throw tooMany(failures, 'address', request);
    throw new ProblemError('unauthenticated');
  }

  private async count(principal: Principal, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (principal.kind === 'operator') return;
    const { client } = principal.caller;
    const limit = client.rateLimitPerMinute ?? this.settings.rateLimitPerMinute;
    const left = await this.limiter.take(client.id, limit);
    void reply.headers({
      'ratelimit-policy': `"client";q=${left.limit};w=${WINDOW_SECONDS}`,
      ratelimit: `"client";r=${left.remaining};t=${left.resetSeconds}`,
    });
    if (left.isExceeded) throw tooMany(left, 'client', request);
  }

  private authorize(principal: Principal, access: Scope, request: FastifyRequest): void {
    if (access === 'admin' && this.adminNetworks?.contains(request.ip) === false) {
      throw new ProblemError('insufficient_scope', {
        detail: 'Administration is not allowed from this address.',
      });
    }
    if (principal.kind === 'operator') {
      if (access === 'admin') return;
      throw new ProblemError('insufficient_scope', {
        detail: 'The admin key is for /v1/admin alone; use a client’s API key.',
      });
    }
    if (!principal.caller.scopes.includes(access)) {
      throw new ProblemError('insufficient_scope', { detail: `This request needs the scope ${access}.` });
    }
  }
}

function tooMany({ resetSeconds }: RateLimit, budget: Budget, request: FastifyRequest): ProblemError {
  contextOf(request).exceeded = budget;
  return new ProblemError('rate_limited', { retryAfterSeconds: resetSeconds });
}

function noteCaller(request: FastifyRequest, found: Principal | Refusal): void {
  const log = contextOf(request);
  log.clientId = found.kind === 'client' ? found.caller.client.id : null;
  log.refusal = found.kind === 'refused' ? found.reason : null;
  switch (found.kind) {
    case 'client':
      log.credential = found.caller.credential;
      break;
    case 'operator':
      log.credential = 'admin';
      break;
    case 'refused':
      log.credential = found.credential;
  }
}

/** Asks for admission to every route that declares a scope. */
export function addAdmissionHook(fastify: FastifyInstance, admission: Admission): void {
  fastify.decorateRequest('principal', null);
  fastify.addHook('onRequest', async (request, reply) => {
    const { access = 'public' } = request.routeOptions.config;
    if (access === 'public') return;
    try {
      await admission.admit(access, request, reply);
    } catch (error) {
      sendProblem(error, request, reply);
      await reply;
    }
  });
}
