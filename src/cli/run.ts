import type { Command } from 'commander';
import { pathOf } from './command-line';
import { EXIT_CODES, ExitCode } from './exit-codes';
import type { Gateway } from './gateway';

/** What a command does, and how people see it. */
export interface Task<T> {
  /** The ids of what it changes. Absent: it changes nothing, and the audit log does not mention it. */
  readonly changes?: readonly string[];
  readonly work: (gateway: Gateway) => Promise<T>;
  /** For people. */
  readonly show: (result: T) => string;
  /** For scripts. Absent: the result itself. */
  readonly toJson?: (result: T) => unknown;
  readonly exitCode?: (result: T) => ExitCode;
}

/**
 * Runs a task over the gateway's own services and prints its result. They are loaded now, and not before: help and
 * wrong usage need none of them.
 */
export async function run<T>(command: Command, task: Task<T>): Promise<void> {
  let gateway: Gateway | null = null;
  try {
    const { openGateway } = await import('./gateway.js');
    const opened = (gateway = await openGateway());
    const { changes, work } = task;
    const name = `${pathOf(command)}${command.opts().reveal === true ? ' --reveal' : ''}`;
    const result = await (changes === undefined
      ? work(opened)
      : opened.audited({ name, ids: changes }, () => work(opened)));
    print(command, result, task);
  } catch (error) {
    await explain(command, error);
  } finally {
    await gateway?.close();
  }
}

/** Prints what was found without the gateway's services. */
export async function report<T>(
  command: Command,
  find: () => Promise<T>,
  task: Omit<Task<T>, 'work'>,
): Promise<void> {
  try {
    print(command, await find(), task);
  } catch (error) {
    await explain(command, error);
  }
}

function print<T>(command: Command, result: T, { show, toJson, exitCode }: Omit<Task<T>, 'work'>): void {
  process.exitCode = exitCode?.(result) ?? EXIT_CODES.done;
  const text = isJson(command)
    ? json(toJson === undefined ? (result ?? { done: true }) : toJson(result))
    : show(result);
  process.stdout.write(`${text}\n`);
}

async function explain(command: Command, error: unknown): Promise<void> {
  const { explainError } = await import('./explain-error.js');
  const { exitCode, forPeople, forScripts } = explainError(command, error);
  process.exitCode = exitCode;
  process.stderr.write(`${isJson(command) ? json(forScripts) : forPeople}\n`);
}

function isJson(command: Command): boolean {
  return command.optsWithGlobals().json === true;
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
