import { Injectable } from '@nestjs/common';
import { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';
import { Clock } from '../common/clock';
import { NumberFinder } from '../common/number-finder';
import { digitsOf } from '../common/phone-number';
import { Database } from '../database/database';
import { Schema } from '../database/schema';
import { Vault } from '../vault/vault';
import { BindingRow } from './binding';
import { draftOf, openParties, openUserData } from './seals';
import { hasStatus, isFree } from './status-filter';

type Condition = (
  eb: ExpressionBuilder<Schema, 'bindings'>,
) => ExpressionWrapper<Schema, 'bindings', SqlBool>;

/** Takes a person's number out of the register. */
@Injectable()
export class BindingErasure {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** Whether it is the X of a binding: NXCloud's number, between people. */
  async isNumberX(number: string): Promise<boolean> {
    const row = await this.database.queries
      .selectFrom('bindings')
      .select('id')
      .where('number_x_digits', '=', digitsOf(number))
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Of the bindings that name the number and are not over: NXCloud still knows the number for them. */
  async idsNotOver(finder: NumberFinder): Promise<string[]> {
    const ids = await this.naming(finder);
    const isOver = this.isOver();
    const rows = await this.database.queries
      .selectFrom('bindings')
      .select('id')
      .where(this.database.among('id', ids))
      .where((eb) => eb.not(isOver(eb)))
      .orderBy('id')
      .execute();
    return rows.map(({ id }) => id);
  }

  /**
   * Forgets the bindings that name the number and are over. One that somebody makes live again meanwhile stays.
   * @returns their ids
   */
  async erase(finder: NumberFinder): Promise<string[]> {
    const ids = await this.naming(finder);
    const rows = await this.database.queries
      .deleteFrom('bindings')
      .where(this.database.among('id', ids))
      .where(this.isOver())
      .returning('id')
      .execute();
    return rows.map(({ id }) => id);
  }

  private async naming(finder: NumberFinder): Promise<string[]> {
    const ids: string[] = [];
    for await (const rows of this.database.rowsOf('bindings')) {
      ids.push(...rows.filter((row) => finder.isIn(this.textOf(row))).map(({ id }) => id));
    }
    return ids;
  }

  private textOf(row: BindingRow): string {
    const { phoneA, phoneB } = openParties(this.vault, row);
    const request = row.sealed_request === null ? null : JSON.stringify(draftOf(this.vault, row).request);
    return [phoneA, phoneB, openUserData(this.vault, row), row.customer_bind_id, request].join('\n');
  }

  /** Released or expired, and nobody is asking NXCloud about it. */
  private isOver(): Condition {
    const now = this.clock.now();
    return (eb) =>
      eb.and([eb.or([hasStatus(eb, 'released', now), hasStatus(eb, 'expired', now)]), isFree(eb, now)]);
  }
}
