import { Intake } from '../src/callback/inbound/intake';
import { useBench } from './support/bench';
import {
  BoundBinding,
  bindPrivate,
  bindRelayWith,
  pushed,
  routedTo,
  transferTo,
} from './support/callback-routing';
import { CallbackAddress, pnsRecord, relayRecord } from './support/callbacks';
import { createSqlite } from './support/databases';
import { ForgedTags } from './support/forged-tags';
import { TestClient } from './support/gateway';
import { Draw, seededRandom } from './support/seeded-random';

/** With each setting: 10,000 in all. They go to the service itself, for that is three times as fast as over a socket. */
const FORGERIES = 5_000;
const SEED = 20260922;
const AT_ONCE = 128;
/** The numbers of two clients. */
const NUMBERS = [
  { relayX: '17000000001', transferX: '17000003001' },
  { relayX: '17000000002', transferX: '17000003002' },
];

/** A binding that one of the clients made, and the address that its records come to. */
interface Held extends BoundBinding {
  readonly client: TestClient;
  readonly address: CallbackAddress;
}

describe.each([
  ['the tag is asked for', 'interline,pns', []],
  ['the tag may be missing', '', ['customer_bind_id', 'number_x', 'upstream_id']],
])('forged callbacks, where %s:', (_, required, waysIn) => {
  const bench = useBench(createSqlite, { env: { CALLBACK_REQUIRE_TAG: required } });

  /** One binding of each kind, and released ones, for each of two clients. */
  async function bindings(): Promise<Held[]> {
    const { gateway } = bench;
    const all: Held[] = [];
    for (const { relayX, transferX } of NUMBERS) {
      const client = await gateway.createClient();
      const relay = (): Promise<BoundBinding> => bindRelayWith(gateway, client, { numberX: relayX });
      const [released, ended] = [await relay(), await bindPrivate(gateway, client)];
      await client.http.delete(`/v1/interline/bindings/${released.id}`);
      await client.http.delete(`/v1/pns/bindings/${ended.id}`);
      const relays = [released, await relay(), await transferTo(gateway, client, transferX)];
      const privates = [ended, await bindPrivate(gateway, client)];
      all.push(
        ...relays.map((bound) => ({ ...bound, client, address: 'interline/cdr' as const })),
        ...privates.map((bound) => ({ ...bound, client, address: 'pns/call' as const })),
      );
    }
    return all;
  }

  /** @param callId names the client that the ids speak of */
  function recordOf(
    { address, upstreamId, customerBindId, numberX }: Held,
    callId: string,
    sent: string,
  ): ReturnType<typeof relayRecord> {
    const at = bench.clock.now() / 1000;
    return address === 'pns/call'
      ? pnsRecord({ callId, bindId: upstreamId, customerBindId, did: numberX, ext: sent, startAt: at })
      : relayRecord({ taskid: callId, subid: upstreamId, rcaller: numberX, userData: sent, beginTime: at });
  }

  it(`none of ${FORGERIES} reaches a client that does not own the binding, and each is kept`, async () => {
    const { gateway, database } = bench;
    const all = await bindings();
    const draw = new Draw(seededRandom(SEED));
    const forged = new ForgedTags(
      draw,
      all.map(({ sent }) => sent.slice(1, -1)),
    );
    // The tag of a transfer is enough by itself: it has no id that could belie it.
    const stealable = all.filter(({ upstreamId }) => upstreamId !== 'null');
    const intake = gateway.app.get(Intake, { strict: false });
    const forge = async (number: number): Promise<void> => {
      const held = draw.pick(all);
      const unknown = { ...held, upstreamId: `unknown ${number}` };
      const named = draw.pick([held, held, held, held, unknown, { ...unknown, customerBindId: '' }]);
      const isStolen = named === held && draw.chance(0.1);
      const sent = isStolen ? draw.pick(stealable.filter((other) => other !== held)).sent : forged.next();
      const record = recordOf(named, `${number} of ${held.client.id}`, sent);
      const body = Buffer.from(JSON.stringify(record));
      await intake.receive({
        requestId: `forged-${number}`,
        traceparent: null,
        source: held.address,
        body,
        headers: {},
      });
    };

    for (let sent = 0; sent < FORGERIES; sent += AT_ONCE) {
      const count = Math.min(AT_ONCE, FORGERIES - sent);
      await Promise.all(Array.from({ length: count }, (_, index) => forge(sent + index)));
    }

    expect(await database.rows('select id from callbacks')).toHaveLength(FORGERIES);
    const reached = await database.rows(
      'select callbacks.call_id, events.client_id, routed_by from events join callbacks on callbacks.id = callback_id',
    );
    expect([...new Set(reached.map(({ routed_by }) => routed_by))].sort()).toEqual(waysIn);
    expect(reached.filter(({ call_id, client_id }) => !String(call_id).endsWith(String(client_id)))).toEqual(
      [],
    );

    for (const held of all) {
      const record = recordOf(held, `true call of ${held.id}`, held.sent);
      const told = await pushed(gateway, held.address, record);
      expect(told).toMatchObject(routedTo(held.client, held, 'routing_tag'));
    }
  });
});
