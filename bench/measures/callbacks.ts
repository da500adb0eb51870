import { join } from 'node:path';
import { Simulator, startSimulator } from '../../sandbox/simulator/start-simulator';
import { Bench } from '../bench';
import { Child } from '../child';
import { BenchGateway } from '../gateway';
import { drive } from '../load';
import { median } from '../numbers';
import { PushedCall, pushedCalls } from '../pushed-calls';
import { atLeast, fine, Result, whole } from '../result';

const CONNECTIONS = 64;
const WARM_UP_SECONDS = 3;

interface Contender {
  readonly name: string;
  readonly process: Child;
  readonly callbackUrl: string;
  readonly perSecond: number[];
  readonly cpuMicroseconds: number[];
}

/** (d): callbacks made durable, decrypted by nobody but the gateway, routed and turned into events. */
export async function measureCallbacks(bench: Bench): Promise<Result> {
  const simulator = await keepSimulator(bench);
  const gateway = bench.keep(
    await BenchGateway.start({ upstreamUrl: simulator.url, folder: bench.newFolder() }),
  );
  const next = await pushedCalls(simulator, gateway, await gateway.createClient());
  const group = bench.keep(await startInbox(bench, 'group'));
  const each = bench.keep(await startInbox(bench, 'each'));
  const contenders = [
    contender('gateway, everything on', gateway.process, gateway.callbackUrl),
    contender('hand-written inbox, group commit', group, group.url),
    contender('hand-written inbox, one commit each', each, each.url),
  ] as const;

  for (const one of contenders) await push(one, next, WARM_UP_SECONDS);
  for (let round = 0; round < bench.effort.rounds; round += 1) {
    for (const one of contenders) await measure(one, next, bench.effort.seconds);
  }
  await bench.clear();

  const [own, limit] = contenders.map(({ perSecond }) => median(perSecond)) as [number, number, number];
  return {
    title: 'Callbacks',
    method: `POST the record of a privacy-number call, a new one each time, over ${CONNECTIONS} connections; answered after the commit (SQLite, synchronous = FULL). Medians of ${bench.effort.rounds} rounds of ${bench.effort.seconds} s in turns.`,
    columns: ['', 'callbacks/s', 'processor time a callback (µs)', 'of the limit'],
    rows: contenders.map(({ name, perSecond, cpuMicroseconds }) => [
      name,
      whole(median(perSecond)),
      whole(median(cpuMicroseconds)),
      fine(median(perSecond) / limit),
    ]),
    goals: [atLeast('the gateway, of the hand-written inbox with group commit', own / limit, 0.6)],
  };
}

/** NXCloud in this process: it is asked before the measuring alone. */
export async function keepSimulator(bench: Bench): Promise<Simulator> {
  const simulator = await startSimulator();
  bench.keep({ stop: () => simulator.close() });
  return simulator;
}

function startInbox(bench: Bench, commit: 'group' | 'each'): Promise<Child> {
  const folder = bench.newFolder();
  const env = { NODE_ENV: 'production', DATABASE_FILE: join(folder, 'inbox.sqlite'), COMMIT: commit };
  return Child.start(join(__dirname, '..', 'contenders', 'inbox.js'), env, join(folder, 'inbox.log'));
}

function contender(name: string, process: Child, callbackUrl: string): Contender {
  return { name, process, callbackUrl, perSecond: [], cpuMicroseconds: [] };
}

async function measure(one: Contender, next: () => PushedCall, seconds: number): Promise<void> {
  const cpuBefore = one.process.cpuMs;
  const perSecond = await push(one, next, seconds);
  one.perSecond.push(perSecond);
  one.cpuMicroseconds.push(((one.process.cpuMs - cpuBefore) * 1000) / (perSecond * seconds));
}

export function push(
  { callbackUrl }: Pick<Contender, 'callbackUrl'>,
  next: () => PushedCall,
  seconds: number,
): Promise<number> {
  const { origin, pathname } = new URL(callbackUrl);
  return drive({
    url: origin,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    next: () => {
      const { path, body } = next();
      return { path: `${pathname === '/' ? '' : pathname}${path}`, body };
    },
    connections: CONNECTIONS,
    seconds,
  });
}
