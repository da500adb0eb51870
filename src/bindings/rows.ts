import { Queries } from '../database/database';
import { BindingRow } from './binding';

/** A binding of the client; null when there is none. */
export async function findOwn(queries: Queries, id: string, clientId: string): Promise<BindingRow | null> {
  const row = await queries
    .selectFrom('bindings')
    .selectAll()
    .where('id', '=', id)
    .where('client_id', '=', clientId)
    .executeTakeFirst();
  return row ?? null;
}
