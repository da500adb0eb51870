import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database';

const MAX_COUNTED = 10_000;
const STATUSES = ['unrouted', 'quarantined'] as const;

/** The callbacks that wait for an operator. */
@Injectable()
export class HeldCallbacks {
  constructor(private readonly database: Database) {}

  /** How many there are, as far as they are counted. One look at the index for each status. */
  async counts(): Promise<Record<(typeof STATUSES)[number], number>> {
    const [unrouted, quarantined] = await Promise.all(STATUSES.map((status) => this.count(status)));
    return { unrouted: unrouted ?? 0, quarantined: quarantined ?? 0 };
  }

  private async count(status: (typeof STATUSES)[number]): Promise<number> {
    const { count } = await this.database.queries
      .selectFrom((eb) =>
        eb.selectFrom('callbacks').select('id').where('status', '=', status).limit(MAX_COUNTED).as('held'),
      )
      .select((eb) => eb.fn.countAll<number | string>().as('count'))
      .executeTakeFirstOrThrow();
    return Number(count);
  }
}
