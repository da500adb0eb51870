import { SetClock, startGateway, TestClient, TestGateway } from './support/gateway';

const PATH = '/v1/admin/upstreams';
const START = '2026-09-21T08:00:00.000Z';

describe('the upstreams, for operators', () => {
  const clock = new SetClock(Date.parse(START));
  let gateway: TestGateway;
  let client: TestClient;

  beforeEach(async () => {
    gateway = await startGateway({ clock });
    client = await gateway.createClient();
  });

  afterEach(() => gateway.close());

  it('are three, and nothing is known of them at the start', async () => {
    const untouched = {
      configured: true,
      circuit: 'closed',
      clockSkewSeconds: 0,
      lastSuccessAt: null,
      lastFailure: null,
    };
    const { status, body } = await gateway.admin.get(PATH);
    expect(status).toBe(200);
    expect(body).toEqual({
      data: ['calling', 'pns', 'interline'].map((product) => ({ product, ...untouched })),
      nextCursor: null,
    });
  });

  it('tell the last success and the last failure of each product', async () => {
    await client.http.get('/v1/calling/numbers/6281100000001');
    const succeededAt = new Date(clock.now()).toISOString();
    clock.advanceSeconds(60);
    await client.http.get('/v1/calling/numbers/6281100000009');
    const failedAt = new Date(clock.now()).toISOString();

    const { body } = await gateway.admin.get(PATH);
    expect(body.data?.[0]).toEqual({
      product: 'calling',
      configured: true,
      circuit: 'closed',
      clockSkewSeconds: 0,
      lastSuccessAt: succeededAt,
      lastFailure: {
        at: failedAt,
        operation: 'get',
        code: 'number_not_bound',
        upstreamCode: '10003',
      },
    });
    expect(body.data?.[1]).toMatchObject({ product: 'pns', lastSuccessAt: null, lastFailure: null });
  });

  it('tell how far the clock of one is away, once that is learnt', async () => {
    gateway.simulator.control.setClockOffset(600_000);
    expect((await client.http.get('/v1/calling/numbers/6281100000001')).status).toBe(200);
    const { body } = await gateway.admin.get(PATH);
    const [calling, pns] = body.data ?? [];
    expect(Number(calling?.clockSkewSeconds)).toBeGreaterThanOrEqual(599);
    expect(Number(calling?.clockSkewSeconds)).toBeLessThanOrEqual(601);
    expect(pns?.clockSkewSeconds).toBe(0);
  });
});

describe('an upstream without settings', () => {
  it('is told as not configured, and its routes answer 503 while the others work', async () => {
    const gateway = await startGateway({
      env: {
        INTERLINE_BASE_URL: '',
        INTERLINE_DEVELOPER_ID: '',
        INTERLINE_AUTH_KEY: '',
        INTERLINE_APP_ID: '',
      },
    });
    try {
      const { body } = await gateway.admin.get(PATH);
      expect(body.data?.[2]).toEqual({
        product: 'interline',
        configured: false,
        circuit: null,
        clockSkewSeconds: 0,
        lastSuccessAt: null,
        lastFailure: null,
      });
      const client = await gateway.createClient();
      const { status, body: problem } = await client.http.get('/v1/interline/account');
      expect(status).toBe(503);
      expect(problem).toMatchObject({ code: 'product_not_configured', retryable: false, owner: 'operator' });
      expect((await client.http.get('/v1/calling/numbers/6281100000001')).status).toBe(200);
    } finally {
      await gateway.close();
    }
  });
});
