import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Canaries, findLeaks } from './leak-scan';
import { CANARIES } from './canaries';
import { noteStore } from './output';
import { postgresTables, sqliteTables, StoredTables } from './stored-tables';

/** Columns that may show numbers: the company's own ones, and ids of calls, which NXCloud makes (ADR 10). */
const OPEN_COLUMNS = new Set([
  'clients.business_phones',
  'clients.interline_numbers',
  'clients.pns_numbers',
  'bindings.number_x',
  'bindings.number_x_digits',
  'bindings.number_y',
  'callbacks.call_id',
  'callback_records.call_id',
  'events.call_id',
]);

const SECRETS_ALONE: Canaries = { ...CANARIES, phonePrefixes: [] };

/** Keeps for the leak scan what an SQLite database shows: its columns, and the bytes of its files, deleted rows too. */
export async function scanSqlite(path: string): Promise<void> {
  const files = readdirSync(dirname(path)).filter((name) =>
    /^(-wal)?$/.test(name.replace(basename(path), '')),
  );
  for (const name of files) {
    // Which numbers the company's own columns held once, nobody knows any more: secrets have no such excuse.
    const lines = readFileSync(join(dirname(path), name), 'latin1').split('\n');
    noteLeaks(
      lines.map((line) => `bytes ${line.replace(/[^ -~]+/g, ' ')}`),
      SECRETS_ALONE,
    );
  }
  await scanColumns(sqliteTables(path));
}

/** Keeps for the leak scan what the columns of a PostgreSQL database show. */
export function scanPostgres(url: string): Promise<void> {
  return scanColumns(postgresTables(url));
}

async function scanColumns(tables: StoredTables): Promise<void> {
  const open: string[] = [];
  const closed: string[] = [];
  for (const [table, rows] of await tables.contents()) {
    for (const row of rows) {
      for (const [column, value] of Object.entries(row)) {
        const name = `${table}.${column}`;
        (OPEN_COLUMNS.has(name) ? open : closed).push(`${name} ${JSON.stringify(value)}`);
      }
    }
  }
  noteLeaks(open, SECRETS_ALONE);
  noteLeaks(closed, CANARIES);
  noteStore(`a store of ${open.length + closed.length} values`);
}

/** What leaks is kept whole, and fails the run at its end. */
function noteLeaks(lines: readonly string[], canaries: Canaries): void {
  for (const { line } of findLeaks(lines.join('\n'), canaries)) noteStore(lines[line - 1] ?? '');
}
