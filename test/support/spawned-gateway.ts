import { ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { EnvironmentSource } from '../../src/config/environment';
import { notePrinted } from './output';

const MAIN = join(__dirname, '..', '..', 'dist', 'main.js');

/** The built gateway in a process of its own, with nothing but this environment. */
export interface SpawnedGateway {
  readonly child: ChildProcess;
  /** The lines of standard output so far. */
  readonly lines: string[];
  stderr(): string;
  /** Resolves with the log line of this message. */
  logged(message: string): Promise<Record<string, unknown>>;
  /** Resolves with the exit code; null when a signal ended it. */
  readonly exit: Promise<number | null>;
}

export function spawnGateway(env: EnvironmentSource): SpawnedGateway {
  const child = spawn(process.execPath, [MAIN], { env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const waiting: { message: string; resolve: (line: Record<string, unknown>) => void }[] = [];
  let stderr = '';
  let rest = '';
  child.stdout.on('data', (chunk: Buffer) => {
    notePrinted(chunk.toString());
    const parts = `${rest}${chunk.toString()}`.split('\n');
    rest = parts.pop() ?? '';
    for (const text of parts) {
      lines.push(text);
      const line = JSON.parse(text) as Record<string, unknown>;
      for (const { message, resolve } of waiting) if (line.message === message) resolve(line);
    }
  });
  child.stderr.on('data', (chunk: Buffer) => {
    notePrinted(chunk.toString());
    stderr += chunk.toString();
  });
  return {
    child,
    lines,
    stderr: () => stderr,
    logged: (message) =>
      new Promise((resolve, reject) => {
        waiting.push({ message, resolve });
        child.once('exit', () => {
          reject(new Error(`it ended before it logged "${message}": ${stderr}`));
        });
      }),
    exit: new Promise((resolve) => child.once('close', resolve)),
  };
}
