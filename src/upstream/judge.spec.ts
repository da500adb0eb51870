import fc from 'fast-check';
import { HttpAnswer, judge, judgeTransport } from './judge';
import { UpstreamOperation } from './operation';
import { Product } from './product';
import { Protocol } from './protocol';
import { TransportError } from './transport/transport-error';
import { AttemptFailure } from './upstream-error';

const SENT = Date.parse('2030-01-02T03:04:05Z');

const ENVELOPES: Readonly<Record<Product, Protocol['envelope']>> = {
  calling: { code: 'code', text: 'message', traceId: 'traceId' },
  pns: { code: 'code', text: 'msg', traceId: 'requestId' },
  interline: { code: 'error', text: 'reason', traceId: null },
};

function verdictOn(
  product: Product,
  changed: Partial<HttpAnswer>,
  method: UpstreamOperation['method'] = 'POST',
) {
  const answer = { status: 200, body: '', serverTime: null, retryAfterSeconds: null, ...changed };
  const operation: UpstreamOperation = { product, name: 'test', method, repeat: 'read' };
  const protocol = {
    baseUrl: '',
    envelope: ENVELOPES[product],
    signer: () => ({ secrets: [], sign: () => ({}) }),
  };
  return judge(answer, operation, protocol, SENT);
}

function failureOf(product: Product, changed: Partial<HttpAnswer>): AttemptFailure {
  const verdict = verdictOn(product, changed);
  if ('failure' in verdict) return verdict.failure;
  throw new Error('it was judged a success');
}

describe('an answer', () => {
  it.each<[Product, string]>([
    ['calling', '{"code":0,"traceId":"t-1"}'],
    ['calling', '{"code":"0","traceId":"t-1"}'],
    ['calling', '{"code":"000","traceId":"t-1"}'],
    ['pns', '{"code":0,"requestId":"t-1"}'],
    ['interline', '{"error":0}'],
    ['interline', '{"error":"0"}'],
  ])('of %s that says %s is a success', (product, body) => {
    const verdict = verdictOn(product, { body });

    expect(verdict).toEqual({
      accepted: {
        envelope: JSON.parse(body) as unknown,
        code: '0',
        traceId: product === 'interline' ? null : 't-1',
      },
    });
  });

  it('is judged by its own field alone: what is success to one product says nothing to another', () => {
    expect(failureOf('interline', { body: '{"code":0}' }).problem).toBe('upstream_invalid_response');
    expect(failureOf('calling', { body: '{"error":0}' }).problem).toBe('upstream_invalid_response');
  });

  it('is a success or a failure, whatever it is: nothing is ever thrown', () => {
    const body = fc.oneof(
      fc.string(),
      fc.json(),
      fc.jsonValue().map((v) => `{"code":${JSON.stringify(v)}}`),
    );
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), body, (status, text) => {
        const verdict = verdictOn('calling', { status, body: text });
        if ('accepted' in verdict) expect(status).toBeLessThan(300);
        else expect(verdict.failure.code).toMatch(/^(-?\d{1,9}|http_\d{3})$/);
      }),
    );
  });

  it.each<[Product, string]>([
    ['calling', '{"code":9000,"message":"no such number"}'],
    ['pns', '{"code":10004,"msg":"no such number"}'],
    ['interline', '{"error":1002,"reason":"no such number"}'],
  ])('of %s keeps what the upstream wrote, for the log: %s', (product, body) => {
    expect(failureOf(product, { body }).reason).toBe('no such number');
  });

  it.each([
    ['{"code":9000}', 'no text'],
    ['{"code":9000,"message":5}', 'no text'],
    ['<html>', 'the body is no JSON object'],
  ])('without a text says so to the log: %s', (body, reason) => {
    expect(failureOf('calling', { body }).reason).toBe(reason);
  });
});

describe('what a refusal did', () => {
  it.each<[Product, Partial<HttpAnswer>, AttemptFailure['effect']]>([
    ['calling', { body: '{"code":9000}' }, 'none'],
    ['pns', { body: '{"code":10010}' }, 'none'],
    ['pns', { body: '{"code":1000}' }, 'none'],
    ['interline', { body: '{"error":1105}' }, 'none'],
    ['interline', { body: '{"error":1500}' }, 'none'],
    ['interline', { body: '{"error":1000}' }, 'unknown'],
    ['interline', { body: '{"error":1401}' }, 'unknown'],
    ['calling', { status: 429 }, 'none'],
    ['calling', { status: 503 }, 'none'],
    ['calling', { status: 401 }, 'none'],
    ['calling', { status: 502 }, 'unknown'],
    ['calling', { status: 504 }, 'unknown'],
    ['calling', { status: 500 }, 'unknown'],
    ['calling', { status: 302 }, 'unknown'],
    ['calling', { body: '<html>' }, 'unknown'],
  ])('%s %j: %s', (product, answer, effect) => {
    expect(failureOf(product, answer).effect).toBe(effect);
  });
});

describe('the health of the upstream', () => {
  it.each<[Product, Partial<HttpAnswer>, boolean]>([
    ['calling', { status: 502 }, true],
    ['calling', { status: 503 }, true],
    ['calling', { status: 504 }, true],
    ['interline', { body: '{"error":1500}' }, true],
    ['interline', { body: '{"error":1501}' }, true],
    ['interline', { body: '{"error":1000}' }, false],
    ['interline', { body: '{"error":1401}' }, false],
    ['calling', { body: '{"code":9001}' }, false],
    ['calling', { body: '{"code":1500}' }, false],
    ['calling', { status: 429 }, false],
    ['calling', { status: 500 }, false],
    ['calling', { status: 401 }, false],
    ['calling', { body: '<html>' }, false],
  ])('of %s after %j: down %p', (product, answer, isOutage) => {
    expect(failureOf(product, answer).isOutage).toBe(isOutage);
  });
});

describe('an exchange without an answer', () => {
  it.each<[TransportError['kind'], boolean, Partial<AttemptFailure>]>([
    [
      'timeout',
      true,
      { problem: 'upstream_timeout', effect: 'unknown', transient: 'always', isOutage: true },
    ],
    [
      'timeout',
      false,
      { problem: 'upstream_unavailable', effect: 'unsent', transient: 'always', isOutage: true },
    ],
    [
      'connection',
      true,
      { problem: 'upstream_unavailable', effect: 'unknown', transient: 'always', isOutage: true },
    ],
    [
      'connection',
      false,
      { problem: 'upstream_unavailable', effect: 'unsent', transient: 'always', isOutage: true },
    ],
    [
      'too_large',
      true,
      { problem: 'upstream_invalid_response', effect: 'unknown', transient: 'never', isOutage: false },
    ],
  ])('%s, sent %p, is %j', (kind, isSent, expected) => {
    const failure = judgeTransport(new TransportError(kind, isSent));

    expect(failure).toMatchObject(expected);
    expect(failure.code).toBeNull();
  });

  it('tells the log of its cause, redacted', () => {
    const cause = new Error('connect ECONNREFUSED for 85264654798');

    expect(judgeTransport(new TransportError('connection', false, { cause })).reason).toBe(
      'upstream connection before sending: connect ECONNREFUSED for [number]',
    );
  });
});
