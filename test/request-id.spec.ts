import { startGateway, TestClient, TestGateway } from './support/gateway';

describe('X-Request-Id', () => {
  let gateway: TestGateway;
  let client: TestClient;

  beforeAll(async () => {
    gateway = await startGateway();
    client = await gateway.createClient();
  });

  afterAll(() => gateway.close());

  it.each([['abcdefgh'], ['A'.repeat(64)], ['order.2026-09_21']])('is the caller’s: %s', async (id) => {
    const answer = await client.http.get('/v1/pns/bindings', { headers: { 'x-request-id': id } });
    expect([answer.status, answer.headers.get('x-request-id')]).toEqual([200, id]);
  });

  it.each([
    ['short'],
    ['A'.repeat(65)],
    ['with blanks'],
    ['semi;colon'],
    ['quote"quote'],
    ['<script>'],
    [''],
  ])('is a new one instead of: %s', async (id) => {
    const { headers } = await client.http.get('/v1/pns/bindings', { headers: { 'x-request-id': id } });
    expect(headers.get('x-request-id')).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  });

  it.each([
    ['an answer without a body', 'GET', '/health/live', 200],
    ['an unknown route', 'GET', '/nowhere', 404],
    ['a path that cannot be decoded', 'GET', '/v1/pns/bindings/%zz', 400],
    ['a refusal', 'GET', '/v1/admin/clients', 403],
    ['a page', 'GET', '/problems/not-found', 200],
    ['a method that no route has', 'PATCH', '/v1/pns/bindings', 404],
  ])('stands on every answer: %s', async (_, method, path, status) => {
    const headers = { 'x-request-id': 'test-request-1' };
    const answer = await client.http.send(method, path, { headers });
    expect([answer.status, answer.headers.get('x-request-id')]).toEqual([status, 'test-request-1']);
  });

  it('differs from answer to answer, and names the request in its log line and in its problem', async () => {
    const first = await client.http.get('/v1/pns/bindings/none');
    const second = await client.http.get('/v1/pns/bindings/none');
    const id = first.headers.get('x-request-id') ?? '';
    expect(second.headers.get('x-request-id')).not.toBe(id);
    expect(first.body.instance).toBe(`urn:request:${id}`);
    expect(gateway.log.of('request')).toContainEqual(
      expect.objectContaining({ requestId: id, problem: 'binding_not_found', status: 404 }),
    );
  });
});
