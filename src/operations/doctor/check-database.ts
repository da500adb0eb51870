import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { sql } from 'kysely';
import { describeError } from '../../common/redaction';
import { DatabaseSettings } from '../../config/database.settings';
import { SettingsError } from '../../config/environment';
import { Database } from '../../database/database';
import { asSettingsError } from '../../database/database.module';
import { openReadOnly } from '../../database/open-read-only';
import { Finding, ok, warning, wrong } from './finding';

/** @returns how many bytes are free on the disk of a folder */
export type FreeSpace = (folder: string) => Promise<number>;

const MEBIBYTE = 1024 * 1024;
const LITTLE_SPACE_MIB = 1024;
const NO_SPACE_MIB = 100;

/** Whether the database is there and of this version. @returns it too, when there is something to look at */
export async function checkDatabase(
  settings: DatabaseSettings,
  freeSpace: FreeSpace,
): Promise<{ findings: Finding[]; database: Database | null }> {
  const findings = settings.kind === 'sqlite' ? await checkFile(settings.location, freeSpace) : [];
  const isThere = settings.kind === 'postgres' || existsSync(settings.location);
  if (!isThere || findings.some(({ state }) => state === 'wrong')) return { findings, database: null };
  let database: Database | null = null;
  try {
    database = await openReadOnly(settings);
    const { pending, unknown, isNew } = await database.schemaState();
    findings.push(
      ok('database', `It can be reached (${await versionOf(database)}).`),
      ...judge(pending, unknown),
    );
    if (!isNew) return { findings, database };
  } catch (error) {
    findings.push(
      wrong(
        'database',
        reasonOf(error),
        'Check DATABASE_URL: host, port, user, database, and whether it runs.',
      ),
    );
  }
  await database?.queries.destroy();
  return { findings, database: null };
}

function judge(pending: readonly string[], unknown: readonly string[]): Finding[] {
  return [
    ...(unknown.length === 0
      ? []
      : [
          wrong(
            'database',
            `A newer version has migrated it: ${unknown.join(', ')}.`,
            'Run that version, or restore the backup from before.',
          ),
        ]),
    ...(pending.length === 0
      ? [ok('database', 'Its schema is up to date.')]
      : [
          warning(
            'database',
            `Migrations that are to come: ${pending.join(', ')}.`,
            'The next start, or any other command, applies them. Make a backup first.',
          ),
        ]),
  ];
}

async function versionOf({ kind, queries }: Database): Promise<string> {
  if (kind === 'sqlite') {
    const { rows } = await sql<{ version: string }>`select sqlite_version() as version`.execute(queries);
    return `SQLite ${rows[0]?.version ?? ''}`;
  }
  const { rows } = await sql<{ server_version: string }>`show server_version`.execute(queries);
  return `PostgreSQL ${rows[0]?.server_version.split(' ')[0] ?? ''}`;
}

async function checkFile(path: string, freeSpace: FreeSpace): Promise<Finding[]> {
  if (path === ':memory:')
    return [warning('database', 'It is in memory: nothing is kept.', 'Set DATABASE_URL.')];
  const isThere = existsSync(path);
  const folder = nearestFolder(path);
  // SQLite makes its log beside the file, so the folder must be writable as well.
  const places = isThere ? [path, folder] : [folder];
  return [
    ...(isThere ? [] : [ok('database', `There is none yet: the first start makes ${path}.`)]),
    ...places
      .filter((place) => !isUsable(place))
      .map((place) =>
        wrong(
          'database',
          `This user may not read and write ${place}.`,
          'Give it to the user that the gateway runs as.',
        ),
      ),
    ...(isThere ? checkMode(path) : []),
    checkSpace(await freeSpace(folder)),
  ];
}

function checkMode(path: string): Finding[] {
  const isWritableByOthers = (statSync(path).mode & 0o022) !== 0;
  return isWritableByOthers
    ? [warning('database', 'Other users may write its file.', `chmod 600 ${path}`)]
    : [];
}

export async function freeSpaceOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

function checkSpace(freeBytes: number): Finding {
  const freeMib = Math.floor(freeBytes / MEBIBYTE);
  const free = `${freeMib} MiB of its disk are free.`;
  const remedy =
    'Make room, or shorten EVENT_RETENTION_DAYS. On a full disk binds and callbacks are refused.';
  if (freeMib < NO_SPACE_MIB) return wrong('database', free, remedy);
  return freeMib < LITTLE_SPACE_MIB ? warning('database', free, remedy) : ok('database', free);
}

/** The folder of the file, or the one that it would be made in. */
function nearestFolder(path: string): string {
  const folder = dirname(resolve(path));
  return existsSync(folder) ? folder : nearestFolder(folder);
}

function isUsable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function reasonOf(error: unknown): string {
  const known = asSettingsError(error);
  if (known instanceof SettingsError) return `${known.problems.join(' ')}.`;
  return `It cannot be read: ${String(describeError(error).message)}.`;
}
