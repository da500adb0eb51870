import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { FastifyRequest } from 'fastify';
import { ACCESS_METADATA, RouteAccess } from './access.decorator';

/** The last lock: a route that declares no access is not run, nor one whose request was not admitted. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const access = this.reflector.get<RouteAccess | undefined>(ACCESS_METADATA, context.getHandler());
    if (access === 'public') return true;
    const principal = context.switchToHttp().getRequest<FastifyRequest>().principal ?? null;
    if (access !== undefined && principal !== null) return true;
    throw new Error('the route declares no access, or was not asked for it');
  }
}
