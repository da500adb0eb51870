import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { Bench } from '../bench';
import { Child } from '../child';
import { Contender, contest, rateOf, standingRows } from '../contest';
import { BenchGateway } from '../gateway';
import { push } from '../load';
import { pushedCalls } from '../pushed-calls';
import { atLeast, Result } from '../result';
import { keepSimulator } from '../upstreams';

/** What the gateway calls its SQLite file here. */
const STORE = 'gateway.sqlite';

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
  const contender = (name: string, process: Child, callbackUrl: string): Contender => ({
    name,
    process,
    run: (span) => push(callbackUrl, next, span),
  });
  const standings = await contest(bench, [
    contender('gateway, everything on', gateway.process, gateway.callbackUrl),
    contender('hand-written: encrypts, recognises, routes, makes events; group commit', routing, routing.url),
    contender('hand-written: stores the bytes; group commit', group, group.url),
    contender('hand-written: stores the bytes; one commit each', each, each.url),
  ]);
  const [own, same, bytes] = [0, 1, 2].map((place) => rateOf(standings, place)) as [number, number, number];
  return {
    title: 'Callbacks',
    method: `POST the record of a privacy-number call, a new one each time, over 64 connections; answered after the commit (SQLite, synchronous = FULL). Medians of ${bench.effort.rounds} rounds of ${bench.effort.seconds} s in turns.`,
    columns: ['', 'callbacks/s', 'processor time a callback (µs)', 'gateway, of this'],
    rows: standingRows(standings, (perSecond) => own / perSecond),
    goals: [
      atLeast('the gateway, of the hand-written inbox that does the same', own / same, 0.6),
      atLeast('the gateway, of the hand-written inbox that stores the bytes', own / bytes, 0.6),
    ],
  };
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
