import { createHash } from 'node:crypto';
import { BUSINESS_PHONE, PHONE_B, RELAY_A, RELAY_B, RELAY_X } from './support/canaries';
import { SetClock, startGateway, TestClient, TestGateway } from './support/gateway';
import { RawRequest, RawUpstream, startRawUpstream } from './support/raw-upstream';

const NOW = Date.parse('2030-01-02T03:04:05.678Z');
const ACCESS_KEY = 'canary-access-key';
const ACCESS_SECRET = 'canary-access-secret';
const AUTH_KEY = 'canary-auth-key';

/** Satisfies the decoders of all three products. */
const SUCCESS = {
  code: 0,
  error: 0,
  message: 'Success',
  traceId: 'trace',
  requestId: 'request',
  subid: '7001',
  data: { status: 0, bindId: '8001', didX: '85291000001', disabled: true },
};

let clock: SetClock;
let upstream: RawUpstream;
let gateway: TestGateway;
let client: TestClient;
/** How many requests are still to be refused with a bare 503. */
let refusals: number;

async function start(env: Record<string, string> = {}): Promise<void> {
  clock = new SetClock(NOW);
  refusals = 0;
  upstream = await startRawUpstream(() => {
    clock.advanceSeconds(1);
    refusals -= 1;
    return refusals >= 0 ? { status: 503, body: {} } : { status: 200, body: SUCCESS };
  });
  gateway = await startGateway({
    upstreamUrl: upstream.url,
    clock,
    env: {
      NXCLOUD_ACCESS_KEY: ACCESS_KEY,
      NXCLOUD_ACCESS_SECRET: ACCESS_SECRET,
      INTERLINE_AUTH_KEY: AUTH_KEY,
      ...env,
    },
  });
  client = await gateway.createClient();
}

afterEach(async () => {
  await gateway.close();
  await upstream.close();
});

/** The headers that the gateway chose; the rest belongs to HTTP itself. */
function chosenHeaders({ headers }: RawRequest): Record<string, string> {
  const ofHttp = ['host', 'connection', 'content-length', 'user-agent', 'accept', 'accept-encoding'];
  return Object.fromEntries(headers.filter(([name]) => !ofHttp.includes(name.toLowerCase())));
}

/** The hash of NXCloud's text, over the bytes of the body as they were received. */
function expectedSign({ body }: RawRequest, algorithm: string, [action, bizType, ts]: string[]): string {
  return createHash(algorithm)
    .update(`accessKey=${ACCESS_KEY}&action=${action}&bizType=${bizType}&ts=${ts}&body=`)
    .update(body)
    .update(`&accessSecret=${ACCESS_SECRET}`)
    .digest('hex');
}

function only(requests: readonly RawRequest[]): RawRequest {
  const [request, ...others] = requests;
  if (request === undefined || others.length > 0) throw new Error(`${requests.length} requests came`);
  return request;
}

describe('a calling request on the wire', () => {
  it('carries exactly the documented headers, and a signature over the bytes that arrived', async () => {
    await start();

    const { status } = await client.http.get(`/v1/calling/numbers/${BUSINESS_PHONE}`);

    expect(status).toBe(200);
    const request = only(upstream.requests);
    expect(request.requestLine).toBe('POST /api/wa/calling/get HTTP/1.1');
    expect(request.body.toString()).toBe('{"appkey":"sandbox-calling-app","business_phone":"6281100000001"}');
    expect(chosenHeaders(request)).toEqual({
      'Content-Type': 'application/json',
      accessKey: 'canary-access-key',
      action: 'mt',
      bizType: '2',
      ts: '1893553445678',
      sign: expectedSign(request, 'md5', ['mt', '2', '1893553445678']),
    });
  });

  it('signs with SHA-256 and says so in the algorithm header when the settings ask for it', async () => {
    await start({ NXCLOUD_SIGN_ALGORITHM: 'sha256' });

    await client.http.get(`/v1/calling/numbers/${BUSINESS_PHONE}`);

    const request = only(upstream.requests);
    expect(chosenHeaders(request)).toEqual({
      'Content-Type': 'application/json',
      accessKey: 'canary-access-key',
      action: 'mt',
      bizType: '2',
      ts: '1893553445678',
      algorithm: 'sha256',
      sign: expectedSign(request, 'sha256', ['mt', '2', '1893553445678']),
    });
  });

  it('is the same body under a new time and a new signature each time it is repeated', async () => {
    await start();
    refusals = 2;

    const { status } = await client.http.get(`/v1/calling/numbers/${BUSINESS_PHONE}`);

    expect(status).toBe(200);
    const times = upstream.requests.map((request) => chosenHeaders(request).ts);
    expect(times).toEqual(['1893553445678', '1893553446678', '1893553447678']);
    for (const [index, request] of upstream.requests.entries()) {
      expect(chosenHeaders(request).sign).toBe(expectedSign(request, 'md5', ['mt', '2', times[index] ?? '']));
    }
    expect(new Set(upstream.requests.map((request) => chosenHeaders(request).sign)).size).toBe(3);
    expect(new Set(upstream.requests.map(({ body }) => body.toString())).size).toBe(1);
  });
});

describe('a pns request on the wire', () => {
  it('signs the UTF-8 bytes of a body that is not ASCII', async () => {
    await start();

    const { status } = await client.http.post('/v1/pns/bindings/xyb', {
      phoneB: PHONE_B,
      userData: '订单 № 7 – café 📦',
    });

    expect(status).toBe(201);
    const request = only(upstream.requests);
    expect(request.requestLine).toBe('POST /v1/pns/bind/xyb HTTP/1.1');
    expect(request.body.includes(Buffer.from('订单 № 7 – café 📦', 'utf8'))).toBe(true);
    expect(chosenHeaders(request)).toEqual({
      'Content-Type': 'application/json',
      accessKey: 'canary-access-key',
      action: 'bindXYB',
      bizType: '5',
      ts: '1893553445678',
      sign: expectedSign(request, 'md5', ['bindXYB', '5', '1893553445678']),
    });
  });
});

describe('an interline request on the wire', () => {
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

  it('carries Keytime over key and time in a form, and none of the other signature', async () => {
    await start();

    const { status } = await client.http.post('/v1/interline/bindings', {
      numberX: RELAY_X,
      numberA: RELAY_A,
      numberB: RELAY_B,
      ttlSeconds: 600,
      userData: 'café & 订单=7',
    });

    expect(status).toBe(201);
    const request = only(upstream.requests);
    expect(request.requestLine).toBe('PUT /igw/service/uc/interline/17000000001 HTTP/1.1');
    expect(chosenHeaders(request)).toEqual({
      'Content-Type': 'application/x-www-form-urlencoded',
      Authorization: `Keytime 10000000,1893553445678,${sha256('canary-auth-key1893553445678').slice(24, 40)}`,
    });
    const form = new URLSearchParams(request.body.toString('latin1'));
    expect(form.get('appid')).toBe('sandbox-interline-app');
    expect(form.get('anum')).toBe('13800000001');
    expect(form.get('userData')).toMatch(/^~[\w-]{22}~café & 订单=7$/);
  });

  it('repeats a bind with the same reqid under a new Keytime', async () => {
    await start();
    refusals = 1;

    const { status } = await client.http.post('/v1/interline/bindings', {
      numberX: RELAY_X,
      numberA: RELAY_A,
      numberB: RELAY_B,
      ttlSeconds: 600,
    });

    expect(status).toBe(201);
    const [first, second] = upstream.requests;
    expect(second?.body.toString()).toBe(first?.body.toString());
    expect(upstream.requests.map((request) => chosenHeaders(request).Authorization)).toEqual([
      `Keytime 10000000,1893553445678,${sha256('canary-auth-key1893553445678').slice(24, 40)}`,
      `Keytime 10000000,1893553446678,${sha256('canary-auth-key1893553446678').slice(24, 40)}`,
    ]);
  });

  it('has no body and no content type where the documents show none', async () => {
    await start();

    await client.http.get('/v1/interline/account');

    const request = only(upstream.requests);
    expect(request.requestLine).toBe('GET /api/v1/account/status HTTP/1.1');
    expect(request.body).toHaveLength(0);
    expect(Object.keys(chosenHeaders(request))).toEqual(['Authorization']);
  });
});
