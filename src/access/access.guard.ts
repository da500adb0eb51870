import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { FastifyReply, FastifyRequest } from 'fastify';
import { CidrList } from '../common/cidr-list';
import { ProblemError } from '../common/problems/problem-error';
import { contextOf } from '../common/request-context';
import { AccessSettings } from '../config/access.settings';
import { ACCESS_METADATA, RouteAccess } from './access.decorator';
import { Principal, setCaller } from './caller';
import { Authenticator } from './credentials/authenticator';
import { RateLimit, RateLimiter, WINDOW_SECONDS } from './rate-limiter';

/** Lets a request through to its route: authenticate → count → scope. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly adminNetworks: CidrList | null;

  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly limiter: RateLimiter,
    private readonly settings: AccessSettings,
  ) {
    const { adminAllowedCidrs } = settings;
    this.adminNetworks = adminAllowedCidrs.length === 0 ? null : new CidrList(adminAllowedCidrs);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<RouteAccess | undefined>(ACCESS_METADATA, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === 'public') return true;
    if (access === undefined) throw new Error('the route declares no access');
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const principal = await this.authenticate(request);
    await this.count(principal, http.getResponse<FastifyReply>());
    this.authorize(principal, access, request);
    return true;
  }

  private async authenticate(request: FastifyRequest): Promise<Principal> {
    const principal = await this.authenticator.authenticate(request.headers.authorization);
    const log = contextOf(request);
    if (principal !== null) {
      if (log !== null) {
        log.clientId = principal.kind === 'client' ? principal.caller.client.id : null;
        log.credential = principal.kind === 'client' ? principal.caller.credential : 'admin';
      }
      return principal;
    }
    const failures = await this.limiter.take(`address:${request.ip}`, this.settings.rateLimitPerMinute);
    if (failures.isExceeded) throw tooMany(failures);
    throw new ProblemError('unauthenticated');
  }

  private async count(principal: Principal, reply: FastifyReply): Promise<void> {
    if (principal.kind === 'operator') return;
    const { client } = principal.caller;
    const limit = client.rateLimitPerMinute ?? this.settings.rateLimitPerMinute;
    const left = await this.limiter.take(client.id, limit);
    void reply.headers({
      'ratelimit-policy': `"client";q=${left.limit};w=${WINDOW_SECONDS}`,
      ratelimit: `"client";r=${left.remaining};t=${left.resetSeconds}`,
    });
    if (left.isExceeded) throw tooMany(left);
  }

  private authorize(
    principal: Principal,
    access: Exclude<RouteAccess, 'public'>,
    request: FastifyRequest,
  ): void {
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
    setCaller(request, principal.caller);
  }
}

function tooMany({ resetSeconds }: RateLimit): ProblemError {
  return new ProblemError('rate_limited', { retryAfterSeconds: resetSeconds });
}
