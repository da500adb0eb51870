import { BUSINESS_PHONE, PHONE_A, PHONE_B, RELAY_A, RELAY_B, RELAY_X } from './support/canaries';
import { startGateway, TestClient, TestGateway } from './support/gateway';
import { Http, HttpResult } from './support/http';
import { routesOf } from './support/routes';

const RELAY_X_OF_BINDING = '17000000002';
const ENABLE = {
  region: 'SG',
  callIconVisible: true,
  callbackRequestsEnabled: true,
  recordingEnabled: false,
  customerSipServers: [{ host: '192.0.2.1', port: 5060, direction: 'both' }],
};

interface OwnedRoute {
  readonly method: string;
  readonly path: string;
  readonly code: string;
  readonly body?: unknown;
}

/** Every route that names an object of a client, and the code that a stranger meets. */
const OWNED: readonly OwnedRoute[] = [
  { method: 'GET', path: '/v1/pns/bindings/:id', code: 'binding_not_found' },
  { method: 'DELETE', path: '/v1/pns/bindings/:id', code: 'binding_not_found' },
  { method: 'GET', path: '/v1/interline/bindings/:id', code: 'binding_not_found' },
  { method: 'DELETE', path: '/v1/interline/bindings/:id', code: 'binding_not_found' },
  {
    method: 'PUT',
    path: '/v1/interline/transfers/:numberX',
    code: 'number_not_found',
    body: { numberA: RELAY_A },
  },
  { method: 'DELETE', path: '/v1/interline/transfers/:numberX', code: 'number_not_found' },
  { method: 'GET', path: '/v1/calling/numbers/:businessPhone', code: 'number_not_found' },
  { method: 'PUT', path: '/v1/calling/numbers/:businessPhone', code: 'number_not_found', body: ENABLE },
  { method: 'DELETE', path: '/v1/calling/numbers/:businessPhone', code: 'number_not_found' },
  { method: 'GET', path: '/v1/calling/numbers/:businessPhone/calls/:callId', code: 'number_not_found' },
  { method: 'GET', path: '/v1/events/:id', code: 'not_found' },
  { method: 'GET', path: '/v1/webhooks/:id', code: 'not_found' },
  { method: 'PATCH', path: '/v1/webhooks/:id', code: 'not_found', body: { status: 'disabled' } },
  { method: 'DELETE', path: '/v1/webhooks/:id', code: 'not_found' },
  { method: 'POST', path: '/v1/webhooks/:id/rotate-secret', code: 'not_found' },
  { method: 'GET', path: '/v1/webhooks/:id/deliveries', code: 'not_found' },
  { method: 'POST', path: '/v1/webhooks/:id/test', code: 'not_found' },
  {
    method: 'POST',
    path: '/v1/webhooks/:id/replay',
    code: 'not_found',
    body: { since: '2026-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z' },
  },
  { method: 'POST', path: '/v1/deliveries/:id/retry', code: 'not_found' },
];

describe('what belongs to one client', () => {
  let gateway: TestGateway;
  let owner: TestClient;
  let stranger: TestClient;
  let powerless: TestClient;
  /** The path of the owner's object, by the pattern of its route. */
  let paths: Readonly<Record<string, string>>;

  beforeAll(async () => {
    gateway = await startGateway();
    const numbers = { businessPhones: [BUSINESS_PHONE], interlineNumbers: [RELAY_X, RELAY_X_OF_BINDING] };
    owner = await gateway.createClient(numbers);
    powerless = await gateway.createClient({ ...numbers, scopes: [] });
    stranger = await gateway.createClient({
      businessPhones: ['+6281100000002'],
      interlineNumbers: ['17000000003'],
    });
    const privacy = await made(owner.http.post('/v1/pns/bindings/axb', { phoneA: PHONE_A, phoneB: PHONE_B }));
    const relay = await made(
      owner.http.post('/v1/interline/bindings', {
        numberX: RELAY_X_OF_BINDING,
        numberA: RELAY_A,
        numberB: RELAY_B,
        ttlSeconds: 3600,
      }),
    );
    await made(owner.http.put(`/v1/interline/transfers/${RELAY_X}`, { numberA: RELAY_A }));
    const endpoint = await made(
      owner.http.post('/v1/webhooks', { url: 'https://receiver.invalid/hook', eventTypes: ['*'] }),
    );
    await owner.http.post(`/v1/webhooks/${endpoint}/test`);
    const { body: deliveries } = await owner.http.get(`/v1/webhooks/${endpoint}/deliveries`);
    const [delivery] = deliveries.data ?? [];
    paths = {
      '/v1/events/:id': `/v1/events/${String(delivery?.eventId)}`,
      '/v1/webhooks/:id': `/v1/webhooks/${endpoint}`,
      '/v1/webhooks/:id/rotate-secret': `/v1/webhooks/${endpoint}/rotate-secret`,
      '/v1/webhooks/:id/deliveries': `/v1/webhooks/${endpoint}/deliveries`,
      '/v1/webhooks/:id/test': `/v1/webhooks/${endpoint}/test`,
      '/v1/webhooks/:id/replay': `/v1/webhooks/${endpoint}/replay`,
      '/v1/deliveries/:id/retry': `/v1/deliveries/${String(delivery?.id)}/retry`,
      '/v1/pns/bindings/:id': `/v1/pns/bindings/${privacy}`,
      '/v1/interline/bindings/:id': `/v1/interline/bindings/${relay}`,
      '/v1/interline/transfers/:numberX': `/v1/interline/transfers/${RELAY_X}`,
      '/v1/calling/numbers/:businessPhone': `/v1/calling/numbers/${BUSINESS_PHONE}`,
      '/v1/calling/numbers/:businessPhone/calls/:callId': `/v1/calling/numbers/${BUSINESS_PHONE}/calls/wacid.A`,
    };
    gateway.simulator.control.clearRequests();
  });

  afterAll(() => gateway.close());

  async function made(request: Promise<HttpResult>): Promise<string> {
    const { status, body } = await request;
    expect([200, 201]).toContain(status);
    return String(body.id);
  }

  function ask(http: Http, { method, path, body }: Omit<OwnedRoute, 'code'>): Promise<HttpResult> {
    const concrete = paths[path];
    if (concrete === undefined) throw new Error(`${path} has no object in this test`);
    return http.send(method, concrete, { body });
  }

  it('is reached by the routes that this test knows, and by no other', () => {
    const withId = routesOf(gateway.app).filter(
      ({ path }) => path.startsWith('/v1/') && path.includes(':') && !path.startsWith('/v1/admin/'),
    );
    expect(withId.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
      OWNED.map(({ method, path }) => `${method} ${path}`).sort(),
    );
  });

  it.each(OWNED)('is not found by a stranger: $method $path', async (route) => {
    const answer = await ask(stranger.http, route);
    expect([answer.status, answer.body.code]).toEqual([404, route.code]);
    expect(gateway.simulator.control.requests()).toEqual([]);
  });

  it.each(OWNED)('needs the scope, also for its owner’s numbers: $method $path', async (route) => {
    const answer = await ask(powerless.http, route);
    expect([answer.status, answer.body.code]).toEqual([403, 'insufficient_scope']);
    expect(gateway.simulator.control.requests()).toEqual([]);
  });

  it.each(OWNED)('needs a token: $method $path', async (route) => {
    expect((await ask(gateway.anyone, route)).status).toBe(401);
    expect(gateway.simulator.control.requests()).toEqual([]);
  });

  it('does not show in a stranger’s lists', async () => {
    for (const path of ['/v1/pns/bindings', '/v1/interline/bindings', '/v1/webhooks']) {
      expect((await stranger.http.get(path)).body).toEqual({ data: [], nextCursor: null });
    }
  });

  it('is not found under the other product', async () => {
    const [pns, interline] = ['/v1/pns/bindings/:id', '/v1/interline/bindings/:id'];
    const swap = (from: string, to: string): string =>
      (paths[from] ?? '').replace(from.slice(0, -3), to.slice(0, -3));
    expect((await owner.http.get(swap(pns, interline))).status).toBe(404);
    expect((await owner.http.delete(swap(interline, pns))).status).toBe(404);
  });

  it('is not found by a stranger that may use every number', async () => {
    const { http } = await gateway.createClient();
    const release = await http.delete(`/v1/interline/transfers/${RELAY_X}`);
    expect([release.status, release.body.code]).toEqual([404, 'binding_not_found']);
    const transfer = await http.put(`/v1/interline/transfers/${RELAY_X}`, { numberA: RELAY_B });
    expect([transfer.status, transfer.body.code]).toEqual([409, 'binding_conflict']);
    expect(gateway.simulator.control.requests()).toEqual([]);
  });

  it('is still there for its owner afterwards', async () => {
    for (const path of ['/v1/pns/bindings/:id', '/v1/interline/bindings/:id']) {
      const { status, body } = await ask(owner.http, { method: 'GET', path });
      expect([status, body.status]).toEqual([200, 'active']);
    }
    for (const path of ['/v1/events/:id', '/v1/webhooks/:id']) {
      expect((await ask(owner.http, { method: 'GET', path })).status).toBe(200);
    }
    const { body } = await owner.http.get(`/v1/interline/bindings?numberX=${RELAY_X}`);
    expect(body.data?.map(({ mode, status }) => [mode, status])).toEqual([['xa', 'active']]);
  });
});

describe('administration', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway();
  });

  afterAll(() => gateway.close());

  it('is closed to every client without the scope admin, on each of its routes', async () => {
    const { id, http } = await gateway.createClient();
    const routes = routesOf(gateway.app).filter(({ path }) => path.startsWith('/v1/admin/'));
    expect(routes.length).toBeGreaterThan(9);
    for (const { method, path } of routes) {
      const concrete = path.replace('clients/:id', `clients/${id}`).replaceAll(/:\w+/g, 'none');
      const { status } = await http.send(method, concrete);
      expect(`${method} ${path}: ${status}`).toBe(`${method} ${path}: 403`);
    }
  });
});
