import { createGateway, Gateway, GatewayProblem } from '../clients/typescript/src';
import { PNS_BINDS, RELAY_BIND } from './support/bindings';
import { ADMIN_KEY, BUSINESS_PHONE, PHONE_B } from './support/canaries';
import { startGateway, TestClient, TestGateway } from './support/gateway';

const XYB = '/v1/pns/bindings/xyb';

describe('the TypeScript client at a running gateway', () => {
  let server: TestGateway;
  let client: TestClient;
  let gateway: Gateway;

  beforeAll(async () => {
    server = await startGateway();
  });
  beforeEach(async () => {
    client = await server.createClient();
    gateway = createGateway({ url: server.url, token: client.key });
  });
  afterAll(() => server.close());

  async function problemOf(call: Promise<unknown>): Promise<GatewayProblem> {
    const error: unknown = await call.then(
      () => new Error('it did not fail'),
      (reason: unknown) => reason,
    );
    if (error instanceof GatewayProblem) return error;
    throw error;
  }

  it('binds, reads and releases, and says with which answer', async () => {
    const { data: binding, response } = await gateway.POST(XYB, {
      body: { ...PNS_BINDS.xyb, userData: 'order 4711' },
    });
    expect([response.status, binding.mode, binding.userData]).toEqual([201, 'xyb', 'order 4711']);
    const params = { path: { id: binding.id } };
    expect((await gateway.GET('/v1/pns/bindings/{id}', { params })).data).toEqual(binding);
    const released = await gateway.DELETE('/v1/pns/bindings/{id}', { params });
    expect([released.response.status, released.data]).toEqual([204, undefined]);
    expect((await gateway.GET('/v1/pns/bindings/{id}', { params })).data.status).toBe('released');
  });

  it('changes an endpoint, which takes PATCH', async () => {
    const { data: endpoint } = await gateway.POST('/v1/webhooks', {
      body: { url: 'https://courier.example.com/hooks', eventTypes: ['*'] },
    });
    expect(endpoint.secret).toMatch(/^whsec_/);
    const params = { path: { id: endpoint.id } };
    const { data } = await gateway.PATCH('/v1/webhooks/{id}', { params, body: { description: 'new' } });
    expect(data.description).toBe('new');
  });

  it('puts a number with a plus into a path, and it arrives', async () => {
    const params = { path: { businessPhone: BUSINESS_PHONE } };
    const { data } = await gateway.GET('/v1/calling/numbers/{businessPhone}', { params });
    expect(data.businessPhone).toBe(BUSINESS_PHONE);
  });

  it('gives each bind a key of its own, and takes the caller’s where there is one', async () => {
    const params = { header: { 'Idempotency-Key': 'order-4711' } };
    const bind = (init: { params?: typeof params } = {}) =>
      gateway.POST('/v1/interline/bindings', { ...init, body: RELAY_BIND });
    const one = await bind({ params });
    const again = await bind({ params });
    expect(again.data).toEqual(one.data);
    expect(again.response.headers.get('idempotent-replayed')).toBe('true');
    const axb = () => gateway.POST('/v1/pns/bindings/axb', { body: PNS_BINDS.axb });
    const other = await axb();
    expect((await axb()).data.id).not.toBe(other.data.id);
    expect(other.response.headers.get('idempotent-replayed')).toBeNull();
  });

  it('throws a problem with all that the gateway says of it, and no number', async () => {
    const problem = await problemOf(gateway.POST(XYB, { body: { phoneB: `${PHONE_B}x` } }));
    expect(problem).toMatchObject({
      name: 'GatewayProblem',
      operation: `POST ${XYB}`,
      code: 'validation_failed',
      status: 422,
      retryable: false,
      owner: 'caller',
      errors: [{ pointer: '/phoneB', parameter: null, code: 'phone_number' }],
      upstream: null,
      bindingId: null,
      retryAfterSeconds: null,
    });
    expect(problem.requestId).toMatch(/^[A-Za-z0-9._-]{8,64}$/);
    expect(JSON.stringify([problem, problem.message, problem.stack])).not.toContain(PHONE_B.slice(1));
  });

  it('says what NXCloud said', async () => {
    server.simulator.control.addFault({
      match: { operation: 'calling.get' },
      action: { type: 'code', code: 10003 },
    });
    const params = { path: { businessPhone: BUSINESS_PHONE } };
    const problem = await problemOf(gateway.GET('/v1/calling/numbers/{businessPhone}', { params }));
    expect(problem).toMatchObject({
      code: 'number_not_bound',
      upstream: { product: 'calling', code: '10003' },
    });
    expect(problem.message).not.toContain(BUSINESS_PHONE.slice(1));
  });

  it('asks for a token before each call where it is given a function', async () => {
    const tokens = ['nxg_test_wrong', client.key];
    const asking = createGateway({ url: server.url, token: () => Promise.resolve(tokens.shift() ?? '') });
    const list = () => asking.GET('/v1/pns/bindings');
    expect((await problemOf(list())).code).toBe('unauthenticated');
    expect((await list()).data).toEqual({ data: [], nextCursor: null });
  });

  it('goes through every page of a list, item by item or page by page', async () => {
    for (let bound = 0; bound < 5; bound += 1) await gateway.POST(XYB, { body: PNS_BINDS.xyb });
    const init = { params: { query: { limit: 2 } } };
    const statuses: string[] = [];
    for await (const { status } of gateway.paginate('/v1/pns/bindings', init)) statuses.push(status);
    const sizes: number[] = [];
    for await (const { data } of gateway.paginate('/v1/pns/bindings', init).pages()) sizes.push(data.length);
    expect([statuses, sizes]).toEqual([Array.from({ length: 5 }, () => 'active'), [2, 2, 1]]);
  });

  it('keeps the filters of a list on all its pages', async () => {
    for (let bound = 0; bound < 3; bound += 1) await gateway.POST(XYB, { body: PNS_BINDS.xyb });
    const { data } = await gateway.POST(XYB, { body: PNS_BINDS.xyb });
    await gateway.DELETE('/v1/pns/bindings/{id}', { params: { path: { id: data.id } } });
    const query = { limit: 1, status: 'active' as const };
    const ids: string[] = [];
    for await (const { id } of gateway.paginate('/v1/pns/bindings', { params: { query } })) ids.push(id);
    expect([ids.length, ids.includes(data.id)]).toEqual([3, false]);
  });

  it('goes through lists that stand below an id', async () => {
    const admin = createGateway({ url: server.url, token: ADMIN_KEY });
    const params = { path: { id: client.id } };
    const keys: string[] = [];
    for await (const { id } of admin.paginate('/v1/admin/clients/{id}/keys', { params })) keys.push(id);
    expect(keys).toHaveLength(1);
  });
});
