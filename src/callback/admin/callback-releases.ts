import { Injectable } from '@nestjs/common';
import { Transaction } from 'kysely';
import { RecordOwners } from '../../bindings/record-owners';
import { isId } from '../../common/ids';
import { ProblemError } from '../../common/problems/problem-error';
import { Database } from '../../database/database';
import { Schema } from '../../database/schema';
import { Signals } from '../../database/signals';
import { DELIVERIES_TOPIC } from '../delivery/deliveries-topic';
import { Deliveries } from '../delivery/deliveries';
import { CallProduct } from '../events/call';
import { EventRow } from '../events/event';
import { EventStore } from '../events/event-store';
import { CallbackReader } from '../inbound/callback-reader';
import { CallbackRow } from '../inbound/callback-row';
import { CallRecord } from '../inbound/call-record';
import { Decision } from '../inbound/decision';
import { Publisher, Routed } from '../inbound/publisher';
import { Router } from '../inbound/router';
import { verdictOf } from '../inbound/verdict';
import { CallbackDetailDto, ReleaseRequest } from './callback.dto';
import { CallbacksService } from './callbacks.service';

type Tx = Transaction<Schema>;

/** A record of a stored callback that no event was made of yet. */
interface OpenRecord {
  readonly ordinal: number;
  readonly record: CallRecord;
}

/** A callback that somebody takes on by hand. */
interface Taken {
  readonly row: CallbackRow;
  readonly records: readonly CallRecord[];
  /** W3C trace context of who does. */
  readonly traceparent: string | null;
}

/** Takes stored callbacks on by hand. */
@Injectable()
export class CallbackReleases {
  constructor(
    private readonly database: Database,
    private readonly callbacks: CallbacksService,
    private readonly reader: CallbackReader,
    private readonly router: Router,
    private readonly publisher: Publisher,
    private readonly deliveries: Deliveries,
    private readonly events: EventStore,
    private readonly owners: RecordOwners,
    private readonly signals: Signals,
  ) {}

  /**
   * Makes the events of a callback that was held back or had no owner, for the binding or client that is named.
   * @param traceparent W3C trace context of who asks; null: the command line
   * @throws ProblemError `not_found`, `validation_failed`, `binding_conflict` when it has its owner already
   */
  async release(
    id: string,
    request: ReleaseRequest,
    traceparent: string | null = null,
  ): Promise<CallbackDetailDto> {
    const published = await this.change(id, traceparent, async (transaction, taken) => {
      const { row } = taken;
      if (row.status === 'routed' || row.status === 'duplicate') throw notOpen(row);
      const decision = await this.targetOf(transaction, request, row.product);
      return this.settle(transaction, taken, (open) => Promise.resolve(open.map(() => decision)));
    });
    this.publisher.announce(published);
    return this.callbacks.get(id, false);
  }

  /**
   * Takes a callback through again: one without an owner is routed as if it came now, the events of a routed one are
   * delivered once more.
   * @param traceparent W3C trace context of who asks; null: the command line
   * @throws ProblemError `not_found`, `binding_conflict` for a duplicate
   */
  async replay(id: string, traceparent: string | null = null): Promise<CallbackDetailDto> {
    const published = await this.change(id, traceparent, async (transaction, taken) => {
      const { row } = taken;
      if (row.status === 'duplicate') throw notOpen(row);
      if (row.status === 'routed') {
        await this.deliveries.enqueue(transaction, await this.events.ofCallback(id, transaction));
        return [];
      }
      return this.settle(transaction, taken, (open) =>
        this.router.route(
          transaction,
          open.map((record) => ({ record, receivedAt: row.received_at })),
        ),
      );
    });
    this.publisher.announce(published);
    this.signals.publish([DELIVERIES_TOPIC]);
    return this.callbacks.get(id, false);
  }

  /** Runs a change of a callback; two at once follow one another. Its content, which never changes, is read before. */
  private async change<T>(
    id: string,
    traceparent: string | null,
    work: (transaction: Tx, taken: Taken) => Promise<T>,
  ): Promise<T> {
    const records = await this.reader.recordsOf(await this.callbacks.find(id));
    return this.database.transaction(async (transaction) => {
      await this.database.lock(transaction, `callback:${id}`);
      const row = await transaction
        .selectFrom('callbacks')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return work(transaction, { row, records, traceparent });
    });
  }

  /** Decides the records that have no event yet. @returns the events of those that find an owner */
  private async settle(
    transaction: Tx,
    { row, records, traceparent }: Taken,
    decide: (open: readonly CallRecord[]) => Promise<Decision[]>,
  ): Promise<EventRow[]> {
    const open = await this.openRecords(transaction, row, records);
    const decisions = await decide(open.map(({ record }) => record));
    const events = await this.publisher.publish(
      transaction,
      open.flatMap((item, index) => {
        const decision = decisions[index];
        const { product, id: callbackId } = row;
        const isSigned = row.provenance === 'signed';
        return decision?.status === 'routed'
          ? [{ callbackId, product, isSigned, ...item, decision, traceparent }]
          : [];
      }),
    );
    const verdict = verdictOf(decisions, row.provenance === 'signed');
    await transaction.updateTable('callbacks').set(verdict).where('id', '=', row.id).execute();
    return events;
  }

  /** Records whose content is this callback's own, and that no event was made of. */
  private async openRecords(
    transaction: Tx,
    row: CallbackRow,
    records: readonly CallRecord[],
  ): Promise<OpenRecord[]> {
    const own = await transaction
      .selectFrom('callback_records')
      .select('ordinal')
      .where('callback_id', '=', row.id)
      .execute();
    const published = await this.events.ofCallback(row.id, transaction);
    const done = new Set(published.map(({ ordinal }) => ordinal));
    const isOpen = new Set(own.map(({ ordinal }) => ordinal).filter((ordinal) => !done.has(ordinal)));
    return records.flatMap((record, ordinal) => (isOpen.has(ordinal) ? [{ ordinal, record }] : []));
  }

  private async targetOf(
    transaction: Tx,
    { bindingId, clientId }: ReleaseRequest,
    product: CallProduct,
  ): Promise<Routed> {
    if ((bindingId === undefined) === (clientId === undefined)) {
      throw ProblemError.invalidField('/bindingId', 'one_of', 'is needed, or clientId, and not both');
    }
    if (bindingId !== undefined) {
      const binding = isId(bindingId, 'bnd') ? await this.owners.byId(transaction, bindingId) : null;
      if (binding === null) throw ProblemError.invalidField('/bindingId', 'binding_id', 'is no binding');
      if (binding.product !== product) {
        throw ProblemError.invalidField('/bindingId', 'binding_id', `is a binding of ${binding.product}`);
      }
      await requireClient(transaction, binding.client_id, {
        pointer: '/bindingId',
        code: 'binding_id',
        detail: 'belongs to a client that is deleted',
      });
      return { status: 'routed', routedBy: 'operator', clientId: binding.client_id, binding };
    }
    const id = await requireClient(transaction, clientId ?? '', {
      pointer: '/clientId',
      code: 'client_id',
      detail: 'is no client',
    });
    return { status: 'routed', routedBy: 'operator', clientId: id, binding: null };
  }
}

async function requireClient(
  transaction: Tx,
  id: string,
  { pointer, code, detail }: { readonly pointer: string; readonly code: string; readonly detail: string },
): Promise<string> {
  const client = await transaction
    .selectFrom('clients')
    .select('id')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (client === undefined) throw ProblemError.invalidField(pointer, code, detail);
  return client.id;
}

function notOpen({ status }: CallbackRow): ProblemError {
  return new ProblemError('binding_conflict', {
    detail:
      status === 'duplicate'
        ? 'The callback is a duplicate: take the one that it repeats.'
        : 'The callback has its owner already.',
  });
}
