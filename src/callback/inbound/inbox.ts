import { Injectable } from '@nestjs/common';
import { Transaction } from 'kysely';
import { groupedBy } from '../../common/grouped-by';
import { Ids } from '../../common/ids';
import { JsonObject } from '../../common/json';
import { Database } from '../../database/database';
import { GroupCommit } from '../../database/group-commit';
import { Schema } from '../../database/schema';
import { Vault } from '../../vault/vault';
import { CallProduct } from '../events/call';
import { PublishedEvent } from '../callback-journal';
import { CallbackRow, sealBody } from './callback-row';
import { CallbackSource, CallRecord } from './call-record';
import { contentOf, contentsOfCalls } from './content';
import { Decision } from './decision';
import { Publisher } from './publisher';
import { Router } from './router';
import { verdictOf } from './verdict';

type Tx = Transaction<Schema>;

/** A callback that has proved itself and was parsed. */
export interface Received {
  readonly source: CallbackSource;
  readonly product: CallProduct;
  /** The bytes as they came. */
  readonly body: Buffer;
  readonly fields: JsonObject;
  readonly records: readonly CallRecord[];
  readonly isSigned: boolean;
  readonly receivedAt: number;
  /** W3C trace context of the request that brought it. */
  readonly traceparent: string | null;
}

/** What was stored of a callback. */
export interface Stored {
  readonly row: CallbackRow;
  /** The events that came of it. */
  readonly events: readonly PublishedEvent[];
}

interface Arrival extends Received {
  readonly callbackId: string;
  readonly contentHashes: readonly string[];
}

/** A record whose content was not there before. */
interface Fresh {
  readonly arrival: Arrival;
  readonly ordinal: number;
  readonly record: CallRecord;
}

const LIMITS = { maxItems: 128, maxWaiting: 2000 };
/** Bodies that wait for the store, all together; while it is away more are refused at once. */
const MAX_WAITING_BYTES = 64 * 1024 * 1024;

/** Stores callbacks: callback, events, routing and deliveries in one transaction, which concurrent ones share. */
@Injectable()
export class Inbox {
  private readonly commits: GroupCommit<Received, Stored>;
  private waitingBytes = 0;

  constructor(
    private readonly database: Database,
    private readonly router: Router,
    private readonly publisher: Publisher,
    private readonly vault: Vault,
    private readonly ids: Ids,
  ) {
    const maxCommits = database.kind === 'sqlite' ? 1 : 4;
    this.commits = new GroupCommit((items) => this.storeTogether(items), { ...LIMITS, maxCommits });
  }

  /** Bytes of bodies that wait for the store. */
  get waiting(): number {
    return this.waitingBytes;
  }

  /** Resolves when the callback is safely on disk. */
  async store(received: Received): Promise<Stored> {
    const { length } = received.body;
    if (this.waitingBytes + length > MAX_WAITING_BYTES) throw new Error('too much waits for the store');
    this.waitingBytes += length;
    try {
      return await this.commits.add(received);
    } finally {
      this.waitingBytes -= length;
    }
  }

  private async storeTogether(items: readonly Received[]): Promise<Stored[]> {
    const arrivals = items.map((item) => this.arrivalOf(item));
    const { stored, events } = await this.database.transaction(async (transaction) => {
      const originals = await this.claimContents(transaction, arrivals);
      const fresh = arrivals.flatMap((arrival) => freshOf(arrival, originals));
      const decisions = await this.router.route(
        transaction,
        fresh.map(({ record, arrival }) => ({ record, receivedAt: arrival.receivedAt })),
      );
      const callbacks = arrivals.map((arrival) => {
        const own = decisions.filter((_, index) => fresh[index]?.arrival === arrival);
        return this.rowOf(arrival, own, originals.get(arrival.contentHashes[0] ?? '')?.callbackId ?? null);
      });
      await this.database.insertAll(transaction, 'callbacks', callbacks);
      const published = await this.publisher.publish(
        transaction,
        fresh.flatMap(({ arrival, ordinal, record }, index) => {
          const decision = decisions[index];
          return decision?.status === 'routed' ? [{ ...arrival, ordinal, record, decision }] : [];
        }),
      );
      const eventsOf = groupedBy(published, ({ callback_id }) => callback_id);
      return {
        stored: callbacks.map((row) => ({ row, events: eventsOf.get(row.id) ?? [] })),
        events: published,
      };
    });
    this.publisher.announce(events);
    return stored;
  }

  private arrivalOf(received: Received): Arrival {
    const { fields, records, source } = received;
    const { calls } = fields;
    // As many records as calls: each is known by its own call.
    const isOneEach = Array.isArray(calls) && calls.length === records.length;
    const contents = isOneEach ? contentsOfCalls(fields, calls) : [contentOf(fields)];
    const contentHashes = contents.map((content) => this.vault.lookupHash(`callback ${source} ${content}`));
    return { ...received, callbackId: this.ids.next('cbk'), contentHashes };
  }

  /**
   * Writes down each content that is new.
   * @returns where each content was first reported. In the order of the hashes, so that no two replicas wait for
   * each other.
   */
  private async claimContents(
    transaction: Tx,
    arrivals: readonly Arrival[],
  ): Promise<Map<string, { callbackId: string; ordinal: number }>> {
    const reports = arrivals.flatMap(({ callbackId, contentHashes, records }) =>
      contentHashes.map((content_hash, ordinal) => ({
        content_hash,
        callback_id: callbackId,
        ordinal,
        call_id: records[ordinal]?.call.callId ?? null,
      })),
    );
    // The first of equal ones counts.
    const contents = [...new Map(reports.reverse().map((report) => [report.content_hash, report])).values()];
    contents.sort((one, other) => (one.content_hash < other.content_hash ? -1 : 1));
    await this.database.insertAll(transaction, 'callback_records', contents, 'content_hash');
    const hashes = contents.map(({ content_hash }) => content_hash);
    const rows = await transaction
      .selectFrom('callback_records')
      .select(['content_hash', 'callback_id', 'ordinal'])
      .where(this.database.among('content_hash', hashes))
      .execute();
    return new Map(
      rows.map(({ content_hash, callback_id, ordinal }) => [
        content_hash,
        { callbackId: callback_id, ordinal },
      ]),
    );
  }

  private rowOf(arrival: Arrival, decisions: readonly Decision[], original: string | null): CallbackRow {
    const { callbackId, source, product, receivedAt, body, isSigned } = arrival;
    const [first] = arrival.records;
    const verdict = verdictOf(decisions, isSigned);
    return {
      id: callbackId,
      source,
      product,
      received_at: receivedAt,
      sealed_body: sealBody(this.vault, callbackId, body),
      call_id: first?.call.callId ?? null,
      upstream_id: first?.keys.upstreamId ?? null,
      ...verdict,
      duplicate_of: verdict.status === 'duplicate' ? original : null,
    };
  }
}

function freshOf(
  arrival: Arrival,
  originals: ReadonlyMap<string, { callbackId: string; ordinal: number }>,
): Fresh[] {
  return arrival.records.flatMap((record, ordinal) => {
    const original = originals.get(arrival.contentHashes[ordinal] ?? '');
    const isFirst = original?.callbackId === arrival.callbackId && original.ordinal === ordinal;
    return isFirst ? [{ arrival, ordinal, record }] : [];
  });
}
