import { setTimeout as sleep } from 'node:timers/promises';
import { Bench } from '../bench';
import { BenchGateway } from '../gateway';
import { push, read } from '../load';
import { median } from '../numbers';
import { pushedCalls } from '../pushed-calls';
import { keepReader } from '../readers';
import { atMost, Result, whole } from '../result';
import { keepSimulator, keepUpstream } from '../upstreams';

const STARTS = 7;
const IDLE_SECONDS = 10;
/** An hour at 100 reads and 10 callbacks a second, as fast as it goes. */
const PARTS = 10;
const READS_A_PART = 36_000;
const CALLBACKS_A_PART = 3_600;

/** (g): how soon it serves, and how much memory it takes. */
export async function measureFootprint(bench: Bench): Promise<Result> {
  const upstream = await keepUpstream(bench);
  const folder = bench.newFolder();
  const readyMs: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const gateway = await BenchGateway.start({ upstreamUrl: upstream.url, folder });
    readyMs.push(gateway.process.readyMs);
    await gateway.stop();
  }
  const gateway = bench.keep(await BenchGateway.start({ upstreamUrl: upstream.url, folder }));
  const libraries = await keepReader(bench, 'libraries', upstream.url, 'nobody');
  await sleep(IDLE_SECONDS * 1000);
  const idle = gateway.process.memoryMegabytes;
  const floor = libraries.memoryMegabytes;
  await bench.clear();

  const loaded = await underLoad(bench);
  const half = loaded[PARTS / 2 - 1] ?? Number.NaN;
  const end = loaded[PARTS - 1] ?? Number.NaN;
  return {
    title: 'Start and memory',
    method: `Median of ${STARTS} starts of \`node dist/main.js\` over a database that is there, until it listens. Idle: ${IDLE_SECONDS} s after the start. Load: an hour’s worth at 100 reads/s and 10 callbacks/s, as fast as it goes.`,
    columns: ['', 'value'],
    rows: [
      ['start to ready (ms)', whole(median(readyMs))],
      ['memory when idle (MB)', whole(idle)],
      ['memory of the libraries of a read alone, when idle (MB)', whole(floor)],
      ['memory after half of the load (MB)', whole(half)],
      ['memory after all of the load (MB)', whole(end)],
    ],
    goals: [
      atMost('ready', median(readyMs), 1500, ' ms'),
      atMost('memory when idle', idle, 110, ' MB'),
      atMost('memory after all of the load, of that after half of it', end / half, 1.1),
    ],
  };
}

/** @returns the memory in use after each part of the load, in MB */
async function underLoad(bench: Bench): Promise<number[]> {
  const simulator = await keepSimulator(bench);
  const folder = bench.newFolder();
  const gateway = bench.keep(await BenchGateway.start({ upstreamUrl: simulator.url, folder }));
  const client = await gateway.createClient();
  const next = await pushedCalls(simulator, gateway, client);
  await gateway.stop();
  // The same store, now with an upstream that can keep up.
  const upstream = await keepUpstream(bench);
  const loaded = bench.keep(await BenchGateway.start({ upstreamUrl: upstream.url, folder }));
  const memory: number[] = [];
  for (let part = 0; part < PARTS; part += 1) {
    await read(loaded.url, client.key, { amount: READS_A_PART });
    await push(loaded.callbackUrl, next, { amount: CALLBACKS_A_PART });
    memory.push(loaded.process.memoryMegabytes);
  }
  await bench.clear();
  return memory;
}
