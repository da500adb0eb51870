import { join } from 'node:path';
import { Bench } from '../bench';
import { BenchClient, BenchGateway } from '../gateway';
import { median } from '../numbers';
import { PushedCall, pushedCalls } from '../pushed-calls';
import { atMost, fine, Result, whole } from '../result';
import { BINDINGS, EVENTS, storeHistory } from '../stored-history';
import { push } from '../load';
import { keepSimulator } from '../upstreams';
import { deliverAll } from './deliveries';

const WARM_UP_SECONDS = 3;

interface Store {
  readonly gateway: BenchGateway;
  readonly client: BenchClient;
  readonly next: () => PushedCall;
  readonly callbacks: number[];
  readonly deliveries: number[];
}

/** (h): callbacks and deliveries over a store that holds a company's history, against an empty one. */
export async function measureFullStore(bench: Bench): Promise<Result> {
  const empty = await openStore(bench, bench.newFolder());
  const folder = bench.newFolder();
  const maker = await BenchGateway.start({ upstreamUrl: 'http://127.0.0.1:9', folder });
  await maker.stop();
  storeHistory(join(folder, 'gateway.sqlite'));
  const full = await openStore(bench, folder);

  for (const { gateway, next } of [empty, full]) {
    await push(gateway.callbackUrl, next, { seconds: WARM_UP_SECONDS });
  }
  for (let round = 0; round < bench.effort.rounds; round += 1) {
    for (const store of [empty, full]) {
      const since = Date.now();
      store.callbacks.push(await push(store.gateway.callbackUrl, store.next, bench.effort));
      store.deliveries.push(await deliverAll(bench, store.gateway, store.client, since));
    }
  }
  await bench.clear();

  const cost = (rates: (store: Store) => readonly number[]): number =>
    median(rates(empty)) / median(rates(full));
  const callbacks = cost((store) => store.callbacks);
  const deliveries = cost((store) => store.deliveries);
  return {
    title: 'A full store',
    method: `The same with ${whole(BINDINGS)} bindings and ${whole(EVENTS)} events in the SQLite store, in turns with an empty one; medians of ${bench.effort.rounds} rounds.`,
    columns: ['', 'empty', 'full', 'cost, full over empty'],
    rows: [
      ['callbacks/s', whole(median(empty.callbacks)), whole(median(full.callbacks)), fine(callbacks)],
      ['deliveries/s', whole(median(empty.deliveries)), whole(median(full.deliveries)), fine(deliveries)],
    ],
    goals: [
      atMost('a callback, of one in an empty store', callbacks, 1.3),
      atMost('a delivery, of one in an empty store', deliveries, 1.3),
    ],
  };
}

async function openStore(bench: Bench, folder: string): Promise<Store> {
  const simulator = await keepSimulator(bench);
  const gateway = bench.keep(await BenchGateway.start({ upstreamUrl: simulator.url, folder }));
  const client = await gateway.createClient();
  return {
    gateway,
    client,
    next: await pushedCalls(simulator, gateway, client),
    callbacks: [],
    deliveries: [],
  };
}
