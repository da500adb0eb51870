import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent } from 'undici';
import { Bench } from '../bench';
import { Child } from '../child';
import { BenchGateway } from '../gateway';
import { READ_PATH } from '../load';
import { median, percentile } from '../numbers';
import { atMost, fine, Result } from '../result';
import { keepUpstream } from '../upstreams';

const PER_SECOND = 500;
const UPSTREAM_DELAY_MS = 50;
const WARM_UP_SECONDS = 10;
const ROUNDS = 3;
/** Enough requests for a p99.9 that five of them decide. */
const SECONDS = 10;
const PARTS = [
  ['p50', 0.5],
  ['p99', 0.99],
  ['p99.9', 0.999],
] as const;

/** What is asked, and by whom. */
interface Target {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
}

/** (f): how much later an answer comes through the gateway, at a rate that is a fraction of what it can do. */
export async function measureLatency(bench: Bench): Promise<Result> {
  const upstream = await keepUpstream(bench, UPSTREAM_DELAY_MS);
  const gateway = bench.keep(
    await BenchGateway.start({ upstreamUrl: upstream.url, folder: bench.newFolder() }),
  );
  const { key } = await gateway.createClient();
  const through: Target = {
    url: `${gateway.url}${READ_PATH}`,
    method: 'GET',
    headers: { authorization: `Bearer ${key}` },
  };
  const direct: Target = { url: `${upstream.url}/api/wa/calling/get`, method: 'POST', headers: {} };
  await addedBy(through, upstream, WARM_UP_SECONDS);
  const floor: number[][] = [];
  const added: number[][] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    floor.push(await addedBy(direct, upstream, SECONDS));
    added.push(await addedBy(through, upstream, SECONDS));
  }
  await bench.clear();
  const at = (rounds: readonly number[][], part: number): number =>
    median(rounds.map((values) => percentile(values, part)));
  const row = (name: string, rounds: readonly number[][]): string[] => [
    name,
    ...PARTS.map(([, part]) => fine(at(rounds, part))),
  ];
  return {
    title: 'Latency',
    method: `${PER_SECOND} reads/s, sent by the clock whatever the answers do, the upstream after ${UPSTREAM_DELAY_MS} ms. Of each request: the time until its answer was there, without the time it was at the upstream. The direct line is what the method itself adds. Medians of ${ROUNDS} rounds of ${SECONDS} s in turns.`,
    columns: ['added (ms)', ...PARTS.map(([name]) => name)],
    rows: [row('through the gateway', added), row('direct', floor)],
    goals: [atMost('added at p99, beyond the direct line', at(added, 0.99) - at(floor, 0.99), 3, ' ms')],
  };
}

/** Sends at a constant rate; answers for each request what it took beyond its time at the upstream, in milliseconds. */
async function addedBy(target: Target, upstream: Child, seconds: number): Promise<number[]> {
  const agent = new Agent({ connections: null, pipelining: 1 });
  const totals = new Map<string, number>();
  const pending: Promise<void>[] = [];
  const startedAt = performance.now();
  await fetch(`${upstream.url}/took`);
  for (let sent = 0; sent < seconds * PER_SECOND;) {
    const due = Math.floor(((performance.now() - startedAt) / 1000) * PER_SECOND);
    for (; sent < due; sent += 1) pending.push(ask(agent, target, totals));
    await sleep(1);
  }
  await Promise.all(pending);
  await agent.close();
  const took = (await (await fetch(`${upstream.url}/took`)).json()) as Record<string, number>;
  return [...totals].map(([trace, total]) => total - (took[trace] ?? Number.NaN));
}

async function ask(
  agent: Agent,
  { url, method, headers }: Target,
  totals: Map<string, number>,
): Promise<void> {
  const { origin, pathname } = new URL(url);
  const traceparent = `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
  const sentAt = performance.now();
  const answer = await agent.request({
    origin,
    path: pathname,
    method,
    headers: { ...headers, traceparent },
  });
  await answer.body.dump();
  if (answer.statusCode !== 200) throw new Error(`a read was answered ${answer.statusCode}`);
  totals.set(traceparent, performance.now() - sentAt);
}
