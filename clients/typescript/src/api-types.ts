import type { HeadersOptions, ParamsOption, RequestBodyOption } from 'openapi-fetch';
import type { components, paths, webhooks } from './schema';

/** The shapes of the OpenAPI document by name, such as `Schemas['Binding']`. */
export type Schemas = components['schemas'];

/** What answers JSON; the stream is read by `streamEvents`. */
type CallPaths = Omit<paths, '/v1/events/stream' | '/metrics'>;

export type Method = 'get' | 'put' | 'post' | 'delete' | 'patch';

/** The paths that know a method. */
export type PathOf<M extends Method> = {
  [Path in keyof CallPaths]: CallPaths[Path] extends Record<M, object> ? Path : never;
}[keyof CallPaths];

type Operation<Path extends keyof CallPaths, M extends Method> = CallPaths[Path][M];

/** What an operation is asked with. */
export type CallInit<Path extends PathOf<M>, M extends Method> = ParamsOption<Operation<Path, M>> &
  RequestBodyOption<Operation<Path, M>> & {
    readonly headers?: HeadersOptions;
    /** Ends the call, and the waits between its attempts. */
    readonly signal?: AbortSignal;
  };

/** Optional where an operation needs nothing. */
export type InitArgument<Init> = Partial<Init> extends Init ? [init?: Init] : [init: Init];

/** What an operation answered, and the response that it came in, for its status and headers. */
export interface Answer<Body> {
  readonly data: Body;
  readonly response: Response;
}

type Json<Content> = Content extends { content: { 'application/json': infer Body } } ? Body : never;
type SuccessOf<Responses> = Responses[keyof Responses & (200 | 201 | 202)];

/** The body of an operation's success; undefined where it has none. */
type BodyOf<Op> = Op extends { responses: infer Responses }
  ? [SuccessOf<Responses>] extends [never]
    ? undefined
    : Json<SuccessOf<Responses>>
  : never;

/** One method of the client. */
export type Call<M extends Method> = <Path extends PathOf<M>>(
  path: Path,
  ...init: InitArgument<CallInit<Path, M>>
) => Promise<Answer<BodyOf<Operation<Path, M>>>>;

/** One page of a list. */
export interface Page<Item> {
  readonly data: readonly Item[];
  readonly nextCursor: string | null;
}

/** The paths that answer pages. */
export type ListPath = {
  [Path in PathOf<'get'>]: BodyOf<Operation<Path, 'get'>> extends Page<unknown> ? Path : never;
}[PathOf<'get'>];

/** What a list holds. */
export type ItemOf<Path extends ListPath> =
  BodyOf<Operation<Path, 'get'>> extends Page<infer Item> ? Item : never;

/** An event of the gateway; `type` tells which one. */
export type GatewayEvent = {
  [Type in keyof webhooks]: Json<webhooks[Type]['post']['requestBody']> & { readonly type: Type };
}[keyof webhooks];

/** What of the events is wanted. */
export type EventFilter = NonNullable<paths['/v1/events/stream']['get']['parameters']['query']>;

/** An error answer (RFC 9457). */
export type ProblemDocument =
  paths['/v1/events']['get']['responses'][429]['content']['application/problem+json'];

export type ProblemCode = ProblemDocument['code'];
