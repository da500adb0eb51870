import { startSimulator } from './simulator/start-simulator';

const DEFAULT_PORT = 4010;

/** The simulator alone, on SIMULATOR_PORT. */
async function main(): Promise<void> {
  const port = Number(process.env.SIMULATOR_PORT ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error('SIMULATOR_PORT must be a port number');
  }
  const simulator = await startSimulator({ port });
  console.log(`NXCloud in a box listens on ${simulator.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void simulator.close();
    });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : 'the simulator could not start');
  process.exitCode = 1;
});
