import { relative } from 'node:path';
import type { Command } from 'commander';

const SAFE_WORD = /^[\w@%+=:,./-]+$/;

/** Such as `keys revoke`. */
export function pathOf(command: Command): string {
  const { parent } = command;
  return parent?.parent == null ? command.name() : `${pathOf(parent)} ${command.name()}`;
}

/** What to type for another command, wherever this one was typed. */
export function commandLine(...words: readonly string[]): string {
  const [, script = 'dist/cli.js'] = process.argv;
  return ['node', ...process.execArgv, relative(process.cwd(), script), ...words].map(quoted).join(' ');
}

/** The same command again, from this cursor on. */
export function nextPage(command: Command, cursor: string): string {
  const options = command.options.flatMap((option) => {
    const name = option.attributeName();
    const value: unknown = command.getOptionValue(name);
    const isTyped = command.getOptionValueSource(name) === 'cli' && name !== 'cursor';
    return isTyped && typeof value === 'string' ? [option.long ?? '', value] : [];
  });
  return commandLine(...pathOf(command).split(' '), ...command.args, ...options, '--cursor', cursor);
}

function quoted(word: string): string {
  return SAFE_WORD.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
