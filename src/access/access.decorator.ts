import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiSecurity } from '@nestjs/swagger';
import { ApiProblems } from '../common/openapi/api-problems';
import { ProblemCode } from '../common/problems/catalogue';
import { Scope } from './scopes';

/** What a route asks of its caller: a scope, or nothing. */
export type RouteAccess = Scope | 'public';

export const ACCESS_METADATA = 'nxg:access';

/**
 * Declares who may call a route, once: the guard and the OpenAPI document read it. A route without it is refused.
 * @param problems what the route may answer besides the problems that every protected route has
 */
export function Access(scope: Scope, ...problems: ProblemCode[]): MethodDecorator & ClassDecorator {
  return applyDecorators(
    SetMetadata(ACCESS_METADATA, scope satisfies RouteAccess),
    ApiSecurity('bearer', [scope]),
    ApiProblems(
      'unauthenticated',
      'insufficient_scope',
      'rate_limited',
      'internal_error',
      'shutting_down',
      ...problems,
    ),
  );
}

/** A route that needs no token. */
export function PublicAccess(): MethodDecorator & ClassDecorator {
  return SetMetadata(ACCESS_METADATA, 'public' satisfies RouteAccess);
}
