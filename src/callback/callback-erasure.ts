import { Injectable } from '@nestjs/common';
import { Selectable, Transaction } from 'kysely';
import { Clock } from '../common/clock';
import { NumberFinder } from '../common/number-finder';
import { Database } from '../database/database';
import { Schema } from '../database/schema';
import { Vault } from '../vault/vault';
import { EventRow, toEvent } from './events/event';
import { CallbackReader } from './inbound/callback-reader';
import { CallbackRow, openBody } from './inbound/callback-row';
import { removeCallbacks, removeEvents } from './removal';

/** Takes a person's number out of callbacks, events and deliveries: whatever names it goes as a whole. */
@Injectable()
export class CallbackErasure {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly reader: CallbackReader,
    private readonly clock: Clock,
  ) {}

  /** @returns how many callbacks are gone */
  eraseCallbacks(finder: NumberFinder): Promise<number> {
    return this.erase('callbacks', (row) => finder.isIn(this.textOf(row)), removeCallbacks);
  }

  /** @returns how many events are gone, with their deliveries */
  eraseEvents(finder: NumberFinder): Promise<number> {
    return this.erase(
      'events',
      (row) => finder.isIn(this.eventText(row)),
      (transaction, ids) => removeEvents(transaction, ids, this.clock.now()),
    );
  }

  private async erase<T extends 'callbacks' | 'events'>(
    table: T,
    names: (row: Selectable<Schema[T]>) => boolean,
    remove: (transaction: Transaction<Schema>, ids: readonly string[]) => Promise<void>,
  ): Promise<number> {
    let erased = 0;
    for await (const rows of this.database.rowsOf(table)) {
      const ids = rows.filter(names).map(({ id }) => id);
      await this.database.transaction((transaction) => remove(transaction, ids));
      erased += ids.length;
    }
    return erased;
  }

  /** The body as it came, and as it was understood: a form may have escaped the digits. */
  private textOf(row: CallbackRow): string {
    const fields = JSON.stringify(this.reader.fieldsOf(row));
    return [openBody(this.vault, row).toString('latin1'), fields, row.call_id, row.upstream_id].join('\n');
  }

  private eventText(row: EventRow): string {
    return JSON.stringify(toEvent(this.vault, row).data);
  }
}
