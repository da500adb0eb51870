import { join } from 'node:path';
import { Simulator, startSimulator } from '../sandbox/simulator/start-simulator';
import { Bench } from './bench';
import { Child } from './child';

/** NXCloud in a process of its own, which answers reads and nothing else, as fast as it can or after a delay. */
export async function keepUpstream(bench: Bench, delayMs = 0): Promise<Child> {
  const env = { NODE_ENV: 'production', DELAY_MS: String(delayMs) };
  return bench.keep(
    await Child.start(join(__dirname, 'upstream.js'), env, join(bench.newFolder(), 'upstream.log')),
  );
}

/** NXCloud in this process, for what has to be bound before the measuring. */
export async function keepSimulator(bench: Bench): Promise<Simulator> {
  const simulator = await startSimulator();
  bench.keep({ stop: () => simulator.close() });
  return simulator;
}
