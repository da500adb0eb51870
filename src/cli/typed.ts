import type { Command } from 'commander';

/** Options as commander gives them: texts, lists of texts, and flags. */
export type Options = Readonly<Record<string, string | string[] | boolean | undefined>>;

const HOW_TO_SHOW = ['json', 'reveal'];

/** A command that does something. Each can print JSON. */
export function leaf(parent: Command, name: string, description: string): Command {
  return parent
    .command(name)
    .description(description)
    .option('--json', 'print JSON for scripts, with the names and shapes of the API');
}

export function withPaging(command: Command): Command {
  return command
    .option('--limit <number>', 'how many at once: 50 when absent, 200 at most')
    .option('--cursor <cursor>', 'where the page before ended')
    .addHelpText('after', '\nA page that is not the last ends with the command that shows the next one.');
}

export function withSpan(command: Command): Command {
  return command
    .option('--since <time>', 'that time or later, such as 2030-01-01T00:00:00Z')
    .option('--until <time>', 'before that time');
}

/** Collects an option that may be given several times. */
export function several(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}

/** The options that are fields of a request: those that were typed, without the ones that say how to show the answer. */
export function typed(options: Options): Record<string, unknown> {
  const fields = Object.entries(options).filter(
    ([name, value]) => value !== undefined && !HOW_TO_SHOW.includes(name),
  );
  return Object.fromEntries(fields);
}
