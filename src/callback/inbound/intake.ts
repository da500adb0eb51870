import { Inject, Injectable } from '@nestjs/common';
import { Answer } from '../../common/answer';
import { Clock } from '../../common/clock';
import { JsonObject } from '../../common/json';
import { LOGGER, Logger } from '../../common/logging/logger';
import { ProblemError } from '../../common/problems/problem-error';
import { describeError } from '../../common/redaction';
import { within } from '../../common/within';
import { CallbackSettings } from '../../config/callback.settings';
import { CallbackJournal, CallbackReport } from '../callback-journal';
import { CallbackReader } from './callback-reader';
import { CallbackSource } from './call-record';
import { CallingSecrets } from './calling-secrets';
import { CallbackHeaders, isSignedCallback } from './calling-signature';
import { Forwarder } from './forwarder';
import { Inbox, Stored } from './inbox';
import { SOURCES } from './sources';

/** What NXCloud is answered when its callback is safe. Interline reads `error`, the others `code`. */
export const ACKNOWLEDGEMENT = { code: 0, error: 0, msg: 'success' };

/** NXCloud gives up on an answer after some seconds; better a clear 503 before. */
const STORE_TIMEOUT_MS = 10_000;

/** Of a callback that was not stored. */
const NOTHING = { row: null, events: [] };

/** A callback as it came in. */
export interface Incoming {
  readonly requestId: string;
  /** W3C trace context of the request that brings it. */
  readonly traceparent: string | null;
  readonly source: CallbackSource;
  readonly body: Buffer;
  readonly headers: CallbackHeaders;
}

/** Takes callbacks in: verify raw → parse → store → acknowledge. */
@Injectable()
export class Intake {
  constructor(
    private readonly secrets: CallingSecrets,
    private readonly reader: CallbackReader,
    private readonly inbox: Inbox,
    private readonly forwarder: Forwarder,
    private readonly journal: CallbackJournal,
    private readonly settings: CallbackSettings,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @throws ProblemError `unauthenticated`, `malformed_request`, `upstream_unavailable` */
  async receive(incoming: Incoming): Promise<Answer<unknown>> {
    const startedAt = performance.now();
    let report: Pick<CallbackReport, 'outcome' | 'row' | 'events'> = {
      outcome: 'refused',
      ...NOTHING,
    };
    try {
      const isSigned = this.verify(incoming);
      const fields = this.parse(incoming);
      report = { outcome: 'failed', ...NOTHING };
      if (incoming.source === 'calling' && (fields.calls ?? null) === null) {
        const answer = await this.passOn(incoming);
        report = { outcome: this.forwarder.isConfigured ? 'forwarded' : 'ignored', ...NOTHING };
        return answer;
      }
      const { row, events } = await this.store(incoming, fields, isSigned);
      report = { outcome: row.status, row, events };
      return Answer.ok(ACKNOWLEDGEMENT);
    } finally {
      this.journal.noteCallback({
        ...report,
        source: incoming.source,
        durationMs: performance.now() - startedAt,
        requestId: incoming.requestId,
        traceparent: incoming.traceparent,
      });
    }
  }

  /** @returns whether the callback is signed; no more than the token is asked of those that never are */
  private verify({ source, headers, body }: Incoming): boolean {
    const { callingSignature } = this.settings;
    if (source !== 'calling' || callingSignature === 'off') return false;
    if (!isSignedCallback(headers, body, this.secrets.accepted(), callingSignature)) {
      throw new ProblemError('unauthenticated', { detail: 'The callback is not signed as it has to be.' });
    }
    return true;
  }

  private parse({ source, body }: Incoming): JsonObject {
    const fields = this.reader.parse(source, body);
    if (fields === null) {
      throw new ProblemError('malformed_request', { detail: 'The body of the callback cannot be read.' });
    }
    return fields;
  }

  private async store(incoming: Incoming, fields: JsonObject, isSigned: boolean): Promise<Stored> {
    try {
      return await within(STORE_TIMEOUT_MS, this.storeParsed(incoming, fields, isSigned), 'the store');
    } catch (error) {
      const { requestId, source } = incoming;
      this.logger.error({ requestId, source, error: describeError(error) }, 'a callback could not be stored');
      throw new ProblemError(
        'upstream_unavailable',
        { detail: 'The callback could not be stored; send it again.', retryAfterSeconds: 5 },
        { cause: error },
      );
    }
  }

  private async storeParsed(
    { source, body, traceparent }: Incoming,
    fields: JsonObject,
    isSigned: boolean,
  ): Promise<Stored> {
    return this.inbox.store({
      source,
      product: SOURCES[source].product,
      body,
      fields,
      records: await this.reader.records(source, fields),
      isSigned,
      receivedAt: this.clock.now(),
      traceparent,
    });
  }

  private async passOn({ body, headers }: Incoming): Promise<Answer<unknown>> {
    return this.forwarder.isConfigured ? this.forwarder.forward(body, headers) : Answer.ok(ACKNOWLEDGEMENT);
  }
}
