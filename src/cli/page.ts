import type { Command } from 'commander';
import type { Page } from '../common/paging';
import { nextPage } from './command-line';
import { Cell, parts, table } from './text';

/** How a list is shown to people. */
export interface ListView<T> {
  readonly titles: readonly string[];
  readonly row: (item: T) => readonly Cell[];
  /** A sentence for a list without items. */
  readonly empty: string;
}

/** A table, and the command for what comes after it. */
export function showPage<T>(command: Command, { data, nextCursor }: Page<T>, view: ListView<T>): string {
  if (data.length === 0) return view.empty;
  return parts(
    table(view.titles, data.map(view.row)),
    nextCursor === null ? null : `There is more: ${nextPage(command, nextCursor)}`,
  );
}
