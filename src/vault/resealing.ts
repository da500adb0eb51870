import { setTimeout as sleep } from 'node:timers/promises';
import { BeforeApplicationShutdown, Inject, Injectable, OnApplicationBootstrap } from '@nestjs/common';
import { sql } from 'kysely';
import { LOGGER, Logger } from '../common/logging/logger';
import { describeError } from '../common/redaction';
import { inBatches } from '../database/batches';
import { Database } from '../database/database';
import { SEALED_COLUMNS } from '../database/schema';
import { SealedColumn, sealPurpose } from './seal-purpose';
import { Vault } from './vault';

/** Long enough that a rolling restart has replaced every gateway that seals with the old key. */
const START_AFTER_MS = 10 * 60 * 1000;
/** Small, so that nobody waits long for a batch. */
const BATCH = 100;
const PAUSE_MS = 20;

interface OldSeal {
  readonly id: string;
  readonly sealed: string;
}

/** What was opened at every start is sealed anew there (openVault). */
const COLUMNS = SEALED_COLUMNS.filter(([table]) => table !== 'wrapped_keys');

/** Seals under the first data key whatever is sealed under another, so that a rotated key can be taken away. */
@Injectable()
export class Resealing implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private isStopped = false;

  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.runLater();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.running;
  }

  /**
   * Goes through everything that is sealed. Several replicas may do so at once.
   * @returns how many seals are new
   * @throws Error when some cannot be opened; the others are new then
   */
  async run(): Promise<number> {
    // What is done now need not be done once more later, nor beside it.
    if (this.timer !== null) clearTimeout(this.timer);
    let resealed = 0;
    const unreadable: string[] = [];
    for (const column of COLUMNS) {
      for await (const rows of this.oldSeals(column)) {
        for (const row of rows) {
          if (this.isStopped) return resealed;
          const anew = this.sealAnew(column, row);
          if (anew === null) unreadable.push(sealPurpose(column, row.id));
          else resealed += await this.replace(column, row, anew);
        }
        await sleep(PAUSE_MS);
      }
    }
    if (unreadable.length > 0) {
      throw new Error(
        `seals that cannot be opened: ${unreadable.length}, the first ${String(unreadable[0])}`,
      );
    }
    return resealed;
  }

  private oldSeals([table, column]: SealedColumn): AsyncGenerator<OldSeal[]> {
    const prefix = `v1.${this.vault.currentKeyId}.`;
    return inBatches({
      start: '',
      placeOf: ({ id }: OldSeal) => id,
      read: async (after, limit) => {
        const { rows } = await sql<OldSeal>`
          select id, ${sql.ref(column)} as sealed from ${sql.table(table)}
          where id > ${after} and substr(${sql.ref(column)}, 1, ${sql.lit(prefix.length)}) <> ${prefix}
          order by id limit ${sql.lit(limit)}`.execute(this.database.queries);
        return rows;
      },
      size: BATCH,
    });
  }

  /** Null when the seal cannot be opened. */
  private sealAnew(place: SealedColumn, { id, sealed }: OldSeal): string | null {
    const purpose = sealPurpose(place, id);
    try {
      return this.vault.seal(this.vault.open(sealed, purpose), purpose);
    } catch {
      return null;
    }
  }

  /** Leaves alone what changed or went meanwhile. */
  private async replace(
    [table, column]: SealedColumn,
    { id, sealed }: OldSeal,
    anew: string,
  ): Promise<number> {
    const { numAffectedRows = 0n } = await sql`
      update ${sql.table(table)} set ${sql.ref(column)} = ${anew}
      where id = ${id} and ${sql.ref(column)} = ${sealed}`.execute(this.database.queries);
    return Number(numAffectedRows);
  }

  private runLater(): void {
    this.timer = setTimeout(() => {
      this.running = this.runLogged();
    }, START_AFTER_MS).unref();
  }

  private async runLogged(): Promise<void> {
    try {
      const resealed = await this.run();
      if (this.isStopped) return;
      this.logger.info({ resealed, key: this.vault.currentKeyId }, 'all is sealed under the first data key');
    } catch (error) {
      this.logger.warn({ error: describeError(error) }, 'sealing under the first data key will go on later');
      if (!this.isStopped) this.runLater();
    }
  }
}
