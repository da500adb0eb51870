import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { FastifyRequest } from 'fastify';
import { isJsonObject } from '../json';
import { ProblemError } from '../problems/problem-error';
import { publicName } from '../redaction';

/** Where Nest keeps which parameters a handler takes, and how it marks body and query (RouteParamtypes). */
const ROUTE_ARGUMENTS = '__routeArguments__';
const BODY_MARK = '3:';
const QUERY_MARK = '4:';

/**
 * Refuses query parameters and body fields on routes under /v1 that take none; the others check theirs with their
 * request class.
 */
@Injectable()
export class KnownInputGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { query, body, url } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!url.startsWith('/v1/')) return true;
    const parameter = firstName(query);
    if (parameter !== undefined && !takes(context, QUERY_MARK)) {
      throw ProblemError.invalidParameter(parameter, ...UNKNOWN_FIELD);
    }
    const field = firstName(body);
    if (field !== undefined && !takes(context, BODY_MARK)) {
      throw ProblemError.invalidField(`/${field}`, ...UNKNOWN_FIELD);
    }
    return true;
  }
}

const UNKNOWN_FIELD = ['unknown_field', 'is not known to this request'] as const;

function firstName(given: unknown): string | undefined {
  const [name] = isJsonObject(given) ? Object.keys(given) : [];
  return name === undefined ? undefined : publicName(name);
}

function takes(context: ExecutionContext, mark: string): boolean {
  const parameters: unknown = Reflect.getMetadata(
    ROUTE_ARGUMENTS,
    context.getClass(),
    context.getHandler().name,
  );
  return isJsonObject(parameters) && Object.keys(parameters).some((name) => name.startsWith(mark));
}
