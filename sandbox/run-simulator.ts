import { readFileSync } from 'node:fs';
import { SANDBOX_DEFAULTS } from './simulator/simulator-options';
import { startSimulator } from './simulator/start-simulator';

const DEFAULT_PORT = 4010;

/**
 * The simulator alone, on SIMULATOR_HOST and SIMULATOR_PORT. It pushes what happens to calls to the address that
 * SIMULATOR_CALLBACK_URL holds, or the file of SIMULATOR_CALLBACK_URL_FILE: a callback address holds a token.
 */
async function main(): Promise<void> {
  const { SIMULATOR_HOST, SIMULATOR_PORT, SIMULATOR_CALLBACK_URL, SIMULATOR_CALLBACK_URL_FILE } = process.env;
  const port = Number(SIMULATOR_PORT ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error('SIMULATOR_PORT must be a port number');
  }
  const simulator = await startSimulator({
    host: SIMULATOR_HOST ?? SANDBOX_DEFAULTS.host,
    port,
    callbackUrl: SIMULATOR_CALLBACK_URL ?? textOf(SIMULATOR_CALLBACK_URL_FILE),
  });
  console.log(`NXCloud in a box listens on ${simulator.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void simulator.close();
    });
  }
}

function textOf(path: string | undefined): string | null {
  return path === undefined ? null : readFileSync(path, 'utf8').trim();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : 'the simulator could not start');
  process.exitCode = 1;
});
