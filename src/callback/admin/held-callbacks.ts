import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database';

const MAX_COUNTED = 10_000;

type Held = 'unrouted' | 'quarantined';

/** The callbacks that wait for an operator. */
@Injectable()
export class HeldCallbacks {
  constructor(private readonly database: Database) {}

  /** How many there are, as far as they are counted. One look at the index for each status, one after the other. */
  async counts(): Promise<Record<Held, number>> {
    return { unrouted: await this.count('unrouted'), quarantined: await this.count('quarantined') };
  }

  private async count(status: Held): Promise<number> {
    const { count } = await this.database.queries
      .selectFrom((eb) =>
        eb.selectFrom('callbacks').select('id').where('status', '=', status).limit(MAX_COUNTED).as('held'),
      )
      .select((eb) => eb.fn.countAll<number | string>().as('count'))
      .executeTakeFirstOrThrow();
    return Number(count);
  }
}
