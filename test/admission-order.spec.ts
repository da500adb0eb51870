import { startGateway, TestClient, TestGateway } from './support/gateway';
import { HttpResult } from './support/http';

const PATH = '/v1/pns/bindings/xyb';
const JSON_TYPE = 'application/json';

describe('a body that nobody may send', () => {
  let gateway: TestGateway;
  let reader: TestClient;

  beforeAll(async () => {
    gateway = await startGateway();
    reader = await gateway.createClient({ scopes: ['pns:read'] });
  });
  afterAll(() => gateway.close());

  const BODIES: [string, string, string, Record<string, string>?][] = [
    ['malformed', '{"phoneB":', JSON_TYPE],
    ['oversized', `{"a":"${'x'.repeat(64 * 1024)}"}`, JSON_TYPE],
    ['a text', 'hello', 'text/plain'],
    ['encoded', '{}', JSON_TYPE, { 'content-encoding': 'gzip' }],
    ['not valid', '{"unknown":1}', JSON_TYPE],
  ];

  function send(
    token: string | null,
    [, body, contentType, more]: (typeof BODIES)[number],
  ): Promise<HttpResult> {
    const http = token === null ? gateway.anyone : gateway.as(token);
    return http.send('POST', PATH, { body, headers: { 'content-type': contentType, ...more } });
  }

  it.each(BODIES)('is 401 without a token when it is %s', async (...row) => {
    const { status, body } = await send(null, row);
    expect([status, body.code]).toEqual([401, 'unauthenticated']);
  });

  it.each(BODIES)('is 403 under a key without the scope when it is %s', async (...row) => {
    const { status, body } = await send(reader.key, row);
    expect([status, body.code]).toEqual([403, 'insufficient_scope']);
  });
});
