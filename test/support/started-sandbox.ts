import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { notePrinted } from './output';

const MAIN = join(__dirname, '..', '..', 'dist', 'sandbox', 'main.js');

/** `npm run sandbox`, on free ports. */
export interface StartedSandbox {
  /** Everything that it has printed so far: the addresses, the keys, the tour, and what its receiver gets. */
  printed(): string;
  readonly gatewayUrl: string;
  readonly simulatorUrl: string;
  readonly courierKey: string;
  readonly deskKey: string;
  readonly adminKey: string;
  readonly databaseFile: string;
  /** @returns the exit code; null when a signal ended it */
  stop(): Promise<number | null>;
}

export async function startSandbox(): Promise<StartedSandbox> {
  const folder = mkdtempSync(join(tmpdir(), 'nxg-sandbox-'));
  const child = spawn(process.execPath, [MAIN], {
    env: { PORT: '0', SIMULATOR_PORT: '0', TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  // The last line of the tour.
  while (!/\/v1\/events" -H "\$DESK"; echo\n/.test(output)) {
    await Promise.race([once(child.stdout, 'data'), failWhen(exit)]);
  }
  const valueOf = (name: string): string =>
    new RegExp(`^ +${name} +(\\S+)`, 'm').exec(output)?.[1] ?? `no ${name} was printed`;
  const logFile = valueOf("Gateway's log");
  return {
    printed: () => output,
    gatewayUrl: valueOf('Gateway'),
    simulatorUrl: valueOf('Simulator'),
    courierKey: valueOf('courier app'),
    deskKey: valueOf('support desk'),
    adminKey: valueOf('admin key'),
    databaseFile: join(dirname(logFile), 'gateway.sqlite'),
    stop: async () => {
      notePrinted(readFileSync(logFile, 'utf8'));
      child.kill('SIGTERM');
      const [code] = (await exit) as [number | null];
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}

async function failWhen(exit: Promise<unknown>): Promise<never> {
  await exit;
  throw new Error('the sandbox ended before it was ready');
}
