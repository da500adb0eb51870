import { Injectable } from '@nestjs/common';
import { Transaction } from 'kysely';
import { RecordOwners } from '../../bindings/record-owners';
import { digitsOf, toE164 } from '../../common/phone-number';
import { Schema } from '../../database/schema';
import { Signals } from '../../database/signals';
import { CallbackJournal } from '../callback-journal';
import { Deliveries } from '../delivery/deliveries';
import { DELIVERIES_TOPIC } from '../delivery/deliveries-topic';
import { CallProduct } from '../events/call';
import { EventRow, Provenance } from '../events/event';
import { EventDraft, EventWriter } from '../events/event-writer';
import { eventsTopic } from '../events/events-topic';
import { CallRecord } from './call-record';
import { Decision } from './decision';
import { withoutTags } from './without-tags';

type Tx = Transaction<Schema>;
export type Routed = Extract<Decision, { status: 'routed' }>;

/** A record that has found its owner. */
export interface RoutedRecord {
  readonly callbackId: string;
  readonly ordinal: number;
  readonly product: CallProduct;
  readonly isSigned: boolean;
  readonly record: CallRecord;
  readonly decision: Routed;
  /** W3C trace context of the request that brought it, or that released it. */
  readonly traceparent: string | null;
}

/** Makes events of routed records and puts them on their way, within the transaction that stores the callback. */
@Injectable()
export class Publisher {
  constructor(
    private readonly owners: RecordOwners,
    private readonly writer: EventWriter,
    private readonly deliveries: Deliveries,
    private readonly signals: Signals,
    private readonly journal: CallbackJournal,
  ) {}

  /** @returns the events in the order of the records */
  async publish(transaction: Tx, records: readonly RoutedRecord[]): Promise<EventRow[]> {
    await this.learn(transaction, records);
    const events = await this.writer.write(
      transaction,
      records.map((record) => this.draftOf(record)),
    );
    await this.deliveries.enqueue(transaction, events);
    return events;
  }

  /** Tells whoever waits for these events, once they are committed. */
  announce(events: readonly EventRow[]): void {
    if (events.length === 0) return;
    const clientIds = new Set(events.map(({ client_id }) => client_id));
    this.signals.publish([DELIVERIES_TOPIC, ...[...clientIds].map(eventsTopic)]);
    this.journal.noteEvents(events);
  }

  private draftOf(routed: RoutedRecord): EventDraft {
    const { callbackId, ordinal, product, isSigned, record, decision, traceparent } = routed;
    const { clientId, binding, routedBy } = decision;
    const isTagged = routedBy === 'routing_tag' || (binding?.routing_tag_hash ?? null) !== null;
    return {
      clientId,
      callbackId,
      ordinal,
      type: record.type,
      scope: binding?.id ?? record.keys.businessPhone,
      data: {
        product,
        bindingId: binding?.id ?? null,
        call: record.call,
        userData: binding === null ? null : this.owners.userDataOf(binding),
        provenance: provenanceOf(isSigned, decision),
        // An untagged binding's user data is the caller's own, whatever it looks like.
        provider: binding === null || isTagged ? withoutTags(record.provider, isTagged) : record.provider,
      },
      traceparent,
    };
  }

  /** What records tell of their bindings: an id that the bind's answer lacked, and the number Y. */
  private async learn(transaction: Tx, records: readonly RoutedRecord[]): Promise<void> {
    const byBinding = [...records].sort((one, other) => (bindingIdOf(one) < bindingIdOf(other) ? -1 : 1));
    for (const { record, decision } of byBinding) {
      const { binding, routedBy } = decision;
      const { upstreamId, numberY } = record.keys;
      if (binding === null) continue;
      if (routedBy === 'routing_tag' && binding.upstream_id === null && upstreamId !== null) {
        await this.owners.learnUpstreamId(transaction, binding, upstreamId);
      }
      if (numberY !== null && digitsOf(binding.number_y ?? '') !== numberY) {
        await this.owners.learnNumberY(transaction, binding, toE164(numberY));
      }
    }
  }
}

export function provenanceOf(isSigned: boolean, decision: Routed | null): Provenance {
  if (isSigned) return 'signed';
  return decision?.routedBy === 'routing_tag' ? 'tagged' : 'token';
}

function bindingIdOf({ decision }: RoutedRecord): string {
  return decision.binding?.id ?? '';
}
