import type { Command } from 'commander';
import type { Finding } from '../operations/doctor/finding';
import { EXIT_CODES } from './exit-codes';
import { report } from './run';
import { indented, parts, plain, styled } from './text';
import { leaf, Options } from './typed';

export function addDoctor(program: Command): void {
  leaf(program, 'doctor', 'looks at settings, database, keys, clocks and servers, and says what to mend')
    .addHelpText(
      'after',
      '\nChanges nothing: it runs beside the gateway, before its first start, and when it does not start.' +
        '\nEnds with 5 when something is wrong; warnings alone end with 0.',
    )
    .action((_options: Options, command: Command) =>
      report(
        command,
        async () => {
          const { examine } = await import('../operations/doctor/examine.js');
          return { data: await examine() };
        },
        {
          show: ({ data }) => parts(data.map(showFinding).join('\n'), summaryOf(data)),
          exitCode: ({ data }) =>
            data.some(({ state }) => state === 'wrong') ? EXIT_CODES.finding : EXIT_CODES.done,
        },
      ),
    );
}

const MARKS = {
  ok: 'ok     ',
  warning: styled('yellow', 'warning'),
  wrong: styled('red', 'wrong  '),
} as const;
const WIDEST_AREA = 'data keys'.length;

function showFinding({ area, state, finding, remedy }: Finding): string {
  return [
    `${MARKS[state]}  ${area.padEnd(WIDEST_AREA)}  ${plain(finding)}`,
    ...(remedy === null ? [] : [indented(`${' '.repeat(WIDEST_AREA + 9)}${plain(remedy)}`)]),
  ].join('\n');
}

function summaryOf(findings: readonly Finding[]): string {
  const count = (state: Finding['state']): number => findings.filter((one) => one.state === state).length;
  return `wrong: ${count('wrong')}, warnings: ${count('warning')}, ok: ${count('ok')}`;
}
