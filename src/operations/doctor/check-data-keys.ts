import { existsSync, statSync } from 'node:fs';
import { DatabaseSettings, DataEncryptionKey } from '../../config/database.settings';
import { SettingsError } from '../../config/environment';
import { Database } from '../../database/database';
import { readKeyFile } from '../../vault/key-file';
import { isInUse, isSameKey } from '../../vault/key-use';
import { Finding, ok, warning, wrong } from './finding';

/** Whether what is sealed can be opened, and which keys are still needed. */
export async function checkDataKeys(
  settings: DatabaseSettings,
  database: Database | null,
): Promise<Finding[]> {
  const { encryptionKeys, keyFile } = settings;
  const local = readLocalKey(keyFile);
  if (local instanceof SettingsError) {
    return [wrong('data keys', `${local.problems.join(' ')}.`, 'Restore the key file from the backup.')];
  }
  const keys = [...encryptionKeys, ...(local === null ? [] : [local])];
  const findings = keyFile !== null && local !== null ? checkMode(keyFile) : [];
  const recorded =
    database === null ? [] : await database.queries.selectFrom('data_keys').selectAll().execute();
  for (const { id, sealed_check } of recorded) {
    const finding = await judge(id, sealed_check, keys, database);
    if (finding !== null) findings.push(finding);
  }
  const [current] = keys;
  const record = recorded.find(({ id }) => id === current?.id);
  const isOther = current !== undefined && record !== undefined && !isSameKey(current, record.sealed_check);
  if (isOther) return findings;
  if (current !== undefined) return [ok('data keys', `The key "${current.id}" seals.`), ...findings];
  return recorded.length === 0
    ? [ok('data keys', 'There is none yet: the first start makes one beside the database.'), ...findings]
    : findings;
}

async function judge(
  id: string,
  sealedCheck: string,
  keys: readonly DataEncryptionKey[],
  database: Database | null,
): Promise<Finding | null> {
  const key = keys.find((candidate) => candidate.id === id);
  const isFirst = id === keys[0]?.id;
  const isNeeded = database !== null && !isFirst && (await isInUse(database, id));
  if (key === undefined) {
    return isNeeded || keys.length === 0
      ? wrong(
          'data keys',
          `The key "${id}" is missing, and the database still needs it.`,
          'Put it back into DATA_ENCRYPTION_KEYS, or restore the key file: without it the gateway does not start.',
        )
      : null;
  }
  if (!isSameKey(key, sealedCheck)) {
    return wrong(
      'data keys',
      `The key "${id}" has another value than the database was sealed with.`,
      'Put the old value back, and give a new key an id of its own.',
    );
  }
  if (isFirst) return null;
  return isNeeded
    ? warning('data keys', `The key "${id}" still opens what it sealed.`, 'Keep it until reseal has run.')
    : ok('data keys', `The key "${id}" opens nothing any more: it may be taken away.`);
}

function readLocalKey(path: string | null): DataEncryptionKey | SettingsError | null {
  try {
    return path === null ? null : readKeyFile(path);
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
}

function checkMode(path: string): Finding[] {
  if (!existsSync(path) || (statSync(path).mode & 0o077) === 0) return [];
  return [wrong('data keys', 'Other users may read the key file.', `chmod 600 ${path}`)];
}
