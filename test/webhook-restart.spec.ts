import { DeliveryQueue } from '../src/callback/delivery/delivery-queue';
import { eventually } from './support/bindings';
import { describeEachDatabase, StoredDatabase } from './support/databases';
import { startGateway, TestGateway } from './support/gateway';
import { Receiver, TestEndpoint } from './support/receiver';
import {
  createPhoneClient,
  deliveriesOf,
  LOCAL_WEBHOOKS,
  PhoneClient,
  reportCalls,
} from './support/webhook-bench';

describeEachDatabase('a gateway that is closed while it delivers', (create) => {
  let database: StoredDatabase;
  let receiver: Receiver;
  let gateway: TestGateway;
  let client: PhoneClient;
  let endpoint: TestEndpoint;

  const start = async (): Promise<TestGateway> =>
    startGateway({ env: { ...database.env, ...LOCAL_WEBHOOKS } });

  beforeEach(async () => {
    database = await create();
    receiver = await Receiver.start();
    gateway = await start();
    client = await createPhoneClient(gateway);
    endpoint = await receiver.subscribe(client.http);
    endpoint.react('hang');
  });

  afterEach(async () => {
    await gateway.close();
    await receiver.close();
    await database.remove();
  });

  /** Starts it again, as the client then finds it. */
  async function restart(): Promise<Pick<PhoneClient, 'http'>> {
    gateway = await start();
    return { http: gateway.as(client.key) };
  }

  it('lets attempts end that end soon, and writes them down', async () => {
    await reportCalls(gateway, client, 3);
    await endpoint.arrivals(3);
    const closed = gateway.close();
    setTimeout(() => {
      endpoint.letGo();
    }, 200);
    await closed;
    const again = await restart();
    const deliveries = await deliveriesOf(again, endpoint);
    expect(deliveries.map(({ status, attempts }) => [status, attempts.length])).toEqual([
      ['delivered', 1],
      ['delivered', 1],
      ['delivered', 1],
    ]);
    await again.http.post(`/v1/webhooks/${endpoint.id}/test`);
    await endpoint.arrivals(4);
    expect(endpoint.webhooks).toHaveLength(4);
  });

  it('gives back to the queue what does not end, as if it had never been attempted', async () => {
    const begun = performance.now();
    await reportCalls(gateway, client, 3);
    await endpoint.arrivals(3);
    await gateway.close();
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(await database.rows('select * from delivery_attempts')).toEqual([]);
    expect(await database.rows('select status, claim, failures from deliveries')).toEqual(
      Array.from({ length: 3 }, () => ({ status: 'pending', claim: null, failures: 0 })),
    );
    endpoint.letGo();
    const again = await restart();
    await endpoint.arrivals(6);
    const [first, second] = [endpoint.webhooks.slice(0, 3), endpoint.webhooks.slice(3)];
    expect(second.map(({ id }) => id).sort()).toEqual(first.map(({ id }) => id).sort());
    await eventually(async () =>
      (await deliveriesOf(again, endpoint)).every(({ status }) => status === 'delivered'),
    );
    const deliveries = await deliveriesOf(again, endpoint);
    expect(deliveries.map(({ attempts }) => attempts.length)).toEqual([1, 1, 1]);
  });
});

describeEachDatabase('a gateway that is closed while it claims', (create) => {
  it('leaves nothing claimed: what it has just taken goes back to the queue, or is delivered', async () => {
    const database = await create();
    const receiver = await Receiver.start();
    const gateway = await startGateway({ env: { ...database.env, ...LOCAL_WEBHOOKS } });
    try {
      const client = await createPhoneClient(gateway);
      const endpoint = await receiver.subscribe(client.http);
      const claims = holdClaims(gateway);
      await reportCalls(gateway, client, 3);
      await eventually(() => claims.taken());
      const closed = gateway.close();
      setTimeout(() => {
        claims.letGo();
      }, 100);
      await closed;
      const rows = await database.rows('select id, status, claim from deliveries');
      expect(rows).toHaveLength(3);
      expect(rows.filter(({ claim }) => claim !== null)).toEqual([]);
      const delivered = rows.filter(({ status }) => status === 'delivered');
      expect(endpoint.webhooks).toHaveLength(delivered.length);
      const attempts = await database.rows('select delivery_id from delivery_attempts');
      expect(attempts.map(({ delivery_id }) => delivery_id).sort()).toEqual(
        delivered.map(({ id }) => id).sort(),
      );
    } finally {
      await gateway.close();
      await receiver.close();
      await database.remove();
    }
  });
});

/** Lets the gateway's worker wait for what it has claimed, as a slow database does. */
function holdClaims({ app }: TestGateway): { taken: () => boolean; letGo: () => void } {
  const queue = app.get(DeliveryQueue, { strict: false });
  const claim = queue.claim.bind(queue);
  let isTaken = false;
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  jest.spyOn(queue, 'claim').mockImplementation(async (endpoint, count) => {
    const claimed = await claim(endpoint, count);
    isTaken ||= claimed.length > 0;
    await held;
    return claimed;
  });
  return {
    taken: () => isTaken,
    letGo: () => {
      letGo();
    },
  };
}
