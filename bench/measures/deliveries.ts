import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Bench } from '../bench';
import { Child } from '../child';
import { BenchClient, BenchGateway } from '../gateway';
import { median } from '../numbers';
import { pushedCalls } from '../pushed-calls';
import { Result, whole } from '../result';
import { push } from '../load';
import { keepSimulator } from '../upstreams';

const POLL_MS = 20;

/** (e): events that wait for an endpoint, delivered to it. */
export async function measureDeliveries(bench: Bench): Promise<Result> {
  const simulator = await keepSimulator(bench);
  const gateway = bench.keep(
    await BenchGateway.start({ upstreamUrl: simulator.url, folder: bench.newFolder() }),
  );
  const client = await gateway.createClient();
  const since = Date.now();
  await push(gateway.callbackUrl, await pushedCalls(simulator, gateway, client), bench.effort);
  const rates: number[] = [];
  for (let round = 0; round < bench.effort.rounds; round += 1) {
    rates.push(await deliverAll(bench, gateway, client, since));
  }
  await bench.clear();
  return {
    title: 'Deliveries',
    method: `An endpoint is registered and all events are replayed to it: from the first arrival to the last. Median of ${bench.effort.rounds} rounds.`,
    columns: ['', 'deliveries/s'],
    rows: [['gateway, one endpoint', whole(median(rates))]],
    goals: [],
  };
}

/**
 * Replays to a new endpoint what was stored since then, and answers how many deliveries arrived a second.
 * @param since milliseconds since the epoch
 */
export async function deliverAll(
  bench: Bench,
  gateway: BenchGateway,
  { key }: BenchClient,
  since: number,
): Promise<number> {
  const env = { NODE_ENV: 'production' };
  const log = join(bench.newFolder(), 'receiver.log');
  const receiver = await Child.start(join(__dirname, '..', 'receiver.js'), env, log);
  const { id } = await gateway.post('/v1/webhooks', key, { url: `${receiver.url}/`, eventTypes: ['*'] });
  const { deliveries } = await gateway.post(`/v1/webhooks/${String(id)}/replay`, key, {
    since: new Date(since).toISOString(),
    until: '2100-01-01T00:00:00Z',
  });
  const total = Number(deliveries);
  const begin = { count: await countOf(receiver), at: performance.now() };
  let count = begin.count;
  while (count < total) {
    await sleep(POLL_MS);
    count = await countOf(receiver);
  }
  const seconds = (performance.now() - begin.at) / 1000;
  await gateway.delete(`/v1/webhooks/${String(id)}`, key);
  await receiver.stop();
  return (total - begin.count) / seconds;
}

async function countOf({ url }: Child): Promise<number> {
  const response = await fetch(url);
  const { count } = (await response.json()) as { count: number };
  return count;
}
