import { Injectable } from '@nestjs/common';
import { Database } from '../database/database';
import { Drain } from '../common/drain';
import { within } from '../common/within';

const DATABASE_TIMEOUT_MS = 2000;

/** Whether the gateway can do its work. */
@Injectable()
export class Health {
  constructor(
    private readonly database: Database,
    private readonly drain: Drain,
  ) {}

  async readiness(): Promise<{ status: 'ok' | 'draining' | 'unavailable'; database: 'ok' | 'unavailable' }> {
    const database = (await this.isDatabaseReachable()) ? 'ok' : 'unavailable';
    if (this.drain.isDraining) return { status: 'draining', database };
    return { status: database, database };
  }

  private isDatabaseReachable(): Promise<boolean> {
    return within(DATABASE_TIMEOUT_MS, this.database.isReachable(), 'the database').catch(() => false);
  }
}
