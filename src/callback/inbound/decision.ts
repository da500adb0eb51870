import { BindingRow } from '../../bindings/binding';
import { MAX_HOLDERS } from '../../bindings/record-owners';
import { TaggedUserData } from '../../bindings/routing-tag';
import { CallRecord, Defect } from './call-record';

/** What a record was found by. `operator`: somebody released it by hand. */
export type RouteRule =
  'routing_tag' | 'upstream_id' | 'customer_bind_id' | 'number_x' | 'business_phone' | 'operator';

/** Why a record is held back, for an operator to look at. */
export type QuarantineReason =
  Defect['code'] | 'unknown_tag' | 'missing_tag' | 'tag_of_another_product' | 'tag_of_another_binding';

/** Why a record has no owner. */
export type UnroutedReason = 'no_owner' | 'ambiguous_number' | 'ambiguous_id' | 'client_deleted';

/** Whose a record is, or why nobody's. */
export type Decision =
  | {
      readonly status: 'routed';
      readonly routedBy: RouteRule;
      readonly clientId: string;
      /** Null: the client is known, the binding is not (calling). */
      readonly binding: BindingRow | null;
    }
  | { readonly status: 'quarantined'; readonly reason: QuarantineReason; readonly field: string | null }
  | { readonly status: 'unrouted'; readonly reason: UnroutedReason };

/** What the register holds under the ids of a record. */
export interface Candidates {
  /** What came back as user data, when it has the form of a tagged one. */
  readonly tagged: TaggedUserData | null;
  readonly byTag: BindingRow | null;
  readonly byUpstreamId: readonly BindingRow[];
  readonly byCustomerBindId: readonly BindingRow[];
}

/**
 * The first rules of contract 5.3, those that need an id: routing tag, `subid` or `bindId`, `customerBindId`.
 * @returns null when the register knows none of the record's ids
 */
export function decideById(
  record: CallRecord,
  candidates: Candidates,
  isTagRequired: boolean,
): Decision | null {
  if (record.defect !== null) return quarantined(record.defect.code, record.defect.field);
  const { byTag, byUpstreamId, byCustomerBindId } = candidates;
  if (byTag !== null) {
    const reason = contradiction(record, byTag, candidates);
    return reason === null ? routed('routing_tag', byTag) : quarantined(reason);
  }
  const found: readonly [RouteRule, readonly BindingRow[]][] = [
    ['upstream_id', byUpstreamId],
    ['customer_bind_id', byCustomerBindId],
  ];
  for (const [rule, bindings] of found) {
    if (bindings.length === 0) continue;
    const binding = onlyClients(bindings) === 1 ? newest(bindings) : null;
    return binding === null
      ? { status: 'unrouted', reason: 'ambiguous_id' }
      : accept(rule, binding, candidates, isTagRequired);
  }
  return null;
}

/** The rule of the X number, over the bindings that held it when the call began: they must be one client's. */
export function decideByNumberX(
  holders: readonly BindingRow[],
  candidates: Candidates,
  isTagRequired: boolean,
): Decision | null {
  const holder = newest(holders);
  if (holder === null) return null;
  const isOne = holders.length === 1 || (holder.mode === 'xa' && holders.length <= MAX_HOLDERS);
  return onlyClients(holders) === 1 && isOne
    ? accept('number_x', holder, candidates, isTagRequired)
    : { status: 'unrouted', reason: 'ambiguous_number' };
}

/**
 * The rules that name a client alone: the business phone, by the clients that list it; the number of an error push,
 * which is of no binding and carries no tag, by the clients that held it.
 */
export function decideByClients(rule: RouteRule, clientIds: readonly string[]): Decision {
  const [clientId, ...others] = clientIds;
  if (clientId === undefined) return { status: 'unrouted', reason: 'no_owner' };
  if (others.length > 0) return { status: 'unrouted', reason: 'ambiguous_number' };
  return { status: 'routed', routedBy: rule, clientId, binding: null };
}

/** A binding found without its tag: one that was tagged must not be claimed by a wrong tag. */
function accept(
  rule: RouteRule,
  binding: BindingRow,
  { tagged }: Candidates,
  isTagRequired: boolean,
): Decision {
  const isTagged = binding.routing_tag_hash !== null;
  if (isTagged && tagged !== null) return quarantined('unknown_tag');
  if (isTagged && isTagRequired) return quarantined('missing_tag');
  return routed(rule, binding);
}

/** How the rest of a record belies its tag. */
function contradiction(
  { type, keys }: CallRecord,
  binding: BindingRow,
  { byUpstreamId, byCustomerBindId }: Candidates,
): QuarantineReason | null {
  if (!type.startsWith(`${binding.product}.`)) return 'tag_of_another_product';
  const isOfAnother = (id: string | null, own: string | null, holders: readonly BindingRow[]): boolean =>
    id !== null && id !== own && holders.length > 0;
  const isAxbOfAnother =
    binding.product === 'interline' &&
    binding.mode === 'axb' &&
    binding.upstream_id !== null &&
    binding.upstream_id !== keys.upstreamId;
  const isContradicted =
    isOfAnother(keys.upstreamId, binding.upstream_id, byUpstreamId) ||
    isOfAnother(keys.customerBindId, binding.customer_bind_id, byCustomerBindId) ||
    isAxbOfAnother;
  return isContradicted ? 'tag_of_another_binding' : null;
}

function routed(routedBy: RouteRule, binding: BindingRow): Decision {
  return { status: 'routed', routedBy, clientId: binding.client_id, binding };
}

function quarantined(reason: QuarantineReason, field: string | null = null): Decision {
  return { status: 'quarantined', reason, field };
}

function onlyClients(bindings: readonly BindingRow[]): number {
  return new Set(bindings.map(({ client_id }) => client_id)).size;
}

function newest(bindings: readonly BindingRow[]): BindingRow | null {
  return bindings.reduce<BindingRow | null>(
    (latest, binding) => (latest === null || binding.id > latest.id ? binding : latest),
    null,
  );
}
