import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { run } from './run';
import { lines, parts } from './text';
import { leaf, Options, several } from './typed';

const STDIN = 0;

/** What is done to everything that is stored. */
export function addStoredData(program: Command): void {
  leaf(
    program,
    'erase',
    'takes a person’s number out of bindings that are over, callbacks, events and answers',
  )
    .option(
      '--number <number>',
      'repeatable: each spelling, such as +6281234567890 and 081234567890',
      several,
    )
    .option(
      '--numbers-from <file>',
      'a file with a number on each line; "-" is standard input, which no history keeps',
    )
    .action((options: { number?: string[]; numbersFrom?: string }, command: Command) => {
      const numbers = numbersOf(command, options);
      return run(command, {
        changes: [],
        work: (gateway) => gateway.erase(numbers),
        show: ({ bindings, callbacks, events, idempotentAnswers }) =>
          parts(
            'The number is gone from:',
            lines([
              ['bindings', bindings],
              ['callbacks', callbacks],
              ['events', events],
              ['stored answers', idempotentAnswers],
            ]),
          ),
      });
    });

  leaf(
    program,
    'reseal',
    'seals all under the first of DATA_ENCRYPTION_KEYS; then the others may be taken away',
  ).action((_options: Options, command: Command) =>
    run(command, {
      changes: [],
      work: (gateway) => gateway.reseal(),
      show: ({ resealed }) =>
        resealed === 0 ? 'All is sealed under the first data key.' : `Sealed anew: ${resealed}.`,
    }),
  );
}

/** Read before anything is opened: whoever types them may take a while. */
function numbersOf(
  command: Command,
  { number = [], numbersFrom }: { number?: string[]; numbersFrom?: string },
): string[] {
  if (numbersFrom === undefined) return number;
  const lines = readLines(command, numbersFrom);
  return [...number, ...lines.map((line) => line.trim()).filter((line) => line !== '')];
}

function readLines(command: Command, file: string): string[] {
  try {
    return readFileSync(file === '-' ? STDIN : file, 'utf8').split('\n');
  } catch {
    return command.error('error: --numbers-from names a file that cannot be read');
  }
}
