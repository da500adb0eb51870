import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { Bench } from '../bench';
import { BenchGateway } from '../gateway';
import { median } from '../numbers';
import { pushedCalls } from '../pushed-calls';
import { fine, Result, whole } from '../result';
import { push, Span } from '../load';
import { keepSimulator } from '../upstreams';

const SERVER = process.env.BENCH_POSTGRES_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';
const WARM_UP_SECONDS = 3;
/** The events of one client are committed one after the other; those of several need not be. */
const CLIENTS = 20;

/** Callbacks over PostgreSQL, by one process and by two. */
export async function measureReplicas(bench: Bench): Promise<Result> {
  const databaseUrl = await createDatabase(bench);
  const simulator = await keepSimulator(bench);
  const start = (): Promise<BenchGateway> =>
    BenchGateway.start({ upstreamUrl: simulator.url, folder: bench.newFolder(), databaseUrl });
  const first = bench.keep(await start());
  const second = bench.keep(await start());
  const clients = await Promise.all(Array.from({ length: CLIENTS }, () => first.createClient()));
  const next = await pushedCalls(simulator, first, ...clients);
  const both = async (span: Span): Promise<number> => {
    const rates = await Promise.all([first, second].map(({ callbackUrl }) => push(callbackUrl, next, span)));
    return rates.reduce((sum, rate) => sum + rate, 0);
  };

  const one: number[] = [];
  const two: number[] = [];
  await both({ seconds: WARM_UP_SECONDS });
  for (let round = 0; round < bench.effort.rounds; round += 1) {
    one.push(await push(first.callbackUrl, next, bench.effort));
    two.push(await both(bench.effort));
  }
  await bench.clear();
  return {
    title: 'Replicas',
    method: `Callbacks over PostgreSQL on the same machine, of the calls of ${CLIENTS} clients, by one process and by two; medians of ${bench.effort.rounds} rounds of ${bench.effort.seconds} s in turns. The processors are shared with PostgreSQL and with what sends the callbacks.`,
    columns: ['', 'callbacks/s', 'of one process'],
    rows: [
      ['one process', whole(median(one)), fine(1)],
      ['two processes', whole(median(two)), fine(median(two) / median(one))],
    ],
    goals: [],
  };
}

async function createDatabase(bench: Bench): Promise<string> {
  const name = `nxg_bench_${randomBytes(4).toString('hex')}`;
  const administer = async (command: string): Promise<void> => {
    const client = new Client({ connectionString: SERVER });
    await client.connect();
    await client.query(command);
    await client.end();
  };
  await administer(`create database ${name}`);
  bench.keep({ stop: () => administer(`drop database ${name} with (force)`) });
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  return url.href;
}
