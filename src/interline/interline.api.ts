import { Injectable } from '@nestjs/common';
import { RequestContext } from '../common/request-context';
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

  account(context: RequestContext | null): Promise<Fields> {
    return this.upstream.send(context, ACCOUNT, queryRequest('/api/v1/account/status'));
  }

  bind(context: RequestContext | null, numberX: string, form: Form): Promise<Fields> {
    return this.upstream.send(context, BIND, formRequest(`${BASE}/${encodeURIComponent(numberX)}`, form));
  }

  release(context: RequestContext | null, appid: string, subid: string): Promise<Fields> {
    return this.upstream.send(context, RELEASE, queryRequest(BASE, { appid, subid }));
  }

  transfer(context: RequestContext | null, numberX: string, form: Form): Promise<Fields> {
    const request = formRequest(`${BASE}/${encodeURIComponent(numberX)}/transfer`, form);
    return this.upstream.send(context, TRANSFER, request);
  }

  releaseTransfer(context: RequestContext | null, numberX: string, appid: string): Promise<Fields> {
    return this.upstream.send(
      context,
      RELEASE_TRANSFER,
      queryRequest(`${BASE}/${encodeURIComponent(numberX)}/transfer`, { appid }),
    );
  }
}
