import { Settling } from '../../src/bindings/settling';
import { EnvironmentSource } from '../../src/config/environment';
import { CreateDatabase, StoredDatabase } from './databases';
import { SetClock, startGateway, TestClient, TestGateway } from './gateway';

/** A gateway over a database of its own, a clock that stands still, and a new client for each test. */
export class Bench {
  readonly clock = new SetClock(Date.UTC(2026, 8, 21, 10));
  database!: StoredDatabase;
  gateway!: TestGateway;
  client!: TestClient;
}

export interface BenchOptions {
  readonly env?: EnvironmentSource;
  readonly upstreamUrl?: () => string;
}

/** Sets a bench up around the tests of a `describe`, and the simulator back after each of them. */
export function useBench(create: CreateDatabase, { env, upstreamUrl }: BenchOptions = {}): Bench {
  const bench = new Bench();
  beforeAll(async () => {
    bench.database = await create();
    bench.gateway = await startGateway({
      clock: bench.clock,
      upstreamUrl: upstreamUrl?.(),
      env: { ...bench.database.env, ...env },
    });
    // Its clock stands still and the timer's does not.
    bench.gateway.app.get(Settling, { strict: false }).stop();
  });
  beforeEach(async () => {
    bench.client = await bench.gateway.createClient();
  });
  afterEach(() => {
    bench.gateway.simulator.reset();
  });
  afterAll(async () => {
    await bench.gateway.close();
    await bench.database.remove();
  });
  return bench;
}
