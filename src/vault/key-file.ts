import { readFileSync, writeFileSync } from 'node:fs';
import { isJsonObject } from '../common/json';
import { Randomness } from '../common/randomness';
import { DataEncryptionKey, parseDataEncryptionKey } from '../config/database.settings';
import { SettingsError } from '../config/environment';

/** The key that was generated for an SQLite database; null when there is no such file yet. */
export function readKeyFile(path: string): DataEncryptionKey | null {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    if (isJsonObject(error) && error.code === 'ENOENT') return null;
    throw new SettingsError([`DATABASE_URL has a key file beside it (${path}) that cannot be read`]);
  }
  const key = parseDataEncryptionKey(content.trim());
  if (key === null)
    throw new SettingsError([`DATABASE_URL has a key file beside it (${path}) that holds no key`]);
  return key;
}

/** Makes a key and writes it where only the owner may read it. */
export function createKeyFile(path: string, randomness: Randomness): DataEncryptionKey {
  const key = generateKey(randomness);
  writeFileSync(path, `${key.id}:${key.key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  return key;
}

export function generateKey(randomness: Randomness): DataEncryptionKey {
  return { id: 'local', key: randomness.bytes(32) };
}
