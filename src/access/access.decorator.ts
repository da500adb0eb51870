import { applyDecorators, SetMetadata } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiSecurity } from '@nestjs/swagger';
import { ApiProblems } from '../common/openapi/api-problems';
import { ProblemCode } from '../common/problems/catalogue';
import { Scope } from './scopes';

/** What a route asks of its caller: a scope, or nothing. */
export type RouteAccess = Scope | 'public';

export const ACCESS_METADATA = 'nxg:access';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route asks of its caller; absent on routes that are no controller's, such as Swagger UI. */
    access?: RouteAccess;
  }
}

/** For the guard, and for the hook that runs before the body is read. */
function declareAccess(access: RouteAccess): MethodDecorator {
  return applyDecorators(SetMetadata(ACCESS_METADATA, access), RouteConfig({ access }));
}

/**
 * Declares who may call a route, once: admission, the guard and the OpenAPI document read it. A route without it is refused.
 * @param problems what the route may answer besides the problems that every protected route has
 */
export function Access(scope: Scope, ...problems: ProblemCode[]): MethodDecorator {
  return applyDecorators(
    declareAccess(scope),
    ApiSecurity('bearer', [scope]),
    ApiProblems(
      'unauthenticated',
      'insufficient_scope',
      'rate_limited',
      'validation_failed',
      'internal_error',
      'shutting_down',
      ...problems,
    ),
  );
}

/** A route that needs no token. */
export function PublicAccess(): MethodDecorator {
  return declareAccess('public');
}
