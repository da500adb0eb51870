import { Injectable } from '@nestjs/common';
import { OpenBindings } from '../access/clients/open-bindings';
import { Clock } from '../common/clock';
import { Queries } from '../database/database';
import { hasStatus } from './status-filter';

/** Answers the access room's question from the register. */
@Injectable()
export class RegisteredBindings extends OpenBindings {
  constructor(private readonly clock: Clock) {
    super();
  }

  async exist(clientId: string, queries: Queries): Promise<boolean> {
    const now = this.clock.now();
    const row = await queries
      .selectFrom('bindings')
      .select('id')
      .where('client_id', '=', clientId)
      .where((eb) =>
        eb.or([hasStatus(eb, 'pending', now), hasStatus(eb, 'active', now), hasStatus(eb, 'unknown', now)]),
      )
      .executeTakeFirst();
    return row !== undefined;
  }
}
