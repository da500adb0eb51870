import { ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 5;
const START_TIMEOUT_MS = 30_000;
/** The unit of /proc/<pid>/stat on Linux (USER_HZ). */
const TICKS_PER_SECOND = 100;

/** A process under measurement. What it prints goes to a file, as a container's log does. */
export class Child {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    /** From the start of the process until it says that it listens. */
    readonly readyMs: number,
  ) {}

  /**
   * Starts a script, and waits for the line in which it says its `url`.
   * @throws Error with what it printed when it ends before
   */
  static async start(script: string, env: Record<string, string>, logFile: string): Promise<Child> {
    const log = openSync(logFile, 'w');
    const startedAt = performance.now();
    const child = spawn(process.execPath, [script], { env, stdio: ['ignore', log, log] });
    closeSync(log);
    while (performance.now() - startedAt < START_TIMEOUT_MS && child.exitCode === null) {
      const url = urlIn(readFileSync(logFile, 'utf8'));
      if (url !== null) return new Child(child, url, performance.now() - startedAt);
      await sleep(POLL_MS);
    }
    child.kill('SIGKILL');
    throw new Error(`${script} did not start: ${readFileSync(logFile, 'utf8')}`);
  }

  /** Processor time so far, in milliseconds, of all its threads. Linux only; elsewhere NaN. */
  get cpuMs(): number {
    const stat = this.proc('stat');
    const [user = Number.NaN, system = Number.NaN] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number);
    return ((user + system) / TICKS_PER_SECOND) * 1000;
  }

  /** Memory in use (RSS). Linux only; elsewhere NaN. */
  get memoryMegabytes(): number {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(this.proc('status'))?.[1]) / 1024;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    await ended;
  }

  private proc(file: string): string {
    try {
      return readFileSync(`/proc/${this.child.pid ?? 0}/${file}`, 'utf8');
    } catch {
      return '';
    }
  }
}

function urlIn(log: string): string | null {
  return /^\{.*"url":"([^"]+)".*\}$/m.exec(log)?.[1] ?? null;
}
