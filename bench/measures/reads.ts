import { join } from 'node:path';
import { SANDBOX_CREDENTIALS } from '../../sandbox/simulator/simulator-options';
import { Bench } from '../bench';
import { Child } from '../child';
import { BenchGateway } from '../gateway';
import { drive } from '../load';
import { median } from '../numbers';
import { atLeast, fine, Result, whole } from '../result';

export const READ_PATH = '/v1/calling/numbers/%2B6281100000001';
const CONNECTIONS = 32;
const WARM_UP_SECONDS = 3;

interface Contender {
  readonly name: string;
  readonly process: Child;
  readonly key: string;
  readonly perSecond: number[];
  readonly cpuMicroseconds: number[];
}

/** (a), (b), (c): a read through the gateway, the limit, and what one would write in an afternoon. */
export async function measureReads(bench: Bench): Promise<Result> {
  const upstream = bench.keep(await startUpstream(bench));
  const gateway = bench.keep(
    await BenchGateway.start({ upstreamUrl: upstream.url, folder: bench.newFolder() }),
  );
  const { key } = await gateway.createClient();
  const proxy = bench.keep(await startContender(bench, 'signing-proxy', upstream.url, key));
  const plain = bench.keep(await startContender(bench, 'plain-nest', upstream.url, key));
  const contenders = [
    contender('gateway, everything on', gateway.process, key),
    contender('hand-written signing proxy', proxy, key),
    contender('plain Nest and @nestjs/axios', plain, key),
  ] as const;

  for (const each of contenders) await read(each, WARM_UP_SECONDS);
  for (let round = 0; round < bench.effort.rounds; round += 1) {
    for (const each of contenders) await measure(each, bench.effort.seconds);
  }
  await bench.clear();

  const [own, limit, usual] = contenders.map(({ perSecond }) => median(perSecond)) as [
    number,
    number,
    number,
  ];
  return {
    title: 'Reads',
    method: `GET a number's calling state, over ${CONNECTIONS} connections, the upstream at once; medians of ${bench.effort.rounds} rounds of ${bench.effort.seconds} s in turns.`,
    columns: ['', 'reads/s', 'processor time a read (µs)', 'of the limit'],
    rows: contenders.map(({ name, perSecond, cpuMicroseconds }) => [
      name,
      whole(median(perSecond)),
      whole(median(cpuMicroseconds)),
      fine(median(perSecond) / limit),
    ]),
    goals: [
      atLeast('the gateway, of the signing proxy', own / limit, 0.6),
      atLeast('the gateway, of plain Nest', own / usual, 2.5),
    ],
  };
}

export function startUpstream(bench: Bench, delayMs = 0): Promise<Child> {
  const env = { NODE_ENV: 'production', DELAY_MS: String(delayMs) };
  return Child.start(join(__dirname, '..', 'upstream.js'), env, join(bench.newFolder(), 'upstream.log'));
}

function startContender(bench: Bench, name: string, upstreamUrl: string, key: string): Promise<Child> {
  const { accessKey, accessSecret, callingAppKey } = SANDBOX_CREDENTIALS;
  const env = {
    NODE_ENV: 'production',
    UPSTREAM_URL: upstreamUrl,
    API_KEY: key,
    ACCESS_KEY: accessKey,
    ACCESS_SECRET: accessSecret,
    APP_KEY: callingAppKey,
  };
  return Child.start(
    join(__dirname, '..', 'contenders', `${name}.js`),
    env,
    join(bench.newFolder(), `${name}.log`),
  );
}

function contender(name: string, process: Child, key: string): Contender {
  return { name, process, key, perSecond: [], cpuMicroseconds: [] };
}

async function measure(each: Contender, seconds: number): Promise<void> {
  const cpuBefore = each.process.cpuMs;
  const perSecond = await read(each, seconds);
  each.perSecond.push(perSecond);
  each.cpuMicroseconds.push(((each.process.cpuMs - cpuBefore) * 1000) / (perSecond * seconds));
}

function read({ process, key }: Contender, seconds: number): Promise<number> {
  return drive({
    url: `${process.url}${READ_PATH}`,
    headers: { authorization: `Bearer ${key}` },
    connections: CONNECTIONS,
    seconds,
  });
}
