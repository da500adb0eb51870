import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const MAIN = join(__dirname, '..', '..', 'dist', 'sandbox', 'main.js');

/** `npm run sandbox`, on free ports. */
export interface SpawnedSandbox {
  readonly url: string;
  readonly courierKey: string;
  readonly deskKey: string;
  /** Everything that it has printed so far. */
  printed(): string;
  /** Stops it. @returns the exit code; null when a signal ended it */
  stop(): Promise<number | null>;
}

export async function startSandbox(): Promise<SpawnedSandbox> {
  const child = spawn(process.execPath, [MAIN], { env: { PORT: '0', SIMULATOR_PORT: '0' } });
  const exit = once(child, 'exit');
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  while (!/\/v1\/events" -H "\$DESK"; echo\n/.test(printed)) {
    await Promise.race([once(child.stdout, 'data'), failAtEnd(exit)]);
  }
  const find = (pattern: RegExp): string => pattern.exec(printed)?.[1] ?? '';
  return {
    url: find(/GATEWAY=(\S+)/),
    courierKey: find(/courier app +(\S+)/),
    deskKey: find(/support desk +(\S+)/),
    printed: () => printed,
    async stop() {
      child.kill('SIGTERM');
      const [code] = (await exit) as [number | null];
      return code;
    },
  };
}

async function failAtEnd(exit: Promise<unknown>): Promise<never> {
  await exit;
  throw new Error('the sandbox ended before it was ready');
}
