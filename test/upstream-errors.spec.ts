import { BUSINESS_PHONE, PHONE_B, RELAY_A, RELAY_B, RELAY_X } from './support/canaries';
import { startGateway, TestClient, TestGateway } from './support/gateway';
import { HttpResult } from './support/http';
import { ScriptedUpstream, startScriptedUpstream } from './support/scripted-upstream';

/** What the catalogue of the contract says of each code: its status, whether it is retryable, and who owns it. */
const EXPECTED = {
  upstream_auth_failed: [502, false, 'operator'],
  upstream_account_unavailable: [502, false, 'operator'],
  upstream_insufficient_balance: [502, false, 'operator'],
  upstream_failure: [502, true, 'provider'],
  upstream_invalid_response: [502, true, 'provider'],
  upstream_rejected: [422, false, 'caller'],
  upstream_rate_limited: [429, true, 'provider'],
  upstream_unavailable: [503, true, 'provider'],
  upstream_timeout: [504, true, 'provider'],
  number_not_bound: [404, false, 'operator'],
  number_not_found: [404, false, 'caller'],
  call_not_found: [404, false, 'caller'],
  calling_not_configured: [404, false, 'operator'],
  binding_not_found: [404, false, 'caller'],
  not_ready: [409, false, 'operator'],
  binding_conflict: [409, false, 'caller'],
  duplicate_request: [409, false, 'caller'],
  numbers_exhausted: [503, true, 'operator'],
} as const;

type Code = keyof typeof EXPECTED;
type Row = readonly [upstreamCode: number, code: Code];

const AUTHENTICATION: readonly Row[] = [1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009].map(
  (code): Row => [code, 'upstream_auth_failed'],
);

const CALLING: readonly Row[] = [
  ...AUTHENTICATION,
  [-1, 'upstream_failure'],
  [9001, 'upstream_failure'],
  [10011, 'upstream_failure'],
  [10012, 'upstream_failure'],
  [1100, 'upstream_account_unavailable'],
  [9003, 'upstream_account_unavailable'],
  [1102, 'upstream_insufficient_balance'],
  [9000, 'upstream_rejected'],
  [9002, 'upstream_rejected'],
  [10015, 'upstream_rejected'],
  [10016, 'upstream_rejected'],
  [10003, 'number_not_bound'],
  [10009, 'not_ready'],
  [10010, 'not_ready'],
  [10013, 'calling_not_configured'],
  [10014, 'call_not_found'],
  [1010, 'upstream_failure'],
  [77777, 'upstream_failure'],
];

const PNS: readonly Row[] = [
  ...AUTHENTICATION,
  [10001, 'upstream_rejected'],
  [10002, 'upstream_rejected'],
  [10004, 'upstream_rejected'],
  [10007, 'upstream_rejected'],
  [10011, 'upstream_rejected'],
  [10012, 'upstream_rejected'],
  [10003, 'upstream_account_unavailable'],
  [10005, 'upstream_failure'],
  [10006, 'upstream_failure'],
  [10009, 'upstream_failure'],
  [10008, 'numbers_exhausted'],
  [10010, 'numbers_exhausted'],
  [10013, 'binding_not_found'],
  [9001, 'upstream_failure'],
  [-1, 'upstream_failure'],
];

/** On a read, where no outcome is in doubt. */
const INTERLINE: readonly Row[] = [
  [1100, 'upstream_auth_failed'],
  [1101, 'upstream_auth_failed'],
  [1103, 'upstream_auth_failed'],
  [1104, 'upstream_auth_failed'],
  [1102, 'upstream_account_unavailable'],
  [1000, 'upstream_failure'],
  [1001, 'upstream_failure'],
  [1400, 'upstream_failure'],
  [1502, 'upstream_failure'],
  [1002, 'upstream_rejected'],
  [1003, 'upstream_rejected'],
  [1004, 'duplicate_request'],
  [1105, 'upstream_rate_limited'],
  [1110, 'upstream_insufficient_balance'],
  [1200, 'binding_not_found'],
  [1300, 'binding_not_found'],
  [1201, 'binding_conflict'],
  [1302, 'binding_conflict'],
  [1301, 'numbers_exhausted'],
  [1401, 'upstream_timeout'],
  [1500, 'upstream_unavailable'],
  [1501, 'upstream_unavailable'],
  [4711, 'upstream_failure'],
];

/** On a bind or transfer whose first attempt is refused for certain. */
const INTERLINE_BIND: readonly Row[] = [
  [1002, 'upstream_rejected'],
  [1004, 'duplicate_request'],
  [1105, 'upstream_rate_limited'],
  [1110, 'upstream_insufficient_balance'],
  [1200, 'binding_not_found'],
  [1201, 'binding_conflict'],
  [1300, 'number_not_found'],
  [1301, 'numbers_exhausted'],
  [1302, 'binding_conflict'],
  [1500, 'upstream_unavailable'],
];

type Ask = () => Promise<HttpResult>;

let upstream: ScriptedUpstream;
let gateway: TestGateway;
let client: TestClient;

beforeAll(async () => {
  upstream = await startScriptedUpstream();
  gateway = await startGateway({ upstreamUrl: upstream.url, env: { UPSTREAM_MAX_RETRIES: '0' } });
  client = await gateway.createClient();
});

afterAll(async () => {
  await gateway.close();
  await upstream.close();
});

const readNumber: Ask = () => client.http.get(`/v1/calling/numbers/${BUSINESS_PHONE}`);
const bindXyb: Ask = () => client.http.post('/v1/pns/bindings/xyb', { phoneB: PHONE_B });
const readAccount: Ask = () => client.http.get('/v1/interline/account');
const bindRelay: Ask = () =>
  client.http.post('/v1/interline/bindings', {
    numberX: RELAY_X,
    numberA: RELAY_A,
    numberB: RELAY_B,
    ttlSeconds: 600,
  });
const transfer: Ask = () => client.http.put(`/v1/interline/transfers/${RELAY_X}`, { numberA: RELAY_A });

function expectProblem(result: HttpResult, code: Code, upstreamMember: Record<string, unknown>): void {
  const [status, retryable, owner] = EXPECTED[code];
  expect(result.headers.get('content-type')).toContain('application/problem+json');
  expect(result.status).toBe(status);
  expect(result.body).toMatchObject({
    type: `/problems/${code.replaceAll('_', '-')}`,
    status,
    code,
    retryable,
    owner,
  });
  expect(result.body.upstream).toEqual(upstreamMember);
}

describe('calling code', () => {
  it.each(CALLING)('%i is answered as %s, with the traceId', async (upstreamCode, code) => {
    upstream.play(() => ({ body: { code: upstreamCode, message: 'no', traceId: 'trace-7' } }));

    const result = await readNumber();

    expectProblem(result, code, { product: 'calling', code: String(upstreamCode), traceId: 'trace-7' });
  });

  it.each(CALLING)('%i means the same as a string', async (upstreamCode, code) => {
    upstream.play(() => ({ body: { code: String(upstreamCode), message: 'no', traceId: 'trace-7' } }));

    const result = await readNumber();

    expectProblem(result, code, { product: 'calling', code: String(upstreamCode), traceId: 'trace-7' });
  });
});

describe('pns code', () => {
  it.each(PNS)('%i is answered as %s, with the requestId as traceId', async (upstreamCode, code) => {
    upstream.play(() => ({ body: { code: upstreamCode, msg: 'no', requestId: '1234567890123456789' } }));

    const result = await bindXyb();

    const upstreamMember = { product: 'pns', code: String(upstreamCode), traceId: '1234567890123456789' };
    expectProblem(result, code, upstreamMember);
  });

  it('keeps every digit of a requestId that is a bare number', async () => {
    upstream.play(() => ({ body: '{"code":10009,"msg":"no","requestId":1234567890123456789}' }));

    const result = await bindXyb();

    const upstreamMember = { product: 'pns', code: '10009', traceId: '1234567890123456789' };
    expectProblem(result, 'upstream_failure', upstreamMember);
  });
});

describe('interline code', () => {
  it.each(INTERLINE)('%i is answered as %s on a read', async (upstreamCode, code) => {
    upstream.play(() => ({ body: { error: upstreamCode, reason: 'no' } }));

    expectProblem(await readAccount(), code, {
      product: 'interline',
      code: String(upstreamCode),
      traceId: null,
    });
  });

  it.each(INTERLINE_BIND)('%i is answered as %s on a bind and on a transfer', async (upstreamCode, code) => {
    upstream.play(() => ({ body: { error: String(upstreamCode), reason: 'no' } }));
    const upstreamMember = { product: 'interline', code: String(upstreamCode), traceId: null };

    expectProblem(await bindRelay(), code, upstreamMember);
    expectProblem(await transfer(), code, upstreamMember);
  });

  it.each([1000, 1401])('%i leaves a bind in doubt: the answer names the binding', async (upstreamCode) => {
    upstream.play(() => ({ body: { error: upstreamCode, reason: 'no' } }));

    const result = await bindRelay();

    const upstreamMember = { product: 'interline', code: String(upstreamCode), traceId: null };
    expectProblem(result, 'upstream_timeout', upstreamMember);
    expect(result.body.bindingId).toMatch(/^bnd_/);
  });

  it.each([
    ['without a body', ''],
    ['whose body says something else', { error: 1105, reason: 'no' }],
  ])('HTTP 401 %s is a refused signature', async (_, body) => {
    upstream.play(() => ({ status: 401, body }));
    const upstreamMember = { product: 'interline', traceId: null, code: body === '' ? 'http_401' : '1105' };

    expectProblem(await readAccount(), 'upstream_auth_failed', upstreamMember);
  });
});

describe.each([
  ['calling', readNumber],
  ['pns', bindXyb],
  ['interline', readAccount],
] as const)('an answer of %s without a readable code', (product, ask) => {
  const isRead = ask !== bindXyb;

  it.each<[number, Code]>([
    [401, 'upstream_auth_failed'],
    [403, 'upstream_auth_failed'],
    [429, 'upstream_rate_limited'],
    [503, 'upstream_unavailable'],
  ])('is judged by HTTP %i as %s', async (status, code) => {
    upstream.play(() => ({ status, headers: { 'Content-Type': 'text/plain' }, body: 'no' }));

    expectProblem(await ask(), code, { product, code: `http_${status}`, traceId: null });
  });

  it.each([502, 504])('is %i: unavailable on a read, in doubt on a bind', async (status) => {
    upstream.play(() => ({ status, headers: { 'Content-Type': 'text/html' }, body: '<h1>Bad gateway</h1>' }));

    const result = await ask();

    const code = isRead ? 'upstream_unavailable' : 'upstream_timeout';
    expectProblem(result, code, { product, code: `http_${status}`, traceId: null });
    expect(typeof result.body.bindingId).toBe(isRead ? 'undefined' : 'string');
  });

  it.each<[string, number, unknown]>([
    ['HTML', 200, '<html><body><h1>Welcome</h1></body></html>'],
    ['nothing', 200, ''],
    ['a list', 200, '[]'],
    ['a text', 200, '"0"'],
    ['half an object', 200, '{"code":0,'],
    ['an object without a code', 200, {}],
    ['a code that is null', 200, { code: null, error: null }],
    ['a code that is an object', 200, { code: {}, error: {} }],
    ['a code that is no whole number', 200, { code: 0.5, error: 0.5 }],
    ['a code that is a word', 200, { code: 'success', error: 'success' }],
    ['a redirect', 302, ''],
    ['a permanent redirect', 308, ''],
    ['HTTP 404', 404, 'not here'],
    ['HTTP 500', 500, 'broken'],
    ['success under HTTP 500', 500, { code: 0, error: 0, data: {} }],
  ])('is an invalid response when it is %s', async (_, status, body) => {
    upstream.play(() => ({ status, headers: { Location: '/elsewhere' }, body }));
    upstream.forget();

    const result = await ask();

    expectProblem(result, 'upstream_invalid_response', { product, code: `http_${status}`, traceId: null });
    expect(upstream.requests).toHaveLength(1);
  });
});

describe('an error answer', () => {
  it('never passes on what the upstream wrote', async () => {
    upstream.play(() => ({ body: { code: 9000, message: 'bad number 85264654798', traceId: 'trace-7' } }));

    const { text } = await readNumber();

    expect(text).not.toContain('85264654798');
    expect(text).not.toContain('bad number');
    expect(JSON.stringify(gateway.log.lines)).toContain('bad number [number]');
    expect(JSON.stringify(gateway.log.lines)).not.toContain('85264654798');
  });

  it('has no upstream member where none was asked', async () => {
    const { http } = await gateway.createClient({ businessPhones: [] });

    const { status, body } = await http.get(`/v1/calling/numbers/${BUSINESS_PHONE}`);

    expect(status).toBe(404);
    expect(body).not.toHaveProperty('upstream');
  });

  it('has no traceId where the upstream’s is no plain identifier', async () => {
    upstream.play(() => ({ body: { code: 9000, message: 'no', traceId: '<script>85264654798</script>' } }));

    expectProblem(await readNumber(), 'upstream_rejected', {
      product: 'calling',
      code: '9000',
      traceId: null,
    });
  });
});
