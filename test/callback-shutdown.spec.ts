import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from './support/bindings';
import { describeEachDatabase } from './support/databases';
import { listEvents } from './support/listed-events';
import { Receiver, TestEndpoint } from './support/receiver';
import { Owner, RestartableGateway } from './support/restartable-gateway';
import { seededRandom } from './support/seeded-random';
import { UpstreamLoad } from './support/upstream-load';

const SHUTDOWNS = 2;

describeEachDatabase('a gateway that is asked to end under load', (create) => {
  const owners: Owner[] = [];
  const endings: { code: number | null; seconds: number }[] = [];
  let gateway: RestartableGateway;
  let receiver: Receiver;
  let slow: TestEndpoint;
  const load = new UpstreamLoad({
    owners: () => owners,
    callbackUrl: () => gateway.callbackUrl(),
    random: seededRandom(815),
    senders: 8,
    pauseMs: 10,
  });

  beforeAll(async () => {
    gateway = await RestartableGateway.over(create);
    receiver = await Receiver.start();
    await gateway.start();
    owners.push(await gateway.createOwner(), await gateway.createOwner());
    const [first, second] = await Promise.all(owners.map(({ key }) => gateway.as(key)));
    if (first === undefined || second === undefined) throw new Error('there are two owners');
    await receiver.subscribe(first);
    slow = await receiver.subscribe(second);
    slow.react('hang');
    load.start();
    for (let shutdowns = 0; shutdowns < SHUTDOWNS; shutdowns += 1) {
      await sleep(700);
      endings.push(await gateway.terminate());
      await gateway.start();
    }
    await load.stop();
  });

  afterAll(async () => {
    const stopped = load.stop().catch(() => 'there was nobody to send to');
    await gateway.remove();
    await stopped;
    await receiver.close();
  });

  it('ends with exit code 0 within 15 seconds', () => {
    expect(endings.map(({ code }) => code)).toEqual(Array.from({ length: SHUTDOWNS }, () => 0));
    expect(Math.max(...endings.map(({ seconds }) => seconds))).toBeLessThan(15);
  });

  it('answers a callback with 200, or with 503, or not at all', () => {
    const answers = [...load.answers.keys()];
    expect(answers).toContain(200);
    expect(answers.filter((answer) => answer !== 200 && answer !== 503 && answer !== 'none')).toEqual([]);
  });

  it('loses nothing that it acknowledged, and stores nothing twice', async () => {
    for (const owner of owners) {
      const names = (await listEvents(await gateway.as(owner.key))).map(({ name }) => name);
      const unique = new Set(names);
      expect([...load.acknowledgedTo(owner)].filter((name) => !unique.has(name))).toEqual([]);
      expect(names).toHaveLength(unique.size);
      expect(names.filter((name) => !load.sentTo(owner).has(name))).toEqual([]);
    }
  });

  it('gives back what it was delivering: the next one delivers all of it without waiting', async () => {
    slow.letGo();
    await eventually(async () => {
      const [row] = await gateway.database.rows(
        "select count(*) as count from deliveries where status <> 'delivered'",
      );
      return Number(row?.count) === 0;
    }, 15);
  });
});
