import { DeliveryWorker } from '../src/callback/delivery/delivery-worker';
import { eventually } from './support/bindings';
import { describeEachDatabase } from './support/databases';
import { SetClock, startGateway } from './support/gateway';
import { Http } from './support/http';
import { Receiver, TestEndpoint } from './support/receiver';
import { Owner, RestartableGateway } from './support/restartable-gateway';
import { deliveriesOf, LOCAL_WEBHOOKS, reportCalls, TestDelivery } from './support/webhook-bench';

/** How long a claim holds after its holder has vanished: the time-out of an attempt and half a minute. */
const CLAIM_SECONDS = 45;
const HANGING = 8;

describeEachDatabase('a process that delivers', (create) => {
  let gateway: RestartableGateway;
  let receiver: Receiver;
  let owner: Owner;
  let endpoint: TestEndpoint;

  beforeEach(async () => {
    gateway = await RestartableGateway.over(create);
    receiver = await Receiver.start();
    await gateway.start();
    owner = await gateway.createOwner();
    endpoint = await receiver.subscribe(await gateway.as(owner.key));
    endpoint.react('hang');
    const callbackUrl = await gateway.callbackUrl();
    await reportCalls({ callbackUrl }, { phone: owner.businessPhone }, HANGING);
    await endpoint.arrivals(HANGING);
  });

  afterEach(async () => {
    await gateway.remove();
    await receiver.close();
  });

  /** What the client sees once every delivery is made: how many attempts each of them took. */
  async function attemptsOfDelivered(http: Http): Promise<number[]> {
    const read = (): Promise<TestDelivery[]> => deliveriesOf({ http }, endpoint);
    await eventually(async () => (await read()).every(({ status }) => status === 'delivered'));
    return (await read()).map(({ attempts }) => attempts.length);
  }

  it('ends with 0 within 15 s of SIGTERM, and leaves what hangs to the next one', async () => {
    const { code, seconds } = await gateway.terminate();
    expect(code).toBe(0);
    expect(seconds).toBeLessThan(15);
    endpoint.letGo();
    await gateway.start();
    await endpoint.arrivals(2 * HANGING);
    expect(await attemptsOfDelivered(await gateway.as(owner.key))).toEqual(
      Array.from({ length: HANGING }, () => 1),
    );
  });

  it('that is killed holds its claims as long as an attempt may take: then another delivers', async () => {
    const clock = new SetClock();
    const next = await startGateway({ clock, env: { ...gateway.database.env, ...LOCAL_WEBHOOKS } });
    try {
      await gateway.kill();
      endpoint.react({ status: 204 });
      const http = next.as(owner.key);
      // It delivers, and leaves alone what the other one has claimed.
      for (const tests of [1, 2]) {
        await http.post(`/v1/webhooks/${endpoint.id}/test`);
        await endpoint.arrivals(HANGING + tests);
      }
      expect(endpoint.webhooks).toHaveLength(HANGING + 2);
      // They are written down before the time goes on, or their own claims would run out with the others.
      await eventually(async () => {
        const made = await deliveriesOf({ http }, endpoint);
        return made.filter(({ status }) => status === 'delivered').length === 2;
      });
      clock.advanceSeconds(CLAIM_SECONDS);
      next.app.get(DeliveryWorker, { strict: false }).wake();
      await endpoint.arrivals(2 * HANGING + 2);
      expect(await attemptsOfDelivered(http)).toEqual(Array.from({ length: HANGING + 2 }, () => 1));
      const ids = endpoint.webhooks.map(({ id }) => id);
      expect(ids.slice(HANGING + 2).sort()).toEqual(ids.slice(0, HANGING).sort());
    } finally {
      await next.close();
    }
  });
});
