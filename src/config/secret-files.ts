import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable, OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { LOGGER, Logger } from '../common/logging/logger';
import { describeError } from '../common/redaction';
import { SettingsError } from './environment';
import { FOLLOWED_SECRETS, Settings } from './settings';

/** Half of the second within which a change must be in force: it takes two looks. */
const LOOK_EVERY_MS = 500;

/** What the files said, each in its place; null: it could not be read. */
type Texts = readonly (string | null)[];

interface Row {
  readonly files: readonly { readonly variable: string; readonly path: string }[];
  /** At the last look. */
  seen: Texts;
  /** What is in force, or was refused. */
  judged: Texts;
}

/**
 * Reads the secrets of `X_FILE` again and again, so that one is rotated by changing its file (ADR 18). What two looks
 * in a row find the same is taken over; half a file, or one of two that are being changed, never is.
 */
@Injectable()
export class SecretFiles implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rows: readonly Row[];
  private readonly listeners: (() => void)[] = [];
  private timer: NodeJS.Timeout | null = null;
  private isStopped = false;

  constructor(
    private readonly settings: Settings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.rows = FOLLOWED_SECRETS.map(({ variables }) => rowOf(variables, settings)).filter(
      ({ files }) => files.length > 0,
    );
  }

  /** Tells whoever asks that secrets of the settings have changed. */
  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  onApplicationBootstrap(): void {
    if (this.rows.length > 0) this.lookLater();
  }

  onApplicationShutdown(): void {
    this.isStopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
  }

  /** Looks once; a change that the look before saw as well is taken over. */
  async look(): Promise<void> {
    await Promise.all(this.rows.map((row) => this.lookAt(row)));
  }

  private lookLater(): void {
    if (this.isStopped) return;
    const look = async (): Promise<void> => {
      try {
        await this.look();
      } catch (error) {
        this.logger.warn({ error: describeError(error) }, 'secrets in files could not be looked at');
      }
      this.lookLater();
    };
    this.timer = setTimeout(() => void look(), LOOK_EVERY_MS).unref();
  }

  private async lookAt(row: Row): Promise<void> {
    const texts = await Promise.all(row.files.map(({ path }) => readFile(path, 'utf8').catch(() => null)));
    const stoodStill = isDeepStrictEqual(texts, row.seen);
    row.seen = texts;
    if (!stoodStill || isDeepStrictEqual(texts, row.judged)) return;
    row.judged = texts;
    this.judge(row.files, texts);
  }

  private judge(files: Row['files'], texts: Texts): void {
    const isChanged = files.map(
      ({ variable }, place) => this.settings.fileOf(variable)?.text !== texts[place],
    );
    const variables = files.map(({ variable }) => `${variable}_FILE`).filter((_, place) => isChanged[place]);
    if (variables.length === 0) return;
    try {
      this.refuseEmpty(files, texts);
      this.settings.renewSecrets(new Map(files.map(({ path }, place) => [path, texts[place] ?? null])));
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      this.logger.warn({ problems: error.problems }, 'changed secrets are not used: the last good ones stay');
      return;
    }
    for (const listener of this.listeners) listener();
    this.logger.info({ variables }, 'changed secrets are in use');
  }

  /** At the start an empty file is an absent value; later it is one that is being written. */
  private refuseEmpty(files: Row['files'], texts: Texts): void {
    const empty = files.filter((_, place) => texts[place]?.trim() === '');
    if (empty.length === 0) return;
    throw new SettingsError(empty.map(({ variable }) => `${variable}_FILE names an empty file`));
  }
}

function rowOf(names: readonly string[], settings: Settings): Row {
  const found = names.flatMap((variable) => {
    const file = settings.fileOf(variable);
    return file === null ? [] : [{ variable, ...file }];
  });
  const texts = found.map(({ text }) => text);
  return { files: found, seen: texts, judged: texts };
}
