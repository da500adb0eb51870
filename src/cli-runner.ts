import { writeSync } from 'node:fs';
import { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
import { Answer } from './common/answer';
import { createLogger } from './common/logging/logger';
import { problemDocument } from './common/problems/problem-document';
import { toProblem } from './common/problems/to-problem';
import { describeError } from './common/redaction';
import { SettingsError } from './config/environment';
import { loadSettings } from './config/settings';
import { AuditedCommand, AuditedCommands } from './operations/audit/audited-commands';

const STDOUT = 1;
const STDERR = 2;

type Work = (app: INestApplicationContext) => Promise<unknown>;

/** Runs a command that changes something: it stands in the audit log before its result is printed. */
export function runAudited(command: AuditedCommand, work: Work): Promise<void> {
  return runCommand((app) => app.get(AuditedCommands).run(command, () => work(app)));
}

/** Runs one command over the gateway's own services and prints its result as JSON; exit code 1 when it fails. */
export async function runCommand(work: Work): Promise<void> {
  let app: INestApplicationContext | null = null;
  try {
    const module = AppModule.with(loadSettings(), { logger: createLogger('silent') });
    app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
    const result = await work(app);
    print(STDOUT, (result instanceof Answer ? result.body : result) ?? { done: true });
  } catch (error) {
    process.exitCode = 1;
    explain(error);
  } finally {
    await app?.close();
  }
}

function explain(error: unknown): void {
  if (error instanceof SettingsError) {
    writeSync(STDERR, `${error.toString()}\n`);
    return;
  }
  const problem = toProblem(error);
  const cause = problem.code === 'internal_error' ? { cause: describeError(problem.cause) } : {};
  print(STDERR, { ...problemDocument(problem, 'command-line'), ...cause });
}

function print(descriptor: number, value: unknown): void {
  writeSync(descriptor, `${JSON.stringify(value, null, 2)}\n`);
}
