import { Injectable } from '@nestjs/common';
import { JsonObject } from '../../common/json';
import { ProductSettings } from '../../config/product.settings';
import { UpstreamSettings } from '../../config/upstream.settings';
import { Database } from '../../database/database';
import { KnownAccounts } from './call-record';

/** Knows the accounts that the gateway and its clients have at NXCloud. */
@Injectable()
export class Accounts {
  constructor(
    private readonly upstream: UpstreamSettings,
    private readonly products: ProductSettings,
    private readonly database: Database,
  ) {}

  /** What a callback with these fields may name. */
  async knownTo({ appid }: JsonObject): Promise<KnownAccounts> {
    const appId = typeof appid === 'string' || typeof appid === 'number' ? String(appid) : '';
    const isKnown = appId === this.products.interlineAppId || (await this.isOfClient(appId));
    return {
      developerId: this.upstream.keytime?.developerId ?? null,
      isInterlineApp: (id) => id === appId && isKnown,
    };
  }

  private async isOfClient(appId: string): Promise<boolean> {
    if (appId === '') return false;
    const clients = await this.database.queries
      .selectFrom('clients')
      .select('upstream_apps')
      .where('upstream_apps', 'like', '%"interlineAppId":"%')
      .where('deleted_at', 'is', null)
      .execute();
    return clients.some(({ upstream_apps }) => {
      const { interlineAppId } = JSON.parse(upstream_apps) as { interlineAppId: string | null };
      return interlineAppId === appId;
    });
  }
}
