import { BUSINESS_PHONE, RELAY_A } from './support/canaries';
import { PNS_BINDS, RELAY_BIND, sentBodies, sentForms, TRANSFER_PATH } from './support/bindings';
import { startGateway, TestGateway } from './support/gateway';
import { problem } from './support/problems';

const NUMBER = `/v1/calling/numbers/${BUSINESS_PHONE}`;

describe('the upstream application of a client', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway({
      env: {
        NXCLOUD_CALLING_APP_KEY: 'house-calling-app',
        NXCLOUD_PNS_BUSINESS_ID: 'house-pns-app',
        INTERLINE_APP_ID: 'house-interline-app',
      },
    });
  });

  afterEach(() => {
    gateway.simulator.reset();
  });

  afterAll(() => gateway.close());

  it('stands before the one of the settings', async () => {
    const { http } = await gateway.createClient({
      upstreamApps: {
        callingAppKey: 'sandbox-calling-app',
        pnsBusinessId: 'sandbox-pns-app',
        interlineAppId: 'sandbox-interline-app',
      },
    });
    expect((await http.get(NUMBER)).status).toBe(200);
    expect((await http.post('/v1/pns/bindings/axe', PNS_BINDS.axe)).status).toBe(201);
    expect((await http.post('/v1/interline/bindings', RELAY_BIND)).status).toBe(201);
    expect((await http.put(TRANSFER_PATH, { numberA: RELAY_A })).status).toBe(200);
    expect((await http.delete(TRANSFER_PATH)).status).toBe(204);
  });

  it('is the one of the settings where the client has none', async () => {
    const { http } = await gateway.createClient();
    await http.get(NUMBER);
    await http.post('/v1/pns/bindings/axe', PNS_BINDS.axe);
    await http.post('/v1/interline/bindings', RELAY_BIND);
    expect(sentBodies(gateway.simulator, 'calling.get')).toMatchObject([{ appkey: 'house-calling-app' }]);
    expect(sentBodies(gateway.simulator, 'pns.bindAXE')).toMatchObject([{ businessId: 'house-pns-app' }]);
    expect(sentForms(gateway.simulator, 'interline.axb')).toMatchObject([{ appid: 'house-interline-app' }]);
  });

  it('that a binding was made under is the one that it is released under', async () => {
    const { id, http } = await gateway.createClient({
      upstreamApps: { interlineAppId: 'sandbox-interline-app' },
    });
    const bound = await http.post('/v1/interline/bindings', RELAY_BIND);
    expect((await http.put(TRANSFER_PATH, { numberA: RELAY_A })).status).toBe(200);
    await gateway.admin.patch(`/v1/admin/clients/${id}`, { upstreamApps: {} });
    expect((await http.delete(`/v1/interline/bindings/${String(bound.body.id)}`)).status).toBe(204);
    expect((await http.delete(TRANSFER_PATH)).status).toBe(204);
    expect(gateway.simulator.control.bindings().interline).toMatchObject([
      { active: false },
      { active: false },
    ]);
  });
});

describe('a product without settings', () => {
  const requests = [
    ['calling', 'GET', NUMBER, undefined],
    ['calling', 'DELETE', NUMBER, undefined],
    ['calling', 'GET', `${NUMBER}/calls/c1`, undefined],
    ['pns', 'POST', '/v1/pns/bindings/axe', PNS_BINDS.axe],
    ['interline', 'GET', '/v1/interline/account', undefined],
    ['interline', 'POST', '/v1/interline/bindings', RELAY_BIND],
    ['interline', 'PUT', TRANSFER_PATH, { numberA: RELAY_A }],
  ] as const;

  const signature = { NXCLOUD_ACCESS_KEY: undefined, NXCLOUD_ACCESS_SECRET: undefined };
  const keytime = {
    INTERLINE_BASE_URL: undefined,
    INTERLINE_DEVELOPER_ID: undefined,
    INTERLINE_AUTH_KEY: undefined,
    INTERLINE_APP_ID: undefined,
  };

  it.each([
    ['the keys of the signed products', signature, ['calling', 'pns']],
    ['the calling application', { NXCLOUD_CALLING_APP_KEY: undefined }, ['calling']],
    ['the pns application', { NXCLOUD_PNS_BUSINESS_ID: undefined }, ['pns']],
    ['all of interline', keytime, ['interline']],
  ])('answers 503 where %s is absent, and the rest works', async (_, env, absent) => {
    const gateway = await startGateway({ env });
    try {
      const { http } = await gateway.createClient();
      for (const [product, method, path, body] of requests) {
        const answer = await http.send(method, path, { body });
        if (absent.includes(product)) {
          expect(answer.status).toBe(503);
          expect(answer.body).toEqual(
            problem(503, 'product_not_configured', { retryable: false, owner: 'operator' }),
          );
        } else {
          expect([200, 201, 204, 404]).toContain(answer.status);
        }
      }
      const pns = await http.get('/v1/pns/bindings');
      expect({ status: pns.status, count: pns.body.data?.length }).toEqual({
        status: 200,
        count: absent.includes('pns') ? 0 : 1,
      });
    } finally {
      await gateway.close();
    }
  });
});
