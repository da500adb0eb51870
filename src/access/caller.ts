import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import { FastifyRequest } from 'fastify';
import { contextOf, RequestContext } from '../common/request-context';
import { Client } from './clients/client';
import { Scope } from './scopes';

/** A client that has proved itself, and what its credential lets it do. */
export interface Identity {
  readonly client: Client;
  readonly scopes: readonly Scope[];
  /** For the log: the public id of the API key, or `oidc`. */
  readonly credential: string;
  /** When the credential runs out, in milliseconds since the epoch; null: never. */
  readonly expiresAt: number | null;
}

/** A client that asks, and the request that it asks with. */
export interface Caller extends Identity {
  readonly request: RequestContext;
}

/** Who asks: a client, or the operator with one of `GATEWAY_ADMIN_KEY`. */
export type Principal =
  { readonly kind: 'client'; readonly caller: Identity } | { readonly kind: 'operator' };

declare module 'fastify' {
  interface FastifyRequest {
    /** Who the request was admitted for; null when it was not, undefined when nobody was there to admit it. */
    principal: Principal | null | undefined;
  }
}

/** The client behind the request. Only on routes whose access is a client's scope. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const { principal } = request;
  if (principal?.kind !== 'client') throw new Error('the route does not require a client');
  return { ...principal.caller, request: contextOf(request) };
});
