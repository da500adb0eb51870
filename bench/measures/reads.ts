import { Bench } from '../bench';
import { Child } from '../child';
import { BenchGateway } from '../gateway';
import { Contender, contest, rateOf, standingRows } from '../contest';
import { read } from '../load';
import { keepReader } from '../readers';
import { atLeast, Result } from '../result';
import { keepUpstream } from '../upstreams';

/**
 * (a), (b), (c): a read through the gateway, the limit, and what one would write in an afternoon; and the floor, what
 * the gateway's libraries take by themselves.
 */
export async function measureReads(bench: Bench): Promise<Result> {
  const upstream = await keepUpstream(bench);
  const gateway = bench.keep(
    await BenchGateway.start({ upstreamUrl: upstream.url, folder: bench.newFolder() }),
  );
  const { key } = await gateway.createClient();
  const proxy = await keepReader(bench, 'signing-proxy', upstream.url, key);
  const plain = await keepReader(bench, 'plain-nest', upstream.url, key);
  const libraries = await keepReader(bench, 'libraries', upstream.url, key);
  const standings = await contest(bench, [
    contender('gateway, everything on', gateway.process, key),
    contender('hand-written signing proxy', proxy, key),
    contender('plain Nest and @nestjs/axios', plain, key),
    contender('the gateway’s libraries, each used once, and nothing else', libraries, key),
  ]);
  const [own, limit, usual] = [0, 1, 2].map((place) => rateOf(standings, place)) as [number, number, number];
  return {
    title: 'Reads',
    method: `GET a number's calling state, over 32 connections, the upstream at once; medians of ${bench.effort.rounds} rounds of ${bench.effort.seconds} s in turns.`,
    columns: ['', 'reads/s', 'processor time a read (µs)', 'of the limit'],
    rows: standingRows(standings, (perSecond) => perSecond / limit),
    goals: [
      atLeast('the gateway, of the signing proxy', own / limit, 0.6),
      atLeast('the gateway, of plain Nest', own / usual, 2.5),
    ],
  };
}

function contender(name: string, process: Child, key: string): Contender {
  return { name, process, run: (span) => read(process.url, key, span) };
}
