import { sql } from 'kysely';
import { DataEncryptionKey } from '../config/database.settings';
import { Database } from '../database/database';
import { SEALED_COLUMNS } from '../database/schema';
import { open } from './sealing';

/** Whether anything is sealed under the key with this id. */
export async function isInUse(database: Database, id: string): Promise<boolean> {
  const prefix = `v1.${id}.`;
  for (const [table, column] of SEALED_COLUMNS) {
    const { rows } = await sql`
      select 1 as found from ${sql.table(table)}
      where substr(${sql.ref(column)}, 1, ${sql.lit(prefix.length)}) = ${prefix} limit 1`.execute(
      database.queries,
    );
    if (rows.length > 0) return true;
  }
  return false;
}

/** Where the known text stands that tells one key of an id from another. */
export function checkPurpose(id: string): string {
  return `data_keys:${id}`;
}

/** Whether the key is the one that the check was sealed under. */
export function isSameKey({ id, key }: DataEncryptionKey, sealedCheck: string): boolean {
  try {
    open(sealedCheck, checkPurpose(id), key);
    return true;
  } catch {
    return false;
  }
}
