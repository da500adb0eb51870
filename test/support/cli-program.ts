import { Command } from 'commander';
import { createProgram } from '../../src/cli';

/** Every command that does something, with all that is typed before it: `callbacks list`. */
export function allCommands(
  command: Command = createProgram(),
  path: readonly string[] = [],
): { name: string; command: Command }[] {
  return command.commands.flatMap((child) => {
    const below = [...path, child.name()];
    return child.commands.length > 0
      ? allCommands(child, below)
      : [{ name: below.join(' '), command: child }];
  });
}
