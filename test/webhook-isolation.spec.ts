import { getEventListeners, getMaxListeners } from 'node:events';
import { WebhookSender } from '../src/callback/delivery/webhook-sender';
import { describeEachDatabase } from './support/databases';
import { createPhoneClient, useWebhookBench } from './support/webhook-bench';

/** What one endpoint may have under way at once, and much more than that. */
const AT_ONCE = 10;
const MANY = 60;

describeEachDatabase('an endpoint that hangs', (create) => {
  const bench = useWebhookBench(create);

  it('delays no other endpoint, neither of its own client nor of another', async () => {
    const stranger = await createPhoneClient(bench.gateway);
    const stuck = await bench.subscribe();
    const sibling = await bench.subscribe();
    const foreign = await bench.subscribe({}, stranger);
    stuck.react('hang');
    await bench.reportCalls(MANY);
    await bench.reportCalls(MANY, stranger);
    await Promise.all([sibling.arrivals(MANY), foreign.arrivals(MANY)]);
    expect(new Set(sibling.webhooks.map(({ id }) => id)).size).toBe(MANY);
    expect(new Set(foreign.webhooks.map(({ id }) => id)).size).toBe(MANY);
    stuck.letGo();
  });

  it('has only so many attempts under way, and gets the rest when they end', async () => {
    const stuck = await bench.subscribe();
    stuck.react('hang');
    await bench.reportCalls(MANY);
    await bench.looked();
    expect(stuck.webhooks.length).toBeGreaterThan(0);
    expect(stuck.webhooks.length).toBeLessThanOrEqual(AT_ONCE);
    stuck.letGo();
    await stuck.arrivals(MANY);
    expect(new Set(stuck.webhooks.map(({ id }) => id)).size).toBe(MANY);
  });

  it('leaves no listener too many at the signal that ends all attempts', async () => {
    const send = jest.spyOn(bench.gateway.app.get(WebhookSender, { strict: false }), 'send');
    const endpoints = [await bench.subscribe(), await bench.subscribe()];
    for (const endpoint of endpoints) endpoint.react('hang');
    await bench.reportCalls(AT_ONCE);
    for (const endpoint of endpoints) await endpoint.arrivals(AT_ONCE);
    for (const [{ signal }] of send.mock.calls) {
      if (signal === undefined) continue;
      // 0 is no limit; above another Node prints a warning.
      const limit = getMaxListeners(signal) === 0 ? Infinity : getMaxListeners(signal);
      expect(getEventListeners(signal, 'abort').length).toBeLessThanOrEqual(limit);
    }
    expect(send.mock.calls.length).toBeGreaterThanOrEqual(2 * AT_ONCE);
    send.mockRestore();
    for (const endpoint of endpoints) endpoint.letGo();
  });

  it('does not delay one that is made while it hangs', async () => {
    const stuck = await bench.subscribe();
    stuck.react('hang');
    await bench.reportCalls(MANY);
    await stuck.arrivals(1);
    const late = await bench.subscribe();
    const event = await bench.endCall();
    await late.arrivals(1);
    expect(late.webhooks.map(({ id }) => id)).toEqual([event.id]);
    stuck.letGo();
  });
});

describeEachDatabase('an endpoint that fails', (create) => {
  const bench = useWebhookBench(create);

  it('has one attempt under way at a time, and its full share again after a success', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react({ status: 500 });
    await bench.endCall();
    await endpoint.arrivals(1);
    await bench.settled(endpoint);
    endpoint.react('hang');
    await bench.reportCalls(5);
    await bench.looked();
    expect(endpoint.webhooks).toHaveLength(2);
    endpoint.letGo();
    await endpoint.arrivals(6);
    await bench.settled(endpoint);
    endpoint.react('hang');
    await bench.reportCalls(5);
    await endpoint.arrivals(11);
    endpoint.letGo();
  });
});

/** The planner of PostgreSQL knows nothing yet of tables that are new: what it chooses then must not matter. */
describeEachDatabase('the first burst of events over a new database', (create) => {
  const bench = useWebhookBench(create);

  it('is sent so many at once as any other', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react('hang');
    await bench.reportCalls(100);
    await bench.looked();
    expect(endpoint.webhooks.length).toBeGreaterThan(0);
    expect(endpoint.webhooks.length).toBeLessThanOrEqual(AT_ONCE);
    endpoint.letGo();
    await endpoint.arrivals(100);
    expect(new Set(endpoint.webhooks.map(({ id }) => id)).size).toBe(100);
  });
});
