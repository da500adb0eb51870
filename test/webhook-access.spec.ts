import { createSqlite } from './support/databases';
import { TestClient } from './support/gateway';
import { Http, HttpResult } from './support/http';
import { TestEndpoint } from './support/receiver';
import { Route, routesOf } from './support/routes';
import { createPhoneClient, useWebhookBench } from './support/webhook-bench';

const SPAN = { since: '2026-01-01T00:00:00Z', until: '2026-01-02T00:00:00Z' };

/** What each route is sent; what is not here is sent nothing. */
const BODIES: Readonly<Record<string, unknown>> = {
  'POST /v1/webhooks': { url: 'https://courier.example.com/hooks', eventTypes: ['*'] },
  'PATCH /v1/webhooks/:id': { description: 'changed' },
  'POST /v1/webhooks/:id/replay': SPAN,
};

const EXPECTED = [
  'DELETE /v1/webhooks/:id',
  'GET /v1/webhooks',
  'GET /v1/webhooks/:id',
  'GET /v1/webhooks/:id/deliveries',
  'PATCH /v1/webhooks/:id',
  'POST /v1/deliveries/:id/retry',
  'POST /v1/webhooks',
  'POST /v1/webhooks/:id/replay',
  'POST /v1/webhooks/:id/rotate-secret',
  'POST /v1/webhooks/:id/test',
];

describe('the routes of webhooks', () => {
  const bench = useWebhookBench(createSqlite);
  let routes: Route[];
  let endpoint: TestEndpoint;
  let deliveryId: string;

  beforeEach(async () => {
    routes = routesOf(bench.gateway.app).filter(({ path }) => /^\/v1\/(webhooks|deliveries)\b/.test(path));
    endpoint = await bench.subscribe();
    const { body } = await bench.client.http.post(`/v1/webhooks/${endpoint.id}/test`);
    deliveryId = String(body.id);
    await endpoint.arrivals(1);
    await bench.settled(endpoint);
  });

  function visit(http: Http, { method, path }: Route, ids = { endpoint: endpoint.id, delivery: deliveryId }) {
    const id = path.startsWith('/v1/deliveries') ? ids.delivery : ids.endpoint;
    return http.send(method, path.replace(':id', id), { body: BODIES[`${method} ${path}`] });
  }

  async function visitAll(http: Http, only: (route: Route) => boolean = () => true): Promise<HttpResult[]> {
    return Promise.all(routes.filter(only).map((route) => visit(http, route)));
  }

  const withScopes = (...scopes: string[]): Promise<TestClient> => bench.gateway.createClient({ scopes });
  const isReading = ({ method }: Route): boolean => method === 'GET';
  const isWriting = (route: Route): boolean => !isReading(route);
  const hasId = ({ path }: Route): boolean => path.includes(':id');

  it('are these', () => {
    expect(routes.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(EXPECTED);
  });

  it('answer 404 to every other client, and change nothing', async () => {
    const stranger = await createPhoneClient(bench.gateway);
    const before = await bench.readEndpoint(endpoint);
    const deliveries = await bench.lastDelivery(endpoint);
    const answers = await visitAll(stranger.http, hasId);
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
      answers.map(() => [404, 'not_found']),
    );
    await bench.looked();
    expect(await bench.readEndpoint(endpoint)).toEqual(before);
    expect(await bench.lastDelivery(endpoint)).toEqual(deliveries);
    expect(endpoint.webhooks).toHaveLength(1);
    expect((await stranger.http.get('/v1/webhooks')).body.data).toEqual([]);
  });

  it('answer a stranger as they answer for what is not there', async () => {
    const stranger = await createPhoneClient(bench.gateway);
    const missing = { endpoint: `whe_${'0'.repeat(26)}`, delivery: `dlv_${'0'.repeat(26)}` };
    const told = ({ status, body }: HttpResult): unknown => [status, body.code, body.title, body.detail];
    for (const route of routes.filter(hasId)) {
      const foreign = await visit(stranger.http, route);
      expect(told(await visit(stranger.http, route, missing))).toEqual(told(foreign));
      expect(told(await visit(stranger.http, route, { endpoint: 'x', delivery: 'x' }))).toEqual(
        told(foreign),
      );
    }
  });

  it('are read with webhooks:read alone', async () => {
    const reader = await withScopes('webhooks:read');
    const written = await visitAll(reader.http, isWriting);
    expect(written.map(({ status, body }) => [status, body.code])).toEqual(
      written.map(() => [403, 'insufficient_scope']),
    );
    const read = await visitAll(reader.http, isReading);
    expect(read.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
  });

  it('are written with webhooks:write alone', async () => {
    const writer = await withScopes('webhooks:write');
    const read = await visitAll(writer.http, isReading);
    expect(read.map(({ status, body }) => [status, body.code])).toEqual(
      read.map(() => [403, 'insufficient_scope']),
    );
    const made = await writer.http.post('/v1/webhooks', BODIES['POST /v1/webhooks']);
    expect(made.status).toBe(201);
  });

  it('are closed to every other scope, to no token and to the admin key', async () => {
    const other = await withScopes(
      'events:read',
      'pns:read',
      'pns:write',
      'calling:write',
      'interline:write',
    );
    const statuses = async (http: Http): Promise<number[]> =>
      (await visitAll(http)).map(({ status }) => status);
    expect(await statuses(other.http)).toEqual(routes.map(() => 403));
    expect(await statuses(bench.gateway.anyone)).toEqual(routes.map(() => 401));
    expect(await statuses(bench.gateway.admin)).toEqual(routes.map(() => 403));
  });
});
