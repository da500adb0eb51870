import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from './support/bindings';
import { describeEachDatabase, StoredRow } from './support/databases';
import { ListedEvent, listEvents, toListed } from './support/listed-events';
import { Owner, RestartableGateway } from './support/restartable-gateway';
import { Reaction, Receiver, TestEndpoint } from './support/receiver';
import { seededRandom } from './support/seeded-random';
import { UpstreamLoad } from './support/upstream-load';

const KILLS = 15;
/** A gateway is killed so long after it began to listen, at most. */
const LONGEST_LIFE_MS = 900;
const ACCEPT: Reaction = { status: 204 };
const FAIL: Reaction = { status: 500 };
/** How many webhooks are not sure to be accepted. */
const UNSURE = 2000;

describeEachDatabase('a gateway that is killed again and again under load', (create) => {
  const random = seededRandom(4711);
  const reactions = Array.from({ length: UNSURE }, () => (random() < 0.15 ? FAIL : ACCEPT));
  let gateway: RestartableGateway;
  let receiver: Receiver;
  const owners: { owner: Owner; endpoint: TestEndpoint; events: ListedEvent[] }[] = [];
  const load = new UpstreamLoad({
    owners: () => owners.map(({ owner }) => owner),
    callbackUrl: () => gateway.callbackUrl(),
    random,
    senders: 6,
    pauseMs: 40,
  });

  beforeAll(async () => {
    gateway = await RestartableGateway.over(create, {
      WEBHOOK_RETRY_SCHEDULE_SECONDS: `0${',1'.repeat(20)}`,
    });
    receiver = await Receiver.start();
    await gateway.start();
    for (const owner of [await gateway.createOwner(), await gateway.createOwner()]) {
      const endpoint = await receiver.subscribe(await gateway.as(owner.key));
      endpoint.react(...reactions, ACCEPT);
      owners.push({ owner, endpoint, events: [] });
    }
    load.start();
    for (let kills = 0; kills < KILLS; kills += 1) {
      await sleep(random() * LONGEST_LIFE_MS);
      await gateway.kill();
      if (kills === KILLS - 1) await letClaimsRunOut();
      await gateway.start();
    }
    await load.stop();
    for (const each of owners) each.events = await listEvents(await gateway.as(each.owner.key));
    await eventually(async () => (await pending()) === 0, 120);
  }, 900_000);

  afterAll(async () => {
    const stopped = load.stop().catch(() => 'there was nobody to send to');
    await gateway.remove();
    await stopped;
    await receiver.close();
  });

  /** What killed gateways were delivering is free again after the time-out and half a minute: now. */
  async function letClaimsRunOut(): Promise<void> {
    await gateway.database.rows(
      "update deliveries set next_attempt_at = 0 where status = 'pending' and claim is not null returning id",
    );
  }

  async function pending(): Promise<number> {
    const [row] = await gateway.database.rows(
      "select count(*) as count from deliveries where status <> 'delivered'",
    );
    return Number(row?.count);
  }

  it('was under load: callbacks were answered, lost and sent again all the time', () => {
    expect([...load.answers.keys()].sort()).toEqual([200, 'none']);
    expect(load.answers.get('none')).toBeGreaterThan(KILLS);
    expect(load.answers.get(200)).toBeGreaterThan(KILLS * 5);
  });

  it('makes of every acknowledged callback the events that it tells of, for its owner', () => {
    for (const { owner, events } of owners) {
      const names = new Set(events.map(({ name }) => name));
      expect([...load.acknowledgedTo(owner)].filter((name) => !names.has(name))).toEqual([]);
    }
  });

  it('makes no event twice, and none that nobody sent', () => {
    for (const { owner, events } of owners) {
      const names = events.map(({ name }) => name);
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
      expect(names.filter((name) => !load.sentTo(owner).has(name))).toEqual([]);
    }
  });

  it('delivers every event at least once, and always under the id that it is listed with', () => {
    for (const { endpoint, events } of owners) {
      const accepted = endpoint.webhooks.filter((_, index) => (reactions[index] ?? ACCEPT) === ACCEPT);
      const ids = new Set(accepted.map(({ id }) => id));
      expect(events.filter(({ id }) => !ids.has(id))).toEqual([]);
      const listed = new Map(events.map(({ id, name }) => [name, id]));
      const arrived = endpoint.webhooks.map(({ id, body }) => ({
        id,
        event: toListed(JSON.parse(body) as StoredRow),
      }));
      expect(arrived.filter(({ id, event }) => event.id !== id || listed.get(event.name) !== id)).toEqual([]);
    }
  });

  it('leaves no callback without its record, and no event without its callback', async () => {
    const rows = (query: string): Promise<StoredRow[]> => gateway.database.rows(query);
    expect(
      await rows(`select id from callbacks where status = 'routed'
        and id not in (select callback_id from events)`),
    ).toEqual([]);
    expect(await rows('select id from events where callback_id not in (select id from callbacks)')).toEqual(
      [],
    );
    expect(await rows('select id from events where id not in (select event_id from deliveries)')).toEqual([]);
    expect(await rows("select id from callbacks where status not in ('routed', 'duplicate')")).toEqual([]);
  });
});
