import fc from 'fast-check';
import { useBench } from './support/bench';
import { BoundBinding, bindPrivate, bindRelayWith, transferTo } from './support/callback-routing';
import {
  ACKNOWLEDGED,
  CallbackAddress,
  callbacksOf,
  callingBody,
  eventsOf,
  pnsError,
  pnsRecord,
  push,
  relayRecord,
  relayStart,
  whatsappCall,
} from './support/callbacks';
import { RELAY_X } from './support/canaries';
import { describeEachDatabase } from './support/databases';
import { TestClient } from './support/gateway';

const RECORDS = 180;
const AT_ONCE = 12;
const SEED = 20260921;
const SHARED_DID = '+85261001999';

/** A binding, or a business phone, of one of the clients. */
interface Held extends BoundBinding {
  readonly owner: number;
  readonly kind: 'axb' | 'xa' | 'pns' | 'phone';
  /** Whether others hold the same number X. */
  readonly isShared: boolean;
}

/** What a record says of whose it is: each from a binding of anybody, made up, or left out. */
interface Claims {
  readonly address: CallbackAddress;
  readonly tag: Held | 'made up' | null;
  readonly id: Held | 'made up' | null;
  readonly customerBindId: Held | 'made up' | null;
  readonly number: Held | 'made up';
}

const ADDRESSES: Readonly<Record<Held['kind'], readonly CallbackAddress[]>> = {
  axb: ['interline/cdr', 'interline/call-start'],
  xa: ['interline/cdr', 'interline/call-start'],
  pns: ['pns/call', 'pns/error'],
  phone: ['calling'],
};

/** Honest records of every kind, and records that mix what belongs to different bindings. */
function claimsOn(all: readonly Held[]): fc.Arbitrary<Claims> {
  const held = fc.constantFrom(...all);
  const any = fc.oneof({ arbitrary: held, weight: 3 }, fc.constantFrom('made up' as const));
  const honest = held.chain((one) =>
    fc.record({
      address: fc.constantFrom(...ADDRESSES[one.kind]),
      tag: fc.constantFrom(one, null),
      id: fc.constant(one),
      customerBindId: fc.constantFrom(one, null),
      number: fc.constant(one),
    }),
  );
  const mixed = fc.record({
    address: fc.constantFrom<CallbackAddress>(...Object.values(ADDRESSES).flat()),
    tag: fc.option(any),
    id: fc.option(any),
    customerBindId: fc.option(any),
    number: any,
  });
  return fc.oneof(honest, mixed);
}

/** Whose it is by the rules: the place of the client, or null for nobody. */
function ownerOf({ address, tag, id, customerBindId, number }: Claims): number | null {
  const x = number === 'made up' ? null : number;
  if (address === 'calling') return x?.kind === 'phone' ? x.owner : null;
  if (address === 'pns/error') return x?.kind === 'pns' && !x.isShared ? x.owner : null;
  const isPns = address === 'pns/call';
  const known = (named: Held | 'made up' | null): Held | null => {
    if (named === null || named === 'made up' || named.kind === 'phone') return null;
    return (named.kind === 'pns') === isPns ? named : null;
  };
  // A transfer has no subid.
  const byId = known(id)?.kind === 'xa' ? null : known(id);
  const byOrder = isPns ? known(customerBindId) : null;
  if (tag === 'made up') return null;
  if (tag !== null && tag.kind !== 'phone') {
    const isOther = (named: Held | null): boolean => named !== null && named !== tag;
    const isBelied =
      known(tag) === null || isOther(byId) || isOther(byOrder) || (tag.kind === 'axb' && byId !== tag);
    return isBelied ? null : tag.owner;
  }
  const byIds = byId ?? byOrder;
  if (byIds !== null) return byIds.owner;
  if (!isPns) return x?.kind === 'xa' ? x.owner : null;
  const hasNoId = id === null || (id !== 'made up' && id.upstreamId === '');
  return hasNoId && x?.kind === 'pns' && !x.isShared ? x.owner : null;
}

/** @param caller tells the records apart */
function bodyOf(
  { address, tag, id, customerBindId, number }: Claims,
  caller: string,
  atSeconds: number,
): unknown {
  const value = (named: Held | 'made up' | null, of: keyof BoundBinding, madeUp: string): string =>
    named === null ? '' : named === 'made up' ? madeUp : named[of];
  const userData = value(tag, 'sent', `~${'A'.repeat(22)}~forged`);
  const x = value(number, 'numberX', '85269999999').replace('+', '');
  const name = `call of ${caller}`;
  switch (address) {
    case 'interline/cdr':
    case 'interline/call-start': {
      const subid =
        value(id, 'upstreamId', '') === '' ? `unknown ${caller.slice(-5)}` : value(id, 'upstreamId', '');
      const fields = { taskid: name, caller, rcaller: x, subid, userData };
      return address === 'interline/cdr'
        ? relayRecord({ ...fields, beginTime: atSeconds })
        : relayStart({ ...fields, callTime: atSeconds });
    }
    case 'pns/call': {
      const ids = {
        bindId: value(id, 'upstreamId', `unknown ${caller.slice(-5)}`),
        customerBindId: value(customerBindId, 'customerBindId', `unknown ${caller.slice(-5)}`),
      };
      return pnsRecord({ callId: name, caller, did: x, ...ids, ext: userData, startAt: atSeconds });
    }
    case 'pns/error':
      return { ...pnsError({ caller, did: x }), requestId: name };
    case 'calling':
      return callingBody([whatsappCall({ call_id: name, from: caller })], { business_phone: x });
  }
}

describeEachDatabase('whatever a record claims', (create) => {
  const bench = useBench(create);

  async function holdingsOf(client: TestClient, owner: number): Promise<Held[]> {
    const { gateway } = bench;
    const userData = `user data of ${owner}`;
    const of = (bound: BoundBinding, kind: Held['kind'], isShared = false): Held => ({
      ...bound,
      owner,
      kind,
      isShared,
    });
    const phone = { id: '', upstreamId: '', customerBindId: '', sent: '', numberX: `+62811000100${owner}` };
    const numberA = `1380000010${owner}`;
    return [
      of(await bindRelayWith(gateway, client, { userData, numberX: RELAY_X, numberA }), 'axb', true),
      of(await bindRelayWith(gateway, client, { userData, numberX: '17000000002', numberA }), 'axb', true),
      of(await transferTo(gateway, client, `1700000300${owner}`, { userData }), 'xa'),
      of(await bindPrivate(gateway, client, { userData, didX: `+8526100100${owner}` }), 'pns'),
      of(await bindPrivate(gateway, client, { mode: 'axe', userData, didX: SHARED_DID }), 'pns', true),
      of(phone, 'phone'),
    ];
  }

  it('no event reaches another client, and each reaches its own', async () => {
    const { gateway, client: bystander, clock } = bench;
    await gateway.admin.patch(`/v1/admin/clients/${bystander.id}`, { businessPhones: [] });
    const clients: TestClient[] = [];
    const all: Held[] = [];
    for (const owner of [0, 1, 2]) {
      const client = await gateway.createClient({ businessPhones: [`+62811000100${owner}`] });
      clients.push(client);
      all.push(...(await holdingsOf(client, owner)));
    }

    const samples = fc.sample(claimsOn(all), { seed: SEED, numRuns: RECORDS });
    const records = samples.map((claims, index) => ({ claims, caller: `85264${100_000 + index}` }));
    for (let start = 0; start < RECORDS; start += AT_ONCE) {
      const answers = records
        .slice(start, start + AT_ONCE)
        .map(({ claims, caller }) =>
          push(gateway, claims.address, bodyOf(claims, caller, clock.now() / 1000)),
        );
      for (const { text } of await Promise.all(answers)) expect(text).toBe(ACKNOWLEDGED);
    }

    expect(await callbacksOf(gateway)).toHaveLength(RECORDS);
    expect(await eventsOf(bystander)).toEqual([]);
    for (const [owner, client] of clients.entries()) {
      const events = await eventsOf(client);
      const callers = events.map(({ data }) => {
        const { call, bindingId } = data as { call: { caller: string }; bindingId: string | null };
        const isOwn = all.some((one) => one.owner === owner && one.id === bindingId);
        return { caller: call.caller.replace('+', ''), isOwn: bindingId === null || isOwn };
      });
      const expected = records.filter(({ claims }) => ownerOf(claims) === owner).map(({ caller }) => caller);
      expect(callers.map(({ caller }) => caller).sort()).toEqual(expected.sort());
      expect(callers.filter(({ isOwn }) => !isOwn)).toEqual([]);
      expect(expected.length).toBeGreaterThan(RECORDS / 10);
      const text = JSON.stringify(events.map(({ data }) => (data as { userData: unknown }).userData));
      for (const stranger of [0, 1, 2].filter((one) => one !== owner)) {
        expect(text).not.toContain(`user data of ${stranger}`);
      }
    }
  });
});
