import type { EventFilter, GatewayEvent } from './api-types';
import { GatewayUnreachable } from './gateway-unreachable';
import type { Interruption, Patience } from './patience';
import { readEvent } from './read-event';
import type { Failure } from './retry-decision';
import type { Sender } from './sender';
import { readMessages } from './server-sent-events';
import type { Surroundings } from './surroundings';
import { timed, TimedOut } from './timed';

const OPERATION = 'GET /v1/events/stream';
/** Three times the gateway's silence. */
const MAX_SILENCE_MS = 45_000;

/** What a stream brings, and where it begins. */
export interface StreamOptions extends EventFilter {
  /** The last event that you have worked on; without it the stream begins with the next event. */
  readonly lastEventId?: string;
  /** Ends the loop. */
  readonly signal?: AbortSignal;
  /** A stream that says nothing for so long is taken for dead. Default 45 000: the gateway speaks every 15 s. */
  readonly maxSilenceMs?: number;
  /** Is told whenever the stream broke and will be opened again. */
  readonly onInterruption?: (interruption: Interruption) => void;
}

/** The client's events as they are stored, over one connection after the other. */
export class EventStream {
  private readonly signal: AbortSignal;
  private lastEventId: string | undefined;

  constructor(
    private readonly baseUrl: string,
    private readonly options: StreamOptions,
    private readonly sender: Sender,
    private readonly patience: Patience,
    private readonly surroundings: Surroundings,
  ) {
    this.signal = options.signal ?? new AbortController().signal;
    this.lastEventId = options.lastEventId;
  }

  /** @throws GatewayProblem for what waiting does not mend */
  async *events(): AsyncGenerator<GatewayEvent, void, undefined> {
    try {
      for (;;) await this.patience.wait(yield* this.oneConnection(), this.signal);
    } catch (error) {
      if (!this.signal.aborted) throw error;
    }
  }

  /** @returns why the connection is over */
  private async *oneConnection(): AsyncGenerator<GatewayEvent, Failure, undefined> {
    const connection = new AbortController();
    try {
      const response = await this.sender.open(this.request(), OPERATION, connection);
      if (!(response instanceof Response)) return response;
      for await (const { id, data } of readMessages(this.chunks(response, connection))) {
        if (data !== null) {
          const event = readEvent(data);
          if (event === null) return new GatewayUnreachable(OPERATION, 'unreadable');
          yield event;
          this.patience.reset();
        }
        this.lastEventId = id ?? this.lastEventId;
      }
      return new GatewayUnreachable(OPERATION, 'no_connection');
    } catch (error) {
      if (error instanceof GatewayUnreachable) return error;
      throw error;
    } finally {
      connection.abort();
    }
  }

  private request(): Request {
    const headers = new Headers({ accept: 'text/event-stream' });
    if (this.lastEventId !== undefined) headers.set('last-event-id', this.lastEventId);
    const { type, bindingId, callId } = this.options;
    const url = new URL(`${this.baseUrl}/v1/events/stream`);
    for (const [name, value] of Object.entries({ type, bindingId, callId })) {
      if (value !== undefined) url.searchParams.set(name, value);
    }
    return new Request(url, { headers, signal: this.signal, redirect: 'manual' });
  }

  /** @throws GatewayUnreachable when nothing comes for too long, or the connection is cut */
  private async *chunks(
    { body }: Response,
    connection: AbortController,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    const { maxSilenceMs = MAX_SILENCE_MS } = this.options;
    const reader = body?.getReader();
    for (;;) {
      const read = timed(maxSilenceMs, this.surroundings, connection, async () => reader?.read());
      const chunk = await read.catch((cause: unknown) => {
        this.signal.throwIfAborted();
        const isSilent = connection.signal.reason instanceof TimedOut;
        throw new GatewayUnreachable(OPERATION, isSilent ? 'timed_out' : 'no_connection', { cause });
      });
      if (chunk === undefined || chunk.done) return;
      yield chunk.value;
    }
  }
}
