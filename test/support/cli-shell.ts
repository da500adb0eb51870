import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { EnvironmentSource } from '../../src/config/environment';
import { CLI, CliResult } from './cli';
import { notePrinted } from './output';

const SCRIPT = `
  const { main } = require(${JSON.stringify(CLI)});
  process.execArgv = [];
  process.argv[1] = ${JSON.stringify(CLI)};
  process.on('message', async (words) => {
    const printed = { out: '', err: '' };
    process.stdout.write = (text) => (printed.out += text) !== '';
    process.stderr.write = (text) => (printed.err += text) !== '';
    process.exitCode = 0;
    await main(words);
    process.send({ ...printed, code: process.exitCode });
  });`;

/** A process that runs commands one after the other: it loads the gateway's code once, and not for each of them. */
export class CliShell {
  private constructor(private readonly child: ChildProcess) {}

  static open(env: EnvironmentSource): CliShell {
    const stdio = ['ignore', 'ignore', 'inherit', 'ipc'] as const;
    return new CliShell(spawn(process.execPath, ['-e', SCRIPT], { env: { ...env }, stdio: [...stdio] }));
  }

  /** Runs a command for people. */
  async typed(...words: readonly string[]): Promise<CliResult> {
    const settled = new AbortController();
    const { signal } = settled;
    const answered = once(this.child, 'message', { signal }) as Promise<[CliResult]>;
    const ended = once(this.child, 'exit', { signal }).then(([code]) => {
      throw new Error(`the shell ended with ${String(code)} while it ran: ${words.join(' ')}`);
    });
    this.child.send(words);
    const [result] = await Promise.race([answered, ended]).finally(() => {
      settled.abort();
    });
    notePrinted(result.err);
    return result;
  }

  /** Runs a command for scripts, and answers what it printed as JSON. */
  async run(
    ...words: readonly string[]
  ): Promise<{ code: number; out: Record<string, unknown>; err: string }> {
    const { code, out, err } = await this.typed(...words, '--json');
    return { code, out: out === '' ? {} : (JSON.parse(out) as Record<string, unknown>), err };
  }

  async close(): Promise<void> {
    const closed = once(this.child, 'exit');
    this.child.disconnect();
    await closed;
  }
}
