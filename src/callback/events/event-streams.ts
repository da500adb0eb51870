import { Inject, Injectable } from '@nestjs/common';
import { FastifyReply, FastifyRequest } from 'fastify';
import { decodeTime } from 'ulid';
import { Caller } from '../../access/caller';
import { Authenticator } from '../../access/credentials/authenticator';
import { Clock } from '../../common/clock';
import { isId } from '../../common/ids';
import { LOGGER, Logger } from '../../common/logging/logger';
import { ProblemError } from '../../common/problems/problem-error';
import { describeError } from '../../common/redaction';
import { DatabaseSettings } from '../../config/database.settings';
import { Signals } from '../../database/signals';
import { Drain } from '../../common/drain';
import { Vault } from '../../vault/vault';
import { toEvent } from './event';
import { EventStreamQuery } from './event.dto';
import { EVENTS_AT_ONCE, EventStream, StreamSource } from './event-stream';
import { EventFilter, EventStore } from './event-store';
import { eventsTopic } from './events-topic';
import { StreamSlots } from './stream-slots';

const SCOPE = 'events:read';
/** With the half second that a credential's look-up is trusted, a stream ends within the second it may. */
const CHECK_MS = 300;
const DAY_MS = 24 * 3600 * 1000;
const BUSY_SECONDS = 15;
/** The id of no event, older than any: whoever resumes after it gets the oldest that is kept. */
const BEFORE_ALL = `evt_${'0'.repeat(26)}`;
const CONTENT_TYPE = 'text/event-stream; charset=utf-8';

/** One reader of a client's events: who it is and how it asks. */
export interface StreamRequest {
  readonly caller: Caller;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly query: EventStreamQuery;
}

/** The last event that a reader has, and its position. */
interface Start {
  readonly position: number;
  readonly id: string;
}

/** Streams events to applications that no webhook reaches. */
@Injectable()
export class EventStreams {
  private readonly open = new Set<EventStream>();

  constructor(
    private readonly store: EventStore,
    private readonly slots: StreamSlots,
    private readonly signals: Signals,
    private readonly authenticator: Authenticator,
    private readonly vault: Vault,
    private readonly settings: DatabaseSettings,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly drain: Drain,
  ) {
    drain.onBegin(() => {
      this.open.forEach((stream) => {
        stream.end();
      });
    });
  }

  /** How many are open. */
  get count(): number {
    return this.open.size;
  }

  /** Runs until the reader leaves, may not read any more, or the gateway shuts down. */
  async serve({ caller, request, reply, query }: StreamRequest): Promise<void> {
    const { id: clientId } = caller.client;
    const start = await this.startOf(clientId, request.headers['last-event-id']);
    if (request.method === 'HEAD') {
      void reply.header('content-type', CONTENT_TYPE).send();
      return;
    }
    const slot = await this.slots.take(clientId);
    if (slot === null) {
      caller.request.exceeded = 'streams';
      throw new ProblemError('rate_limited', {
        detail: 'The client has 5 streams open already.',
        retryAfterSeconds: BUSY_SECONDS,
      });
    }
    reply.hijack();
    const stream = this.begin(reply);
    const stopChecking = this.endWhenRefused(stream, caller, request.headers.authorization);
    try {
      await stream.run(this.sourceOf(clientId, start, toFilter(query), slot));
    } catch (error) {
      this.logger.warn({ clientId, error: describeError(error) }, 'an event stream broke off');
    } finally {
      stopChecking();
      this.open.delete(stream);
      await this.slots.release(slot).catch(() => undefined);
    }
  }

  private begin(reply: FastifyReply): EventStream {
    const headers = Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined);
    reply.raw.writeHead(200, {
      ...Object.fromEntries(headers),
      'content-type': CONTENT_TYPE,
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const stream = new EventStream(reply.raw);
    this.open.add(stream);
    if (this.drain.isDraining) stream.end();
    return stream;
  }

  private sourceOf(clientId: string, start: Start, filter: EventFilter, slot: string): StreamSource {
    let { position } = start;
    return {
      after: start.id,
      next: async () => {
        const { rows, reached } = await this.store.after(clientId, position, filter, EVENTS_AT_ONCE);
        position = reached;
        return rows.map((row) => toEvent(this.vault, row));
      },
      onNews: (listener: () => void) => this.signals.subscribe(eventsTopic(clientId), listener),
      onHeartbeat: () => this.slots.renew(slot),
    };
  }

  /** Asks again and again whether the credential still opens the stream. @returns what ends that */
  private endWhenRefused(
    stream: EventStream,
    { client, expiresAt }: Caller,
    authorization: string | undefined,
  ): () => void {
    const check = async (): Promise<void> => {
      const isExpired = expiresAt !== null && expiresAt <= this.clock.now();
      const principal = isExpired ? null : await this.authenticator.authenticate(authorization);
      const mayRead =
        principal?.kind === 'client' &&
        principal.caller.client.id === client.id &&
        principal.caller.scopes.includes(SCOPE);
      if (!mayRead) stream.end();
    };
    const timer = setInterval(() => {
      check().catch(() => {
        stream.end();
      });
    }, CHECK_MS);
    return () => {
      clearInterval(timer);
    };
  }

  /**
   * What to go on from: after the event that the reader had last, or from now on.
   * @throws ProblemError `validation_failed` for an event that the client never had
   */
  private async startOf(clientId: string, lastEventId: string | string[] | undefined): Promise<Start> {
    if (lastEventId === undefined || lastEventId === '') {
      const position = await this.store.lastPosition(clientId);
      return { position, id: (await this.store.lastIdUpTo(clientId, position)) ?? BEFORE_ALL };
    }
    const id = typeof lastEventId === 'string' && isId(lastEventId, 'evt') ? lastEventId : null;
    const event = id === null ? null : await this.store.find(clientId, id);
    if (event?.position != null) return { position: event.position, id: event.id };
    if (id !== null && event === null && this.isPurged(id)) return { position: 0, id };
    throw ProblemError.invalidParameter('Last-Event-ID', 'event_id', 'is no event of the client');
  }

  /** An event so old that it is kept no more: all that is kept came later. */
  private isPurged(id: string): boolean {
    return (
      decodeTime(id.slice('evt_'.length)) <= this.clock.now() - this.settings.eventRetentionDays * DAY_MS
    );
  }
}

function toFilter({ type, bindingId, callId }: EventStreamQuery): EventFilter {
  return { types: type === undefined ? undefined : [type], bindingId, callId };
}
