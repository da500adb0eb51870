import { Injectable } from '@nestjs/common';
import { RequestContext } from '../common/request-context';
import { Fields } from '../upstream/fields';
import { jsonRequest, Repeat, UpstreamOperation } from '../upstream/operation';
import { Deadline, UpstreamClient } from '../upstream/upstream-client';

/** Names a number under an application. */
export interface NumberReference {
  readonly appkey: string;
  /** Digits alone. */
  readonly business_phone: string;
}

/** The action is `mt` for all four: the URL names the operation. */
function operation(name: string, repeat: Repeat): UpstreamOperation {
  return { product: 'calling', name, method: 'POST', action: 'mt', repeat };
}

const GET = operation('get', 'read');
const QUERY = operation('query', 'read');
/** Both set a state: the second time changes nothing. */
const ENABLE = operation('enable', 'idempotent');
const DISABLE = operation('disable', 'idempotent');

/** The calling API, an operation a line. Sources: wa calling get, query, enable, disable. */
@Injectable()
export class CallingApi {
  constructor(private readonly upstream: UpstreamClient) {}

  get(context: RequestContext | null, number: NumberReference, deadline?: Deadline): Promise<Fields> {
    return this.upstream.send(context, GET, jsonRequest('/api/wa/calling/get', { ...number }), deadline);
  }

  query(context: RequestContext, call: NumberReference & { call_id: string }): Promise<Fields> {
    return this.upstream.send(context, QUERY, jsonRequest('/api/wa/calling/query', { ...call }));
  }

  enable(
    context: RequestContext,
    configuration: NumberReference & Record<string, unknown>,
    deadline: Deadline,
  ): Promise<Fields> {
    return this.upstream.send(
      context,
      ENABLE,
      jsonRequest('/api/wa/calling/enable', configuration),
      deadline,
    );
  }

  disable(context: RequestContext, number: NumberReference): Promise<Fields> {
    return this.upstream.send(context, DISABLE, jsonRequest('/api/wa/calling/disable', { ...number }));
  }
}
