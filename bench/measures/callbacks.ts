import { copyFileSync } from 'node:fs';
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
/** What the gateway calls its SQLite file here. */
const STORE = 'gateway.sqlite';

interface Contender {
  readonly name: string;
  readonly process: Child;
  readonly callbackUrl: string;
  readonly perSecond: number[];
  readonly cpuMicroseconds: number[];
}

/** (d): callbacks made durable, encrypted, routed and turned into events. */
export async function measureCallbacks(bench: Bench): Promise<Result> {
  const simulator = await keepSimulator(bench);
  const folder = bench.newFolder();
  const maker = await BenchGateway.start({ upstreamUrl: simulator.url, folder });
  const next = await pushedCalls(simulator, maker, await maker.createClient());
  await maker.stop();
  const routing = bench.keep(await startInbox(bench, 'routing-inbox', {}, join(folder, STORE)));
  const gateway = bench.keep(await BenchGateway.start({ upstreamUrl: simulator.url, folder }));
  const group = bench.keep(await startInbox(bench, 'inbox', { COMMIT: 'group' }));
  const each = bench.keep(await startInbox(bench, 'inbox', { COMMIT: 'each' }));
  const contenders = [
    contender('gateway, everything on', gateway.process, gateway.callbackUrl),
    contender('hand-written: encrypts, recognises, routes, makes events; group commit', routing, routing.url),
    contender('hand-written: stores the bytes; group commit', group, group.url),
    contender('hand-written: stores the bytes; one commit each', each, each.url),
  ] as const;

  for (const one of contenders) await push(one, next, WARM_UP_SECONDS);
  for (let round = 0; round < bench.effort.rounds; round += 1) {
    for (const one of contenders) await measure(one, next, bench.effort.seconds);
  }
  await bench.clear();

  const rates = contenders.map(({ perSecond }) => median(perSecond)) as [number, number, number, number];
  const [own, same, bytes] = rates;
  return {
    title: 'Callbacks',
    method: `POST the record of a privacy-number call, a new one each time, over ${CONNECTIONS} connections; answered after the commit (SQLite, synchronous = FULL). Medians of ${bench.effort.rounds} rounds of ${bench.effort.seconds} s in turns.`,
    columns: ['', 'callbacks/s', 'processor time a callback (µs)', 'gateway, of this'],
    rows: contenders.map(({ name, perSecond, cpuMicroseconds }) => [
      name,
      whole(median(perSecond)),
      whole(median(cpuMicroseconds)),
      fine(own / median(perSecond)),
    ]),
    goals: [
      atLeast('the gateway, of the hand-written inbox that does the same', own / same, 0.6),
      atLeast('the gateway, of the hand-written inbox that stores the bytes', own / bytes, 0.6),
    ],
  };
}

/** NXCloud in this process: it is asked before the measuring alone. */
export async function keepSimulator(bench: Bench): Promise<Simulator> {
  const simulator = await startSimulator();
  bench.keep({ stop: () => simulator.close() });
  return simulator;
}

/** @param model a store to begin with a copy of */
function startInbox(
  bench: Bench,
  name: string,
  choices: Record<string, string>,
  model: string | null = null,
): Promise<Child> {
  const folder = bench.newFolder();
  const databaseFile = join(folder, STORE);
  if (model !== null) copyFileSync(model, databaseFile);
  const env = { NODE_ENV: 'production', DATABASE_FILE: databaseFile, ...choices };
  return Child.start(join(__dirname, '..', 'contenders', `${name}.js`), env, join(folder, 'inbox.log'));
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
