import { spawnSync } from 'node:child_process';

/** Whether a program can be run here. Where it cannot, the run says for what it skips something. */
export function isInstalled(name: string, words: readonly string[] = ['--version']): boolean {
  const isThere = spawnSync(name, words).status === 0;
  if (!isThere) process.stderr.write(`skipped, not installed here: ${name}\n`);
  return isThere;
}
