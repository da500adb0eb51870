import { SEALED_COLUMNS } from '../database/schema';

/** A table and a column of it that the vault seals. */
export type SealedColumn = (typeof SEALED_COLUMNS)[number];

const PREFIX = 'sealed_';

/** Where a seal belongs, such as `events.data:evt_…`: moved to another row or column it does not open. */
export function sealPurpose([table, column]: SealedColumn, id: string): string {
  return `${table}.${column.slice(PREFIX.length)}:${id}`;
}
