import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import { FastifyRequest } from 'fastify';
import { Observable } from 'rxjs';
import { isJsonObject } from '../json';
import { ProblemError } from '../problems/problem-error';
import { publicName } from '../redaction';

/** Where Nest keeps which parameters a handler takes, and how it marks the query (RouteParamtypes.QUERY). */
const ROUTE_ARGUMENTS = '__routeArguments__';
const QUERY_MARK = '4:';

/** Refuses query parameters on routes that take none; the others check theirs with their request class. */
@Injectable()
export class KnownQueryInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { query } = context.switchToHttp().getRequest<FastifyRequest>();
    const [unknown] = isJsonObject(query) ? Object.keys(query) : [];
    if (unknown !== undefined && !takesQuery(context)) {
      throw ProblemError.invalidParameter(
        publicName(unknown),
        'unknown_field',
        'is not known to this request',
      );
    }
    return next.handle();
  }
}

function takesQuery(context: ExecutionContext): boolean {
  const parameters: unknown = Reflect.getMetadata(
    ROUTE_ARGUMENTS,
    context.getClass(),
    context.getHandler().name,
  );
  return isJsonObject(parameters) && Object.keys(parameters).some((name) => name.startsWith(QUERY_MARK));
}
