import createClient, { type Middleware } from 'openapi-fetch';
import type {
  Answer,
  Call,
  CallInit,
  GatewayEvent,
  InitArgument,
  ItemOf,
  ListPath,
  Method,
} from './api-types';
import type { Token } from './bearer';
import { type EventBatch, eventBatches, type PullOptions } from './event-batches';
import { EventStream, type StreamOptions } from './event-stream';
import { GatewayUnreachable } from './gateway-unreachable';
import { IDEMPOTENT_OPERATIONS } from './idempotent-operations';
import { type Listing, listing } from './listing';
import { Patience } from './patience';
import { RETRY_LIMITS, type RetryLimits } from './retry-limits';
import { Sender } from './sender';
import { PLATFORM, type Surroundings } from './surroundings';

export interface GatewayOptions {
  /** Such as `https://gateway.example`. */
  readonly url: string;
  readonly token: Token;
  readonly retry?: Partial<RetryLimits>;
  /** For tests and unusual runtimes. */
  readonly surroundings?: Partial<Surroundings>;
}

/** The gateway, as an application calls it. Problems are thrown as `GatewayProblem`. */
export interface Gateway {
  readonly GET: Call<'get'>;
  readonly PUT: Call<'put'>;
  readonly POST: Call<'post'>;
  readonly DELETE: Call<'delete'>;
  readonly PATCH: Call<'patch'>;
  /** The items of a list, all pages of it. */
  paginate<Path extends ListPath>(
    path: Path,
    ...init: InitArgument<CallInit<Path, 'get'>>
  ): Listing<ItemOf<Path>>;
  /** Events as they are stored; resumes after whatever cuts it off. */
  streamEvents(options?: StreamOptions): AsyncGenerator<GatewayEvent, void, undefined>;
  /** Events in batches, each with the checkpoint to go on from. */
  pullEvents(options?: PullOptions): AsyncGenerator<EventBatch, void, undefined>;
}

/** What calls look like at run time, when the types of the document are gone. */
type AnyInit = {
  readonly params?: { readonly query?: Readonly<Record<string, unknown>> };
  readonly signal?: AbortSignal;
};
type AnyPaths = Record<
  string,
  Record<Method, { responses: { 200: { content: { 'application/json': unknown } } } }>
>;

export function createGateway({ url, token, retry, surroundings: own }: GatewayOptions): Gateway {
  const baseUrl = new URL(url).href.replace(/\/$/, '');
  const limits: RetryLimits = { ...RETRY_LIMITS, ...retry };
  const surroundings: Surroundings = { ...PLATFORM, ...own };
  const sender = new Sender(token, limits, surroundings);

  // Serialize once, give the key that all repeats share, then send.
  const pipeline: Middleware = {
    onRequest({ request, schemaPath }) {
      const operation = `${request.method} ${schemaPath}`;
      if (IDEMPOTENT_OPERATIONS.has(operation) && !request.headers.has('idempotency-key')) {
        request.headers.set('idempotency-key', surroundings.newIdempotencyKey());
      }
      return sender.send(request, operation);
    },
  };
  const client = createClient<AnyPaths>({ baseUrl, redirect: 'manual' });
  client.use(pipeline);

  function call<M extends Method>(method: M, told = ownError): Call<M> {
    const send = async (path: string, init: AnyInit = {}): Promise<Answer<unknown>> => {
      const asked = client.request<Method, string, AnyInit>(method, path, init);
      const { data, response } = await asked.catch(told);
      return { data, response };
    };
    // Here the types of the document are put onto the calls: at run time nothing looks at what comes.
    return send as Call<M>;
  }

  const patientGet = call('get', asItIs);
  const patienceFor = ({ onInterruption }: Pick<StreamOptions, 'onInterruption'>): Patience =>
    new Patience(limits, surroundings, onInterruption);

  return {
    GET: call('get'),
    PUT: call('put'),
    POST: call('post'),
    DELETE: call('delete'),
    PATCH: call('patch'),
    paginate: (path: string, init: AnyInit = {}) =>
      listing(async (cursor) => {
        const query = { ...init.params?.query, ...(cursor === null ? {} : { cursor }) };
        const asked = client.GET(path, { ...init, params: { ...init.params, query } });
        const { data } = await asked.catch(ownError);
        return data;
      }),
    streamEvents: (wanted = {}) =>
      new EventStream(baseUrl, wanted, sender, patienceFor(wanted), surroundings).events(),
    pullEvents: (wanted = {}) => {
      const { type, bindingId, callId, since } = wanted;
      const ask = async (cursor: string | undefined, signal: AbortSignal) => {
        const query = { type, bindingId, callId, since, limit: 200, cursor };
        return (await patientGet('/v1/events', { params: { query }, signal })).data;
      };
      return eventBatches(ask, wanted, patienceFor(wanted), surroundings);
    },
  };
}

/** Whoever makes one call hears from their own function why there is no token. */
function ownError(error: unknown): never {
  throw error instanceof GatewayUnreachable && error.reason === 'no_token' ? error.cause : error;
}

/** Whoever reads for ever is told of an interruption. */
function asItIs(error: unknown): never {
  throw error;
}
