import { HttpService } from '@nestjs/axios';
import { Span, SpanSummary, Tracing } from '../common/tracing/tracing';
import { Clock } from '../common/clock';
import { ClockSkew } from './clock-skew';
import { jsonRequest } from './operation';
import { Protocol } from './protocol';
import { Sender } from './sender';

class KeptSpans extends Tracing {
  readonly ended: SpanSummary[] = [];

  begin(): Span {
    return { traceparent: 'its own', end: (summary) => this.ended.push(summary) };
  }
}

describe('an attempt that the gateway itself cannot make', () => {
  it('ends its span as an internal_error', async () => {
    const spans = new KeptSpans();
    const http = new HttpService();
    http.axiosRef.defaults.adapter = () => Promise.reject(new Error('never asked'));
    const protocol: Protocol = {
      baseUrl: 'https://nxcloud.test',
      signer: () => {
        throw new Error('no keys');
      },
      envelope: { code: 'code', text: 'msg', traceId: null },
    };
    const attempt = new Sender(http, new ClockSkew(new Clock()), spans).attempt(
      { product: 'pns', name: 'bindAXB', method: 'POST', repeat: 'once' },
      jsonRequest('/v1', {}),
      protocol,
      { timeoutMs: 1000, traceparent: null, earlier: 0 },
    );
    await expect(attempt).rejects.toThrow('no keys');
    expect(spans.ended).toMatchObject([{ name: 'pns bindAXB', error: 'internal_error' }]);
  });
});
