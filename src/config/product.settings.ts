import { Environment } from './environment';

/** PNS modes that the gateway can bind. */
export const PNS_MODES = ['xyb', 'axb', 'axe', 'axeyb'] as const;

/** The gateway's own application in each product; a client may have another one (`upstreamApps`). */
export class ProductSettings {
  /** Calling's `appkey`. */
  readonly callingAppKey: string | null;
  /** PNS' `businessId`. */
  readonly pnsBusinessId: string | null;
  /** Interline's `appid`. */
  readonly interlineAppId: string | null;
  /** PNS modes whose bind NXCloud dedupes by `customerBindId`, so that it may be repeated. */
  readonly pnsRepeatableBinds: readonly (typeof PNS_MODES)[number][];

  constructor(env: Environment) {
    this.callingAppKey = env.text('NXCLOUD_CALLING_APP_KEY');
    this.pnsBusinessId = env.text('NXCLOUD_PNS_BUSINESS_ID');
    this.interlineAppId = env.text('INTERLINE_APP_ID');
    this.pnsRepeatableBinds = env.listOf('PNS_REPEATABLE_BINDS', PNS_MODES, ['axb', 'axe']);
  }
}
