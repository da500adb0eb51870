import { CompiledQuery, Insertable, Transaction } from 'kysely';
import { Schema } from './schema';

/** Any number of rows is made up of these, so that few statements have to be compiled, whatever comes. */
const ROWS_A_STATEMENT = [64, 16, 4, 1];

export type TableName = keyof Schema;

/** How the database writes the parameter of this number, from 1. */
export type Placeholder = (number: number) => string;

/** Inserts rows of one shape, and ignores those that are there already by `conflictColumn`. */
export class RowInserter {
  private readonly texts = new Map<string, string>();

  constructor(private readonly placeholder: Placeholder) {}

  async insert<T extends TableName>(
    transaction: Transaction<Schema>,
    table: T,
    rows: readonly Insertable<Schema[T]>[],
    conflictColumn: string | null,
  ): Promise<void> {
    const columns = Object.keys(rows[0] ?? {}) as (keyof Insertable<Schema[T]> & string)[];
    let start = 0;
    while (start < rows.length) {
      const count = ROWS_A_STATEMENT.find((size) => size <= rows.length - start) ?? 1;
      const part = rows.slice(start, start + count);
      const values = part.flatMap((row) => columns.map((column) => row[column]));
      const text = this.textOf(table, columns, count, conflictColumn);
      await transaction.executeQuery(CompiledQuery.raw(text, values));
      start += count;
    }
  }

  private textOf(
    table: string,
    columns: readonly string[],
    count: number,
    conflictColumn: string | null,
  ): string {
    const key = [table, count, conflictColumn, ...columns].join();
    const known = this.texts.get(key);
    if (known !== undefined) return known;
    const row = (index: number): string =>
      `(${columns.map((_, column) => this.placeholder(index * columns.length + column + 1)).join()})`;
    const names = columns.map((name) => `"${name}"`).join();
    const values = Array.from({ length: count }, (_, index) => row(index)).join();
    const onConflict = conflictColumn === null ? '' : ` on conflict ("${conflictColumn}") do nothing`;
    const text = `insert into "${table}" (${names}) values ${values}${onConflict}`;
    this.texts.set(key, text);
    return text;
  }
}
