import type { Command } from 'commander';
import type { AuditEntryDto } from '../operations/audit/audit-log.dto';
import type { AuditVerificationDto, BrokenLinkDto } from '../operations/audit/audit-verification.dto';
import { EXIT_CODES } from './exit-codes';
import { ListView, showPage } from './page';
import { run } from './run';
import { lines, parts, styled, time } from './text';
import { leaf, Options, typed, withPaging, withSpan } from './typed';

export function addAudit(program: Command): void {
  const audit = program.command('audit').description('who changed what');

  withSpan(withPaging(leaf(audit, 'list', 'lists entries, newest first')))
    .option('--actor <actor>', 'operator, command-line or a client’s id')
    .option('--target <id>', 'the id of what was changed')
    .action((options: Options, command: Command) =>
      run(command, {
        work: (gateway) => gateway.audit.list(typed(options)),
        show: (page) => showPage(command, page, LIST),
      }),
    );

  leaf(audit, 'verify', 'proves that no entry was changed, taken out or put in; ends with 5 when one was')
    .option('--last-known <number:hash>', 'the "last" of an earlier verification, which must still be there')
    .action((options: Options, command: Command) =>
      run(command, {
        work: (gateway) => gateway.audit.verify(typed(options)),
        show: showVerification,
        exitCode: ({ isIntact }) => (isIntact ? EXIT_CODES.done : EXIT_CODES.finding),
      }),
    );
}

const LIST: ListView<AuditEntryDto> = {
  titles: ['AT', 'ACTOR', 'CREDENTIAL', 'FROM', 'ACTION', 'TARGET', 'OUTCOME'],
  row: ({ at, actor, credential, address, action, target, outcome }) => [
    ...[time(at), actor, credential, address, action, target, outcome],
  ],
  empty: 'No entry is like that.',
};

const REASONS: Readonly<Record<BrokenLinkDto['reason'], string>> = {
  changed: 'it, or what was before it, is not what was written',
  missing: 'it was taken out',
  cut_off: 'the log ends before what is known',
  not_as_known: 'the log was written anew by somebody who holds the key',
};

function showVerification({ isIntact, entries, last, problem }: AuditVerificationDto): string {
  return parts(
    isIntact
      ? styled('green', 'Every entry is what was written.')
      : styled('red', 'The audit log is not what was written.'),
    lines([
      ['entries proved', entries],
      ['last', last],
      ...(problem === null
        ? []
        : [
            ['first wrong', `${problem.sequence} ${problem.id ?? ''}`.trimEnd()] as const,
            ['why', REASONS[problem.reason]] as const,
          ]),
    ]),
    isIntact && last !== null ? 'Note "last" elsewhere, for --last-known of the next verification.' : null,
  );
}
