import { Injectable } from '@nestjs/common';
import { Database } from '../database/database';
import { Drain } from '../common/drain';

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

  private async isDatabaseReachable(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => {
        resolve(false);
      }, DATABASE_TIMEOUT_MS);
    });
    const isReachable = await Promise.race([this.database.isReachable(), timeout]);
    clearTimeout(timer);
    return isReachable;
  }
}
