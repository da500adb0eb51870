import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { EnvironmentSource } from '../../src/config/environment';
import { notePrinted } from './output';

export const CLI = join(__dirname, '..', '..', 'dist', 'cli.js');

export interface CliResult {
  /** The exit code. */
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of the built command line. @param input what stands on its standard input */
export function cli(env: EnvironmentSource, words: readonly string[], input = ''): Promise<CliResult> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [CLI, ...words], { env: { ...env } }, (error, out, err) => {
      notePrinted(err);
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), out, err });
    });
    child.stdin?.end(input);
  });
}

/** Runs a command that must succeed, and answers the JSON that it printed. */
export async function runCli(
  env: EnvironmentSource,
  ...words: readonly string[]
): Promise<Record<string, unknown>> {
  const { code, out, err } = await cli(env, [...words, '--json']);
  if (code !== 0) throw new Error(`${words.join(' ')}: ${err}`);
  return JSON.parse(out) as Record<string, unknown>;
}
