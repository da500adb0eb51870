import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { notePrinted } from './output';

const MAIN = join(__dirname, '..', '..', 'dist', 'sandbox', 'main.js');

/** `npm run sandbox`, on free ports. */
export interface StartedSandbox {
  /** What it printed: the addresses and the keys. */
  readonly welcome: string;
  readonly gatewayUrl: string;
  readonly simulatorUrl: string;
  readonly adminKey: string;
  readonly databaseFile: string;
  stop(): Promise<void>;
}

export async function startSandbox(): Promise<StartedSandbox> {
  const folder = mkdtempSync(join(tmpdir(), 'nxg-sandbox-'));
  const child = spawn(process.execPath, [MAIN], {
    env: { PORT: '0', SIMULATOR_PORT: '0', TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  let welcome = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (welcome += text));
  while (!welcome.includes('Paste this tour')) {
    await Promise.race([once(child.stdout, 'data'), failWhen(exit)]);
  }
  const printed = (name: string): string =>
    new RegExp(`^ +${name} +(\\S+)`, 'm').exec(welcome)?.[1] ?? `no ${name} was printed`;
  const logFile = printed("Gateway's log");
  return {
    welcome,
    gatewayUrl: printed('Gateway'),
    simulatorUrl: printed('Simulator'),
    adminKey: printed('admin key'),
    databaseFile: join(dirname(logFile), 'gateway.sqlite'),
    stop: async () => {
      notePrinted(readFileSync(logFile, 'utf8'));
      child.kill('SIGTERM');
      await exit;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function failWhen(exit: Promise<unknown>): Promise<never> {
  await exit;
  throw new Error('the sandbox ended before it was ready');
}
