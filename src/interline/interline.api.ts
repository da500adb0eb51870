import { Injectable } from '@nestjs/common';
import { Fields } from '../upstream/fields';
import { formRequest, queryRequest, Repeat, UpstreamOperation } from '../upstream/operation';
import { UpstreamClient } from '../upstream/upstream-client';

type Form = Readonly<Record<string, string | undefined>>;

const BASE = '/igw/service/uc/interline';

function operation(name: string, method: UpstreamOperation['method'], repeat: Repeat): UpstreamOperation {
  return { product: 'interline', name, method, repeat };
}

const ACCOUNT = operation('account', 'GET', 'read');
/** A repeat carries the same `reqid` (sections 4.1 and 4.3), so it binds once. */
const BIND = operation('axb', 'PUT', 'idempotent');
const TRANSFER = operation('xa', 'PUT', 'idempotent');
/** A second release finds nothing to release. */
const RELEASE = operation('release', 'DELETE', 'idempotent');
const RELEASE_TRANSFER = operation('releaseXa', 'DELETE', 'idempotent');

/** The interline API, an operation a line. Source: interline interface V1.0, sections 3 and 4. */
@Injectable()
export class InterlineApi {
  constructor(private readonly upstream: UpstreamClient) {}

  account(): Promise<Fields> {
    return this.upstream.send(ACCOUNT, queryRequest('/api/v1/account/status'));
  }

  bind(numberX: string, form: Form): Promise<Fields> {
    return this.upstream.send(BIND, formRequest(`${BASE}/${encodeURIComponent(numberX)}`, form));
  }

  release(appid: string, subid: string): Promise<Fields> {
    return this.upstream.send(RELEASE, queryRequest(BASE, { appid, subid }));
  }

  transfer(numberX: string, form: Form): Promise<Fields> {
    return this.upstream.send(TRANSFER, formRequest(`${BASE}/${encodeURIComponent(numberX)}/transfer`, form));
  }

  releaseTransfer(numberX: string, appid: string): Promise<Fields> {
    return this.upstream.send(
      RELEASE_TRANSFER,
      queryRequest(`${BASE}/${encodeURIComponent(numberX)}/transfer`, { appid }),
    );
  }
}
