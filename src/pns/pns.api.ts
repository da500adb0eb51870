import { Injectable } from '@nestjs/common';
import { ProductSettings } from '../config/product.settings';
import { Fields } from '../upstream/fields';
import { jsonRequest, Repeat, UpstreamOperation } from '../upstream/operation';
import { UpstreamClient } from '../upstream/upstream-client';

export type PnsMode = 'xyb' | 'axb' | 'axe' | 'axeyb';

/**
 * Unbinding names what exists no longer: a second one has no second effect. The page is of the older API; no
 * newer one is documented (PNS API unbind).
 */
const UNBIND: UpstreamOperation = {
  product: 'pns',
  name: 'unbindAXB',
  method: 'POST',
  action: 'unbindAXB',
  repeat: 'idempotent',
};

/** The pns API, an operation a line. Sources: PNS BIND XYB, AXB, AXE, AXEYB; PNS API unbind. */
@Injectable()
export class PnsApi {
  constructor(
    private readonly upstream: UpstreamClient,
    private readonly settings: ProductSettings,
  ) {}

  bind(mode: PnsMode, body: Readonly<Record<string, unknown>>): Promise<Fields> {
    return this.upstream.send(this.bindOperation(mode, body), jsonRequest(`/v1/pns/bind/${mode}`, body));
  }

  unbind(body: { bindId: string } | { customerBindId: string }): Promise<Fields> {
    return this.upstream.send(UNBIND, jsonRequest('/v1/api/pns/', body));
  }

  /** NXCloud dedupes by customerBindId in some modes only; a repeat that extends would extend twice. */
  private bindOperation(
    mode: PnsMode,
    { bindExpireStrategy }: Readonly<Record<string, unknown>>,
  ): UpstreamOperation {
    const isDeduped = this.settings.pnsRepeatableBinds.includes(mode) && bindExpireStrategy !== EXTEND;
    const repeat: Repeat = isDeduped ? 'idempotent' : 'once';
    const action = `bind${mode.toUpperCase()}`;
    return { product: 'pns', name: action, method: 'POST', action, repeat };
  }
}

/** `bindExpireStrategy` 2: a repeat adds to the time that is left. */
export const EXTEND = 2;
