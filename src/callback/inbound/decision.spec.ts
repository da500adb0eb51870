import { BindingRow } from '../../bindings/binding';
import { MAX_HOLDERS } from '../../bindings/record-owners';
import { NO_CALL } from '../events/event';
import { BLANK_KEYS } from './sources/blank-record';
import { CallRecord, RecordKeys } from './call-record';
import { Candidates, decideByClients, decideById, decideByNumberX, Decision, RouteRule } from './decision';

const BINDING: BindingRow = {
  id: 'bnd_1',
  client_id: 'cli_a',
  product: 'interline',
  mode: 'axb',
  upstream_app: 'app',
  request_id: 'request',
  customer_bind_id: null,
  upstream_id: '7001',
  number_x: '17000000001',
  number_x_digits: '17000000001',
  number_y: null,
  extension_x: null,
  recording: 0,
  ttl_seconds: 60,
  sealed_parties: '',
  sealed_user_data: null,
  routing_tag_hash: 'hash',
  sealed_routing_tag: 'sealed',
  sealed_request: null,
  settle_at: null,
  state: 'active',
  attempt: null,
  lease_until: null,
  created_at: 0,
  expires_at: null,
  released_at: null,
};
const binding = (changes: Partial<BindingRow> = {}): BindingRow => ({ ...BINDING, ...changes });
const xa = (changes: Partial<BindingRow> = {}): BindingRow =>
  binding({ mode: 'xa', upstream_id: null, ...changes });
const pns = (changes: Partial<BindingRow> = {}): BindingRow =>
  binding({ product: 'pns', mode: 'axb', upstream_id: 'b1', customer_bind_id: 'order', ...changes });

const OTHER = binding({ id: 'bnd_2', client_id: 'cli_b', upstream_id: '7002', routing_tag_hash: 'other' });
const OTHER_PNS = pns({ id: 'bnd_2', client_id: 'cli_b', upstream_id: 'b2', customer_bind_id: 'other' });

function record(keys: Partial<RecordKeys>, changes: Partial<CallRecord> = {}): CallRecord {
  return {
    type: 'interline.call.completed',
    keys: { ...BLANK_KEYS, ...keys },
    call: NO_CALL,
    provider: {},
    defect: null,
    ...changes,
  };
}
const pnsRecord = (keys: Partial<RecordKeys>): CallRecord => record(keys, { type: 'pns.call.completed' });

const TAGGED = { tag: 'tag', userData: 'text' };
const candidates = (changes: Partial<Candidates> = {}): Candidates => ({
  tagged: null,
  byTag: null,
  byUpstreamId: [],
  byCustomerBindId: [],
  ...changes,
});
const byTag = (row: BindingRow, changes: Partial<Candidates> = {}): Candidates =>
  candidates({ tagged: TAGGED, byTag: row, ...changes });

/** What a decision comes to, in a word or two. */
function told(decision: Decision | null): string {
  if (decision === null) return 'undecided';
  if (decision.status !== 'routed') return `${decision.status}: ${decision.reason}`;
  const { routedBy, clientId, binding: found } = decision;
  return `${clientId}, ${found?.id ?? 'no binding'}, by ${routedBy}`;
}

describe('a record with a known tag', () => {
  it.each<[string, CallRecord, Candidates]>([
    ['has its binding’s id', record({ upstreamId: '7001' }), byTag(BINDING, { byUpstreamId: [BINDING] })],
    ['comes before the binding’s id', record({ upstreamId: '9' }), byTag(binding({ upstream_id: null }))],
    ['is of a transfer, whose ids nobody knows', record({ upstreamId: '9' }), byTag(xa())],
    ['has a bindId that the register does not know', pnsRecord({ upstreamId: 'b9' }), byTag(pns())],
    ['has an unknown customerBindId', pnsRecord({ customerBindId: 'unknown' }), byTag(pns())],
    [
      'has a customerBindId that two bindings share',
      pnsRecord({ customerBindId: 'order' }),
      byTag(pns(), { byCustomerBindId: [pns(), pns({ id: 'bnd_0', state: 'released' })] }),
    ],
    [
      'is of a released binding',
      record({ upstreamId: '7001' }),
      byTag(binding({ state: 'released', released_at: 1 }), { byUpstreamId: [BINDING] }),
    ],
  ])('is that binding’s when it %s', (_, asked, found) => {
    expect(told(decideById(asked, found, true))).toBe('cli_a, bnd_1, by routing_tag');
  });

  it.each<[string, CallRecord, Candidates, string]>([
    [
      'its subid is another binding’s',
      record({ upstreamId: '7002' }),
      byTag(binding({ upstream_id: null }), { byUpstreamId: [OTHER] }),
      'tag_of_another_binding',
    ],
    [
      'its subid is another binding’s, and the tag a transfer’s',
      record({ upstreamId: '7002' }),
      byTag(xa(), { byUpstreamId: [OTHER] }),
      'tag_of_another_binding',
    ],
    [
      'the axb binding has another subid, and nobody knows this one',
      record({ upstreamId: '9' }),
      byTag(BINDING),
      'tag_of_another_binding',
    ],
    [
      'its bindId is another binding’s',
      pnsRecord({ upstreamId: 'b2' }),
      byTag(pns(), { byUpstreamId: [OTHER_PNS] }),
      'tag_of_another_binding',
    ],
    [
      'its customerBindId is another binding’s, of the same client',
      pnsRecord({ upstreamId: 'b1', customerBindId: 'other' }),
      byTag(pns(), { byUpstreamId: [pns()], byCustomerBindId: [{ ...OTHER_PNS, client_id: 'cli_a' }] }),
      'tag_of_another_binding',
    ],
    [
      'the tag is of another product',
      pnsRecord({ upstreamId: 'b1' }),
      byTag(BINDING, { byUpstreamId: [pns()] }),
      'tag_of_another_product',
    ],
  ])('is quarantined when %s', (_, asked, found, reason) => {
    expect(told(decideById(asked, found, false))).toBe(`quarantined: ${reason}`);
  });
});

describe('a record without a known tag', () => {
  it.each<[string, Candidates, string]>([
    [
      'subid or bindId, before its customerBindId',
      candidates({ byUpstreamId: [pns()], byCustomerBindId: [OTHER_PNS] }),
      'cli_a, bnd_1, by upstream_id',
    ],
    [
      'customerBindId where no id is known',
      candidates({ byCustomerBindId: [OTHER_PNS] }),
      'cli_b, bnd_2, by customer_bind_id',
    ],
    [
      'id, to the newest of one client’s bindings with it',
      candidates({ byUpstreamId: [pns(), pns({ id: 'bnd_3' }), pns({ id: 'bnd_2' })] }),
      'cli_a, bnd_3, by upstream_id',
    ],
    [
      'id to nobody where it is of two clients',
      candidates({ byUpstreamId: [pns(), OTHER_PNS] }),
      'unrouted: ambiguous_id',
    ],
    [
      'customerBindId to nobody where it is of two clients',
      candidates({ byCustomerBindId: [pns(), OTHER_PNS] }),
      'unrouted: ambiguous_id',
    ],
    ['ids to nobody where none is known', candidates(), 'undecided'],
  ])('goes by its %s', (_, found, outcome) => {
    expect(told(decideById(pnsRecord({ upstreamId: 'b1', customerBindId: 'order' }), found, false))).toBe(
      outcome,
    );
  });

  const UNTAGGED = pns({ routing_tag_hash: null });
  it.each<[string, BindingRow, Candidates['tagged'], boolean, string]>([
    ['a tagged binding and another tag', pns(), TAGGED, false, 'quarantined: unknown_tag'],
    [
      'a tagged binding and another tag where one is required',
      pns(),
      TAGGED,
      true,
      'quarantined: unknown_tag',
    ],
    ['a tagged binding and none', pns(), null, false, 'cli_a, bnd_1, by upstream_id'],
    ['a tagged binding and none where one is required', pns(), null, true, 'quarantined: missing_tag'],
    ['an untagged binding and the caller’s tildes', UNTAGGED, TAGGED, false, 'cli_a, bnd_1, by upstream_id'],
    ['an untagged binding where a tag is required', UNTAGGED, null, true, 'cli_a, bnd_1, by upstream_id'],
  ])('with %s is judged by what the binding sent', (_, row, tagged, isTagRequired, outcome) => {
    const asked = pnsRecord({ upstreamId: 'b1' });
    expect(told(decideById(asked, candidates({ tagged, byUpstreamId: [row] }), isTagRequired))).toBe(outcome);
  });
});

describe('a record that breaks its document', () => {
  it('is quarantined with the field, whatever else it names', () => {
    const defect = { code: 'missing_field', field: '/beginTime' } as const;
    const found = byTag(BINDING, { byUpstreamId: [BINDING] });

    expect(decideById(record({ upstreamId: '7001' }, { defect }), found, false)).toEqual({
      status: 'quarantined',
      reason: 'missing_field',
      field: '/beginTime',
    });
  });
});

describe('the number X', () => {
  const OTHERS = xa({ id: 'bnd_2', client_id: 'cli_b' });
  const many = (count: number): BindingRow[] =>
    Array.from({ length: count }, (_, index) => xa({ id: `bnd_${String(index).padStart(5, '0')}` }));

  it.each<[string, BindingRow[], string]>([
    ['nobody', [], 'undecided'],
    ['one client’s transfer', [xa()], 'cli_a, bnd_1, by number_x'],
    ['one client’s later transfer', [xa(), xa({ id: 'bnd_3' })], 'cli_a, bnd_3, by number_x'],
    ['two clients’ transfers', [xa(), OTHERS], 'unrouted: ambiguous_number'],
    ['two clients’ transfers, the newer first', [OTHERS, xa()], 'unrouted: ambiguous_number'],
    ['one binding', [pns({ upstream_id: null })], 'cli_a, bnd_1, by number_x'],
    [
      'two bindings of one client, none a transfer',
      [pns({ id: 'bnd_0' }), pns()],
      'unrouted: ambiguous_number',
    ],
    ['two bindings of two clients', [pns(), OTHER_PNS], 'unrouted: ambiguous_number'],
    ['more bindings than were read', many(MAX_HOLDERS + 1), 'unrouted: ambiguous_number'],
  ])('that %s held decides', (_, holders, outcome) => {
    expect(told(decideByNumberX(holders, candidates(), false))).toBe(outcome);
  });

  it.each<[string, BindingRow, Candidates['tagged'], boolean, string]>([
    ['a foreign tag is quarantined', xa(), TAGGED, false, 'quarantined: unknown_tag'],
    ['a missing tag is quarantined where one is required', xa(), null, true, 'quarantined: missing_tag'],
    [
      'the caller’s own tildes are let pass on an untagged one',
      xa({ routing_tag_hash: null }),
      TAGGED,
      true,
      'cli_a, bnd_1, by number_x',
    ],
  ])('finds a transfer, and %s', (_, row, tagged, isTagRequired, outcome) => {
    expect(told(decideByNumberX([row], candidates({ tagged }), isTagRequired))).toBe(outcome);
  });
});

describe('a number that names a client alone', () => {
  it.each<[RouteRule, string, string[], string]>([
    ['business_phone', 'nobody', [], 'unrouted: no_owner'],
    ['business_phone', 'one client', ['cli_a'], 'cli_a, no binding, by business_phone'],
    ['business_phone', 'two clients', ['cli_a', 'cli_b'], 'unrouted: ambiguous_number'],
    ['number_x', 'one client', ['cli_a'], 'cli_a, no binding, by number_x'],
    ['number_x', 'two clients', ['cli_a', 'cli_b'], 'unrouted: ambiguous_number'],
  ])('decides by %s where %s has it', (rule, _, clientIds, outcome) => {
    expect(told(decideByClients(rule, clientIds))).toBe(outcome);
  });
});
