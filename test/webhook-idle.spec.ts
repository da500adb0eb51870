import { Database } from '../src/database/database';
import { createSqlite } from './support/databases';
import { useWebhookBench, WebhookBench } from './support/webhook-bench';

/** Lets the worker's timers wait for the test alone, and counts what is asked of the database meanwhile. */
async function countQueries(bench: WebhookBench, seconds: number): Promise<number> {
  const executor = bench.gateway.app.get(Database, { strict: false }).queries.getExecutor();
  const asked = jest.spyOn(executor, 'executeQuery');
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'setInterval', 'nextTick', 'performance', 'Date'] });
  try {
    bench.wake();
    await jest.advanceTimersByTimeAsync(0);
    asked.mockClear();
    await jest.advanceTimersByTimeAsync(seconds * 1000);
    return asked.mock.calls.filter(([{ sql }]) => /deliveries|webhook_endpoints/.test(sql)).length;
  } finally {
    jest.useRealTimers();
    asked.mockRestore();
    bench.wake();
  }
}

describe('a gateway with nothing to deliver', () => {
  const bench = useWebhookBench(createSqlite, { WEBHOOK_RETRY_SCHEDULE_SECONDS: '0,3600' });

  it('asks the database every five seconds, once', async () => {
    await bench.subscribe();
    expect(await countQueries(bench, 60)).toBe(12);
  });

  it('asks no more often while a delivery waits for its time', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react({ status: 500 });
    await bench.endCall();
    await endpoint.arrivals(1);
    await bench.settled(endpoint);
    expect(await countQueries(bench, 60)).toBe(12);
    await bench.client.http.delete(`/v1/webhooks/${endpoint.id}`);
  });

  it('asks no more often when deliveries wait for an endpoint that is disabled or deleted', async () => {
    for (const end of ['disabled', 'deleted']) {
      const endpoint = await bench.subscribe();
      endpoint.react({ status: 500 });
      await bench.endCall();
      await endpoint.arrivals(1);
      await bench.settled(endpoint);
      const path = `/v1/webhooks/${endpoint.id}`;
      await (end === 'deleted'
        ? bench.client.http.delete(path)
        : bench.client.http.patch(path, { status: 'disabled' }));
    }
    bench.clock.advanceSeconds(7200);
    expect(await countQueries(bench, 60)).toBe(12);
  });

  it('asks no more often while an endpoint has all that it may have under way', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react('hang');
    await bench.reportCalls(30);
    await endpoint.arrivals(10);
    await bench.looked();
    expect(await countQueries(bench, 10)).toBeLessThanOrEqual(3);
    endpoint.letGo();
    await endpoint.arrivals(30);
  });
});
