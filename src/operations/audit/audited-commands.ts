import { hostname, userInfo } from 'node:os';
import { Injectable } from '@nestjs/common';
import { Answer } from '../../common/answer';
import { toProblem } from '../../common/problems/to-problem';
import { AuditEntry, targetOf } from './audit-entry';
import { AuditLog } from './audit-log';

/** A command of the command line that changes something. */
export interface AuditedCommand {
  /** Such as `keys revoke`. */
  readonly name: string;
  /** The ids it was given, as they were typed. */
  readonly ids: readonly string[];
}

/** Runs commands, and records each before its result is seen. */
@Injectable()
export class AuditedCommands {
  constructor(private readonly log: AuditLog) {}

  /** @throws what the command throws; what the database throws when the entry cannot be written */
  async run<T>(command: AuditedCommand, work: () => Promise<T>): Promise<T> {
    const result = await this.attempt(command, work);
    const made = result instanceof Answer ? result.location : null;
    const target = targetOf(made?.split('/') ?? command.ids);
    await this.append({ action: command.name, target, outcome: 'success' });
    return result;
  }

  private async attempt<T>({ name, ids }: AuditedCommand, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      await this.append({ action: name, target: targetOf(ids), outcome: toProblem(error).code });
      throw error;
    }
  }

  private append(entry: Pick<AuditEntry, 'action' | 'target' | 'outcome'>): Promise<void> {
    return this.log.append({
      actor: 'command-line',
      credential: userName(),
      address: hostname(),
      requestId: null,
      ...entry,
    });
  }
}

/** Null where the user of the process has no name, as in some containers. */
function userName(): string | null {
  try {
    return userInfo().username;
  } catch {
    return null;
  }
}
