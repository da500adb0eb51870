import { Injectable } from '@nestjs/common';
import { RequestContext } from '../common/request-context';
import { PNS_MODES } from '../config/product.settings';
import { Fields } from '../upstream/fields';
import { jsonRequest, Repeat, UpstreamOperation } from '../upstream/operation';
import { UpstreamClient } from '../upstream/upstream-client';

export type PnsMode = (typeof PNS_MODES)[number];

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
  constructor(private readonly upstream: UpstreamClient) {}

  /** @param repeat `idempotent` where NXCloud dedupes the mode by customerBindId, else `once` */
  bind(
    context: RequestContext | null,
    mode: PnsMode,
    body: Readonly<Record<string, unknown>>,
    repeat: Repeat,
  ): Promise<Fields> {
    const action = `bind${mode.toUpperCase()}`;
    const operation: UpstreamOperation = { product: 'pns', name: action, method: 'POST', action, repeat };
    return this.upstream.send(context, operation, jsonRequest(`/v1/pns/bind/${mode}`, body));
  }

  unbind(
    context: RequestContext | null,
    body: { bindId: string } | { customerBindId: string },
  ): Promise<Fields> {
    return this.upstream.send(context, UNBIND, jsonRequest('/v1/api/pns/', body));
  }
}
