import { Clock } from '../common/clock';
import { Randomness } from '../common/randomness';
import { DatabaseSettings, DataEncryptionKey } from '../config/database.settings';
import { SettingsError } from '../config/environment';
import { Database } from '../database/database';
import { checkPurpose, isInUse, isSameKey } from './key-use';
import { createKeyFile, generateKey, readKeyFile } from './key-file';
import { IV_BYTES, open, seal, sealingKeyId } from './sealing';
import { Vault } from './vault';

const CHECK_TEXT = 'nxcloud-gateway data key';
const LOOKUP_KEY = 'lookup';

/**
 * Opens the vault over the keys of the settings, and checks them against what the database was sealed with.
 * @throws SettingsError when a key that is still in use is missing, or is not the same key any more
 */
export async function openVault(
  settings: DatabaseSettings,
  database: Database,
  clock: Clock,
  randomness: Randomness,
): Promise<Vault> {
  return database.exclusively('nxcloud-gateway:vault', async () => {
    const recorded = await database.queries.selectFrom('data_keys').selectAll().execute();
    const keys = dataKeys(settings, randomness, recorded.length > 0);
    const [current, ...others] = keys;
    if (current === undefined) throw new SettingsError(['DATA_ENCRYPTION_KEYS is required']);

    for (const { id, sealed_check } of recorded) {
      const key = keys.find((candidate) => candidate.id === id);
      if (key === undefined) await refuseWhenInUse(database, id);
      else refuseWhenChanged(key, sealed_check);
    }
    if (!recorded.some(({ id }) => id === current.id)) {
      const sealed_check = seal(CHECK_TEXT, checkPurpose(current.id), current, randomness.bytes(IV_BYTES));
      await database.queries
        .insertInto('data_keys')
        .values({ id: current.id, sealed_check, created_at: clock.now() })
        .execute();
    }
    return new Vault(current, others, await lookupKey(database, keys, current, randomness), randomness);
  });
}

function dataKeys(
  settings: DatabaseSettings,
  randomness: Randomness,
  isSealed: boolean,
): readonly DataEncryptionKey[] {
  const { encryptionKeys, keyFile } = settings;
  const local = keyFile === null ? null : readKeyFile(keyFile);
  if (encryptionKeys.length > 0) {
    // A database that began with a generated key goes on opening what that key sealed.
    const isListed = encryptionKeys.some(({ id }) => id === local?.id);
    return local === null || isListed ? encryptionKeys : [...encryptionKeys, local];
  }
  if (local !== null) return [local];
  if (keyFile === null) return [generateKey(randomness)];
  if (isSealed) {
    throw new SettingsError([`DATA_ENCRYPTION_KEYS is not set and the key file ${keyFile} is gone`]);
  }
  return [createKeyFile(keyFile, randomness)];
}

/** Forgets a key that seals nothing any more; refuses to start without one that still does. */
async function refuseWhenInUse(database: Database, id: string): Promise<void> {
  if (await isInUse(database, id)) {
    throw new SettingsError([`DATA_ENCRYPTION_KEYS lacks the key "${id}", which the database still needs`]);
  }
  await database.queries.deleteFrom('data_keys').where('id', '=', id).execute();
}

function refuseWhenChanged(key: DataEncryptionKey, sealedCheck: string): void {
  if (isSameKey(key, sealedCheck)) return;
  throw new SettingsError([
    `DATA_ENCRYPTION_KEYS gives the key "${key.id}" another value than the database was sealed with: a new key needs an id of its own`,
  ]);
}

/** The random key of keyed hashes: made once, kept wrapped, and wrapped anew when the first data key changes. */
async function lookupKey(
  database: Database,
  keys: readonly DataEncryptionKey[],
  current: DataEncryptionKey,
  randomness: Randomness,
): Promise<Buffer> {
  const purpose = `wrapped_keys:${LOOKUP_KEY}`;
  const wrap = (key: Buffer): string =>
    seal(key.toString('base64'), purpose, current, randomness.bytes(IV_BYTES));
  const stored = await database.queries
    .selectFrom('wrapped_keys')
    .select('sealed_key')
    .where('name', '=', LOOKUP_KEY)
    .executeTakeFirst();
  if (stored === undefined) {
    const fresh = randomness.bytes(32);
    await database.queries
      .insertInto('wrapped_keys')
      .values({ name: LOOKUP_KEY, sealed_key: wrap(fresh) })
      .execute();
    return fresh;
  }
  const wrappedBy = keys.find(({ id }) => id === sealingKeyId(stored.sealed_key));
  if (wrappedBy === undefined)
    throw new SettingsError(['DATA_ENCRYPTION_KEYS lacks the key of the look-up key']);
  const key = Buffer.from(open(stored.sealed_key, purpose, wrappedBy.key), 'base64');
  if (wrappedBy.id !== current.id) {
    await database.queries
      .updateTable('wrapped_keys')
      .set({ sealed_key: wrap(key) })
      .where('name', '=', LOOKUP_KEY)
      .execute();
  }
  return key;
}
