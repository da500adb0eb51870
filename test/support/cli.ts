import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { EnvironmentSource } from '../../src/config/environment';
import { notePrinted } from './output';

const CLI = join(__dirname, '..', '..', 'dist', 'cli.js');

/** Runs a command of the built command line, which must succeed, and answers what it printed. */
export function runCli(env: EnvironmentSource, ...words: string[]): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [CLI, ...words], { env: { ...env } }, (error, stdout, stderr) => {
      notePrinted(stderr);
      if (error === null) resolve(JSON.parse(stdout) as Record<string, unknown>);
      else reject(new Error(`${words.join(' ')}: ${stderr}`));
    });
  });
}
