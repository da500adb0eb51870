import { Injectable } from '@nestjs/common';
import { Transaction } from 'kysely';
import { BindingRow } from '../../bindings/binding';
import { RecordOwners, Span } from '../../bindings/record-owners';
import { untagUserData } from '../../bindings/routing-tag';
import { groupedBy } from '../../common/grouped-by';
import { CallbackSettings } from '../../config/callback.settings';
import { Database } from '../../database/database';
import { Schema } from '../../database/schema';
import { CallProduct } from '../events/call';
import { CallRecord } from './call-record';
import { Candidates, decideByClients, decideById, decideByNumberX, Decision } from './decision';

type Tx = Transaction<Schema>;

const DAY_MS = 24 * 3600 * 1000;
/** Upstream times are whole seconds: a call that began at .9 is reported at .0. */
const SECOND_MS = 999;

/** A record, and when its callback came, in milliseconds since the epoch. */
export interface Arrived {
  readonly record: CallRecord;
  readonly receivedAt: number;
}

/** The clients that list a number, asked once for all records. */
type Listings = Map<string, Promise<string[]>>;

const NO_CANDIDATES: Candidates = { tagged: null, byTag: null, byUpstreamId: [], byCustomerBindId: [] };

/** Finds whose each record is (contract 5.3): looks the register up for all of them together, then decides. */
@Injectable()
export class Router {
  constructor(
    private readonly database: Database,
    private readonly owners: RecordOwners,
    private readonly settings: CallbackSettings,
  ) {}

  /** @returns a decision for each record, in their order */
  async route(transaction: Tx, arrivals: readonly Arrived[]): Promise<Decision[]> {
    const candidates = await this.candidates(
      transaction,
      arrivals.map(({ record }) => record),
    );
    const decisions: Decision[] = [];
    const listings: Listings = new Map();
    for (const [index, arrived] of arrivals.entries()) {
      const found = candidates[index] ?? NO_CANDIDATES;
      decisions.push(await this.decide(transaction, arrived, found, listings));
    }
    return this.withoutDeletedClients(transaction, decisions);
  }

  private async decide(
    transaction: Tx,
    { record, receivedAt }: Arrived,
    candidates: Candidates,
    listings: Listings,
  ): Promise<Decision> {
    const product = productOf(record);
    const isTagRequired = product !== 'calling' && this.settings.requireTag.includes(product);
    const byId = decideById(record, candidates, isTagRequired);
    if (byId !== null) return byId;
    if (product === 'calling') {
      return decideByClients('business_phone', await clientsOfPhone(transaction, record, listings));
    }
    const { numberX: digits, upstreamApp, upstreamId, beganAt } = record.keys;
    if (digits === null) return { status: 'unrouted', reason: 'no_owner' };
    const holders = { product, digits, upstreamApp, upstreamId, span: spanOf(beganAt, receivedAt) };
    if (record.type === 'pns.call.unbound') {
      return decideByClients('number_x', await this.owners.clientsHoldingX(transaction, holders));
    }
    const bindings = await this.owners.holdersOfX(transaction, holders);
    return decideByNumberX(bindings, candidates, isTagRequired) ?? { status: 'unrouted', reason: 'no_owner' };
  }

  private async candidates(transaction: Tx, records: readonly CallRecord[]): Promise<Candidates[]> {
    const tagged = records.map(({ keys }) => untagUserData(keys.userData));
    const { byTag, rows } = await this.owners.named(transaction, {
      tags: unique(tagged.map((data) => data?.tag ?? null)),
      upstreamIds: unique(records.map(({ keys }) => keys.upstreamId)),
      customerBindIds: unique(records.map(({ keys }) => keys.customerBindId)),
    });
    const withUpstreamId = groupedBy(rows, ({ upstream_id }) => upstream_id);
    const withCustomerBindId = groupedBy(rows, ({ customer_bind_id }) => customer_bind_id);
    return records.map((record, index) => {
      const { upstreamId, customerBindId, upstreamApp } = record.keys;
      const isOfProduct = ({ product }: BindingRow): boolean => product === productOf(record);
      const isOfApp = ({ upstream_app }: BindingRow): boolean =>
        upstreamApp === null || upstream_app === upstreamApp;
      const data = tagged[index] ?? null;
      return {
        tagged: data,
        byTag: byTag.get(data?.tag ?? '') ?? null,
        byUpstreamId: (withUpstreamId.get(upstreamId) ?? []).filter(isOfProduct),
        byCustomerBindId: (withCustomerBindId.get(customerBindId) ?? []).filter(
          (row) => isOfProduct(row) && isOfApp(row),
        ),
      };
    });
  }

  private async withoutDeletedClients(transaction: Tx, decisions: Decision[]): Promise<Decision[]> {
    const clientIds = unique(decisions.map((decision) => clientOf(decision)));
    if (clientIds.length === 0) return decisions;
    const rows = await transaction
      .selectFrom('clients')
      .select('id')
      .where(this.database.among('id', clientIds))
      .where('deleted_at', 'is not', null)
      .execute();
    const deleted = new Set(rows.map(({ id }) => id));
    return decisions.map((decision) =>
      deleted.has(clientOf(decision) ?? '') ? { status: 'unrouted', reason: 'client_deleted' } : decision,
    );
  }
}

/** When the call began; a time that is not told lies within the day before the callback came. */
function spanOf(beganAt: number | null, receivedAt: number): Span {
  return beganAt === null
    ? { from: receivedAt - DAY_MS, until: receivedAt }
    : { from: beganAt, until: beganAt + SECOND_MS };
}

/** The clients that name the business phone; where none does, those that list every number. */
async function clientsOfPhone(transaction: Tx, { keys }: CallRecord, listings: Listings): Promise<string[]> {
  const listing = (entry: string): Promise<string[]> => {
    const found = listings.get(entry) ?? clientsListing(transaction, entry);
    listings.set(entry, found);
    return found;
  };
  const named = keys.businessPhone === null ? [] : await listing(`+${keys.businessPhone}`);
  return named.length > 0 ? named : listing('*');
}

/** The clients whose list of business phones has this entry: a number as it is stored, or `*`. */
async function clientsListing(transaction: Tx, entry: string): Promise<string[]> {
  const rows = await transaction
    .selectFrom('clients')
    .select('id')
    .where('business_phones', 'like', `%"${entry}"%`)
    .where('deleted_at', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

function clientOf(decision: Decision): string | null {
  return decision.status === 'routed' ? decision.clientId : null;
}

function productOf({ type }: CallRecord): CallProduct {
  if (type.startsWith('pns.')) return 'pns';
  return type.startsWith('interline.') ? 'interline' : 'calling';
}

function unique(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}
