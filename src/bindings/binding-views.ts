import { Injectable } from '@nestjs/common';
import { Clock, toRfc3339 } from '../common/clock';
import { isId } from '../common/ids';
import { Page, PageQuery, readCursor, toPage } from '../common/paging';
import { digitsOf } from '../common/phone-number';
import { ProblemError } from '../common/problems/problem-error';
import { Database } from '../database/database';
import { Vault } from '../vault/vault';
import { BindingProduct, BindingRow, BindingStatus, statusOf } from './binding';
import { AdminBindingDto, BindingDto } from './binding.dto';
import { openUserData } from './seals';
import { hasStatus } from './status-filter';

/** What a list of bindings is narrowed to. */
export interface BindingFilters {
  readonly clientId?: string;
  readonly product?: BindingProduct;
  readonly status?: BindingStatus;
  readonly customerBindId?: string;
  readonly numberX?: string;
}

/** Reads the register. */
@Injectable()
export class BindingViews {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  list(filters: BindingFilters, query: PageQuery): Promise<Page<BindingDto>> {
    return this.page(filters, query, (row) => this.toDto(row));
  }

  listForAdmin(filters: BindingFilters, query: PageQuery): Promise<Page<AdminBindingDto>> {
    return this.page(filters, query, (row) => ({ ...this.toDto(row), clientId: row.client_id }));
  }

  /** @throws ProblemError `binding_not_found`, also for a binding of another client or product */
  async find(id: string, owner?: { clientId: string; product: BindingProduct }): Promise<BindingRow> {
    const row = isId(id, 'bnd') ? await this.read(id) : undefined;
    const isOwn = owner === undefined || (row?.client_id === owner.clientId && row.product === owner.product);
    if (row === undefined || !isOwn) throw new ProblemError('binding_not_found');
    return row;
  }

  /**
   * The client's latest transfer of a number.
   * @throws ProblemError `binding_not_found` also while the number carries another client's transfer
   */
  async findTransfer(clientId: string, numberX: string): Promise<BindingRow> {
    const rows = await this.database.queries
      .selectFrom('bindings')
      .selectAll()
      .where('mode', '=', 'xa')
      .where('number_x_digits', '=', digitsOf(numberX))
      .orderBy('id', 'desc')
      .execute();
    const now = this.clock.now();
    const own = rows.find((row) => row.client_id === clientId);
    const isOver = (row: BindingRow): boolean => ['released', 'expired'].includes(statusOf(row, now));
    const isOthers = rows.some(
      (row) => row.client_id !== clientId && row.upstream_app === own?.upstream_app && !isOver(row),
    );
    if (own === undefined || isOthers) throw new ProblemError('binding_not_found');
    return own;
  }

  toDto(row: BindingRow): BindingDto {
    return {
      id: row.id,
      product: row.product,
      mode: row.mode,
      upstreamId: row.upstream_id,
      customerBindId: row.customer_bind_id,
      numberX: row.number_x,
      numberY: row.number_y,
      extensionX: row.extension_x,
      recording: row.recording === 1,
      userData: openUserData(this.vault, row),
      status: statusOf(row, this.clock.now()),
      createdAt: toRfc3339(row.created_at),
      expiresAt: toRfc3339(row.expires_at),
      releasedAt: toRfc3339(row.released_at),
    };
  }

  private read(id: string): Promise<BindingRow | undefined> {
    return this.database.queries.selectFrom('bindings').selectAll().where('id', '=', id).executeTakeFirst();
  }

  private async page<T>(
    filters: BindingFilters,
    query: PageQuery,
    toItem: (row: BindingRow) => T,
  ): Promise<Page<T>> {
    const { clientId, product, status, customerBindId } = filters;
    const numberX = filters.numberX === undefined ? undefined : digitsOf(filters.numberX);
    const cursorFilters = { clientId, product, status, customerBindId, numberX };
    const after = readCursor(query, cursorFilters);
    const rows = await this.database.queries
      .selectFrom('bindings')
      .selectAll()
      .where((eb) =>
        eb.and([
          ...(clientId === undefined ? [] : [eb('client_id', '=', clientId)]),
          ...(product === undefined ? [] : [eb('product', '=', product)]),
          ...(customerBindId === undefined ? [] : [eb('customer_bind_id', '=', customerBindId)]),
          ...(numberX === undefined ? [] : [eb('number_x_digits', '=', numberX)]),
          ...(status === undefined ? [] : [hasStatus(eb, status, this.clock.now())]),
          ...(after === null ? [] : [eb('id', '<', after)]),
        ]),
      )
      .orderBy('id', 'desc')
      .limit(query.limit + 1)
      .execute();
    return toPage(rows, { query, filters: cursorFilters, positionOf: ({ id }) => id, toItem });
  }
}
