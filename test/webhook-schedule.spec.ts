import { createSqlite } from './support/databases';
import { useWebhookBench } from './support/webhook-bench';

describe('a schedule of one attempt', () => {
  const bench = useWebhookBench(createSqlite, { WEBHOOK_RETRY_SCHEDULE_SECONDS: '0' });

  it('makes it at once, and has failed after it', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react({ status: 500 });
    await bench.endCall();
    await endpoint.arrivals(1);
    const [delivery] = await bench.settled(endpoint);
    expect(delivery).toMatchObject({
      status: 'failed',
      nextAttemptAt: null,
      attempts: [{ statusCode: 500 }],
    });
  });
});

describe('a schedule that waits before the first attempt', () => {
  const bench = useWebhookBench(createSqlite, { WEBHOOK_RETRY_SCHEDULE_SECONDS: '60,60' });

  it('makes no attempt before that time, and then one', async () => {
    const endpoint = await bench.subscribe();
    await bench.endCall();
    const { nextAttemptAt, attempts } = await bench.lastDelivery(endpoint);
    expect(attempts).toEqual([]);
    const waitSeconds = (Date.parse(nextAttemptAt ?? '') - bench.clock.now()) / 1000;
    expect(waitSeconds).toBeGreaterThanOrEqual(48);
    expect(waitSeconds).toBeLessThanOrEqual(72);
    bench.advanceTo(nextAttemptAt);
    await endpoint.arrivals(1);
  });
});

describe('the schedule of the settings', () => {
  const bench = useWebhookBench(createSqlite);

  it('makes ten attempts over three days where nothing else is set', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react({ status: 500 });
    const begun = bench.clock.now();
    await bench.endCall();
    await endpoint.arrivals(1);
    await bench.settled(endpoint);
    for (let attempt = 2; attempt <= 10; attempt += 1) {
      bench.advanceTo((await bench.lastDelivery(endpoint)).nextAttemptAt);
      await endpoint.arrivals(attempt);
      await bench.settled(endpoint);
    }
    expect(await bench.lastDelivery(endpoint)).toMatchObject({ status: 'failed', nextAttemptAt: null });
    const days = (bench.clock.now() - begun) / 86_400_000;
    expect(days).toBeGreaterThan(3.15 * 0.8);
    expect(days).toBeLessThan(3.15 * 1.2);
    expect(await bench.readEndpoint(endpoint)).toMatchObject({ status: 'enabled' });
  });
});
