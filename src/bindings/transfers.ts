import { Queries } from '../database/database';
import { digitsOf } from '../common/phone-number';
import { BindingRow } from './binding';
import { NOTHING_TO_SETTLE } from './settling-schedule';

/** The X number of a transfer (xa) under the application that it was made with: it carries one at a time. */
export interface TransferNumber {
  readonly upstreamApp: string;
  readonly digits: string;
}

/** @throws Error for a binding without an X number, which no transfer is */
export function transferNumber(upstreamApp: string, numberX: string | null): TransferNumber {
  if (numberX === null) throw new Error('a transfer has an X number');
  return { upstreamApp, digits: digitsOf(numberX) };
}

/** What everyone locks who changes the transfers of a number. */
export function transferLock({ upstreamApp, digits }: TransferNumber): string {
  return `transfer:${upstreamApp}:${digits}`;
}

/** Every transfer of the number that is not released: one, but for expired and unknown ones beside it. */
export function openTransfers(
  queries: Queries,
  { upstreamApp, digits }: TransferNumber,
): Promise<BindingRow[]> {
  return queries
    .selectFrom('bindings')
    .selectAll()
    .where('number_x_digits', '=', digits)
    .where('upstream_app', '=', upstreamApp)
    .where('mode', '=', 'xa')
    .where('state', '!=', 'released')
    .execute();
}

/** A new transfer ends every earlier one of its number. */
export async function supersedeTransfers(
  queries: Queries,
  { upstreamApp, digits }: TransferNumber,
  bindingId: string,
  now: number,
): Promise<void> {
  await queries
    .updateTable('bindings')
    .set({ state: 'released', released_at: now, attempt: null, lease_until: null, ...NOTHING_TO_SETTLE })
    .where('number_x_digits', '=', digits)
    .where('upstream_app', '=', upstreamApp)
    .where('mode', '=', 'xa')
    .where('state', '!=', 'released')
    .where('id', '!=', bindingId)
    .execute();
}
