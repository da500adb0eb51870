import type { Command } from 'commander';
import { PROBLEMS } from '../common/problems/catalogue';
import { problemDocument } from '../common/problems/problem-document';
import { ProblemError, ValidationIssue } from '../common/problems/problem-error';
import { toProblem } from '../common/problems/to-problem';
import { describeError } from '../common/redaction';
import { SettingsError } from '../config/environment';
import { commandLine } from './command-line';
import { EXIT_CODES, ExitCode } from './exit-codes';
import { indented } from './text';

/** Why a command failed. */
export interface Explanation {
  readonly exitCode: ExitCode;
  readonly forPeople: string;
  readonly forScripts: unknown;
}

export function explainError(command: Command, error: unknown): Explanation {
  if (error instanceof SettingsError) {
    return {
      exitCode: EXIT_CODES.settings,
      forPeople: `${error.toString()}\nSee also: ${commandLine('doctor')}`,
      forScripts: { title: 'The settings are wrong', problems: error.problems },
    };
  }
  const problem = toProblem(error);
  const cause = problem.code === 'internal_error' ? describeError(problem.cause) : null;
  return {
    exitCode: exitCodeOf(problem),
    forPeople: [
      ...inWords(command, problem),
      ...(cause === null ? [] : [indented(`${String(cause.name)}: ${String(cause.message)}`)]),
    ].join('\n'),
    forScripts: { ...problemDocument(problem, 'command-line'), ...(cause === null ? {} : { cause }) },
  };
}

function inWords(command: Command, { code, message, members }: ProblemError): string[] {
  const { title, owner, remedy } = PROBLEMS[code];
  const { errors, upstream } = members;
  return [
    `${title} (${code}).`,
    ...(errors?.map((issue) => `${optionOf(command, issue)} ${issue.detail}`) ?? [message]),
    ...(upstream === undefined
      ? []
      : [`NXCloud’s code: ${upstream.code ?? 'none'}, trace id: ${upstream.traceId ?? 'none'}.`]),
    // What a caller of the API is told to do does not help who types commands.
    ...(owner === 'caller' ? [] : [remedy]),
  ];
}

function exitCodeOf({ code, status }: ProblemError): ExitCode {
  if (code === 'validation_failed') return EXIT_CODES.usage;
  return status === 404 ? EXIT_CODES.notFound : EXIT_CODES.failed;
}

/** The option that a field was given as: `--scope` for `/scopes`, `--pns-business-id` for `/upstreamApps/pnsBusinessId`. */
function optionOf({ options }: Command, { pointer, parameter }: ValidationIssue): string {
  const words = (pointer ?? parameter ?? '').split('/').filter((word) => word !== '');
  const option = options.find((one) =>
    words.some((word) => [word, word.replace(/s$/, '')].includes(one.attributeName())),
  );
  return option?.long ?? words.join('/');
}
