import { Injectable } from '@nestjs/common';
import { ExpressionBuilder, ExpressionWrapper, sql, SqlBool, Transaction } from 'kysely';
import { Clock } from '../common/clock';
import { Database, Queries } from '../database/database';
import { Schema } from '../database/schema';
import { Vault } from '../vault/vault';
import { BindingProduct, BindingRow } from './binding';
import { isRoutingTag } from './routing-tag';
import { openUserData, tagHash } from './seals';

/** A span of time in milliseconds since the epoch. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** More bindings of one number than this at one time say nothing about whose a call was. */
export const MAX_HOLDERS = 1000;

/** Which bindings of a number count. */
export interface HolderQuery {
  readonly product: BindingProduct;
  /** Of the number X. */
  readonly digits: string;
  /** Null: of any application. */
  readonly upstreamApp: string | null;
  /** The record's: a binding with another one of its own does not count. Null: whatever id they have. */
  readonly upstreamId: string | null;
  readonly span: Span;
}

/** What records call bindings by. */
export interface Names {
  readonly tags: readonly string[];
  /** `subid`s and `bindId`s. */
  readonly upstreamIds: readonly string[];
  readonly customerBindIds: readonly string[];
}

export interface NamedBindings {
  readonly byTag: ReadonlyMap<string, BindingRow>;
  readonly rows: readonly BindingRow[];
}

/** Finds the bindings that a call record may belong to, and writes down what a record tells of its binding. */
@Injectable()
export class RecordOwners {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** The bindings that any of these names; a name of another kind may bring along more. */
  async named(queries: Queries, { tags, upstreamIds, customerBindIds }: Names): Promise<NamedBindings> {
    const tagsByHash = new Map(tags.filter(isRoutingTag).map((tag) => [tagHash(this.vault, tag), tag]));
    const lists = [
      ['routing_tag_hash', [...tagsByHash.keys()]],
      ['upstream_id', upstreamIds],
      ['customer_bind_id', customerBindIds],
    ] as const;
    const given = lists.filter(([, list]) => list.length > 0);
    if (given.length === 0) return { byTag: new Map(), rows: [] };
    const rows = await queries
      .selectFrom('bindings')
      .selectAll()
      .where((eb) => eb.or(given.map(([column, list]) => this.database.among(column, list))))
      .execute();
    const tagged = rows.map((row): [string, BindingRow] => [
      tagsByHash.get(row.routing_tag_hash ?? '') ?? '',
      row,
    ]);
    return { byTag: new Map(tagged.filter(([tag]) => tag !== '')), rows };
  }

  /** The bindings that held the number X some time in the span, newest first; one more than `MAX_HOLDERS` at most. */
  holdersOfX(queries: Queries, query: HolderQuery): Promise<readonly BindingRow[]> {
    return queries
      .selectFrom('bindings')
      .selectAll()
      .where((eb) => holding(eb, query))
      .orderBy('id', 'desc')
      .limit(MAX_HOLDERS + 1)
      .execute();
  }

  /** The clients whose bindings held the number X some time in the span. */
  async clientsHoldingX(queries: Queries, query: HolderQuery): Promise<string[]> {
    const rows = await queries
      .selectFrom('bindings')
      .select('client_id')
      .distinct()
      .where((eb) => holding(eb, query))
      .execute();
    return rows.map(({ client_id }) => client_id);
  }

  async byId(queries: Queries, id: string): Promise<BindingRow | null> {
    const row = await queries.selectFrom('bindings').selectAll().where('id', '=', id).executeTakeFirst();
    return row ?? null;
  }

  /** What the caller gave when it made the binding. */
  userDataOf(binding: BindingRow): string | null {
    return openUserData(this.vault, binding);
  }

  /** The upstream's id of a binding whose bind was answered without one, or not at all: a record proves that it exists. */
  async learnUpstreamId(
    transaction: Transaction<Schema>,
    { id, mode, product }: BindingRow,
    upstreamId: string,
  ): Promise<void> {
    // A transfer has no id of its own: every record of it may bring another.
    if (mode === 'xa') return;
    await this.database.lock(transaction, `upstream-id:${product}:${upstreamId}`);
    const holder = await transaction
      .selectFrom('bindings')
      .select('id')
      .where('upstream_id', '=', upstreamId)
      .where('product', '=', product)
      .executeTakeFirst();
    if (holder !== undefined) return;
    // While NXCloud is being asked, its answer has the last word.
    const isUnknown = sql`(state = 'unknown' or (state = 'pending' and coalesce(lease_until, 0) <= ${this.clock.now()}))`;
    await transaction
      .updateTable('bindings')
      .set({
        upstream_id: upstreamId,
        state: sql<BindingRow['state']>`case when ${isUnknown} then 'active' else state end`,
        sealed_request: sql<string | null>`case when ${isUnknown} then null else sealed_request end`,
      })
      .where('id', '=', id)
      .where('upstream_id', 'is', null)
      .execute();
  }

  async learnNumberY(transaction: Transaction<Schema>, { id }: BindingRow, numberY: string): Promise<void> {
    await transaction
      .updateTable('bindings')
      .set({ number_y: numberY })
      .where('id', '=', id)
      .where('number_y', 'is', null)
      .execute();
  }
}

function holding(
  eb: ExpressionBuilder<Schema, 'bindings'>,
  { product, digits, upstreamApp, upstreamId, span: { from, until } }: HolderQuery,
): ExpressionWrapper<Schema, 'bindings', SqlBool> {
  return eb.and([
    eb('number_x_digits', '=', digits),
    eb('product', '=', product),
    eb('created_at', '<=', until),
    eb.or([eb('released_at', 'is', null), eb('released_at', '>=', from)]),
    eb.or([eb('expires_at', 'is', null), eb('expires_at', '>=', from)]),
    ...(upstreamApp === null ? [] : [eb('upstream_app', '=', upstreamApp)]),
    ...(upstreamId === null ? [] : [eb.or([eb('mode', '=', 'xa'), eb('upstream_id', 'is', null)])]),
  ]);
}
