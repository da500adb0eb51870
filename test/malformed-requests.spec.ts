import { PHONE_B } from './support/canaries';
import { startGateway, TestClient, TestGateway } from './support/gateway';
import { HttpResult } from './support/http';

const PATH = '/v1/pns/bindings/xyb';
const JSON_TYPE = 'application/json';

/** An object that holds an object that holds … so many levels deep, the outermost included. */
function nested(levels: number): string {
  return `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
}

describe('requests that cannot be read', () => {
  let gateway: TestGateway;
  let client: TestClient;

  beforeAll(async () => {
    gateway = await startGateway();
    client = await gateway.createClient();
  });

  afterEach(() => {
    expect(gateway.simulator.control.requests()).toEqual([]);
  });

  afterAll(() => gateway.close());

  function send(body: string | Uint8Array, contentType = JSON_TYPE): Promise<HttpResult> {
    return client.http.send('POST', PATH, { body, headers: { 'content-type': contentType } });
  }

  it.each([
    ['an array', '[]'],
    ['an array with the right object in it', `[{"phoneB":"${PHONE_B}"}]`],
    ['a text', '"hello"'],
    ['a number', '42'],
    ['null', 'null'],
    ['half an object', '{"phoneB":'],
    ['an object and more', '{} {}'],
    ['a comma too many', '{"a":1,}'],
    ['single quotes', "{'a':1}"],
    ['NaN', '{"ttlSeconds":NaN}'],
    ['blanks alone', '   '],
    ['the key __proto__', '{"__proto__":{"isAdmin":true}}'],
    ['the key __proto__ further inside', '{"a":{"__proto__":{}}}'],
    ['the key __proto__ in disguise', '{"__pr\\u006fto__":{}}'],
    ['a constructor with a prototype', '{"constructor":{"prototype":{}}}'],
    ['17 levels', nested(17)],
    ['many levels', nested(5000)],
    ['many levels of arrays', `{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}`],
  ])('are 400: %s', async (_, body) => {
    const answer = await send(body);
    expect([answer.status, answer.body.code]).toEqual([400, 'malformed_request']);
    expect(answer.body).toMatchObject({
      type: '/problems/malformed-request',
      retryable: false,
      owner: 'caller',
    });
  });

  it.each([
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    [
      'half a character',
      Buffer.concat([Buffer.from('{"userData":"'), Buffer.from([0xe2, 0x82]), Buffer.from('"}')]),
    ],
    ['UTF-16', Buffer.from('{"a":1}', 'utf16le')],
  ])('are 400: %s', async (_, bytes) => {
    const answer = await send(bytes);
    expect([answer.status, answer.body.code]).toEqual([400, 'malformed_request']);
  });

  it('are 400 without a body where one is needed, with or without a Content-Type', async () => {
    expect((await client.http.send('POST', PATH)).status).toBe(400);
    expect((await client.http.send('POST', PATH, { headers: { 'content-type': JSON_TYPE } })).status).toBe(
      400,
    );
  });

  it('are not those with 16 levels: these are read, and refused for their unknown field', async () => {
    const answer = await send(nested(16));
    expect([answer.status, answer.body.code]).toEqual([422, 'validation_failed']);
  });

  it.each([
    ['application/json; charset=utf-8', 422],
    ['Application/JSON', 422],
    ['text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
    ['application/xml', 415],
    ['multipart/form-data; boundary=x', 415],
    ['application/json-patch+json', 415],
    ['nonsense', 415],
  ])('have another media type than JSON: %s is %i', async (contentType, expected) => {
    const answer = await send('{"unknown":1}', contentType);
    expect(answer.status).toBe(expected);
    if (expected === 415) expect(answer.body.code).toBe('unsupported_media_type');
  });

  it('are 413 beyond 64 KiB, and read up to there', async () => {
    const bodyOf = (bytes: number): string => `{"a":"${'x'.repeat(bytes - 8)}"}`;
    expect((await send(bodyOf(64 * 1024))).status).toBe(422);
    const answer = await send(bodyOf(64 * 1024 + 1));
    expect([answer.status, answer.body.code]).toEqual([413, 'body_too_large']);
  });

  it.each([
    ['GET', '/v1/pns/bindings/%zz', 400],
    ['GET', '/v1/pns/bindings/%ff', 400],
    ['GET', '/v1/calling/numbers/%', 400],
    ['GET', '/v1/pns/bindings/%00', 404],
    ['GET', '/v1/pns/bindings/xyb/', 404],
    ['GET', '/v1/pns/bindings/', 404],
    ['GET', '/v1/pns', 404],
    ['GET', '/v2/pns/bindings', 404],
    ['GET', '/V1/pns/bindings', 404],
    ['GET', '//v1/pns/bindings', 404],
    ['GET', '/', 404],
    ['PUT', '/v1/pns/bindings/xyb', 404],
    ['OPTIONS', '/v1/pns/bindings', 404],
    ['POST', '/health/live', 404],
  ])('to %s %s are %i, as a problem', async (method, path, expected) => {
    const answer = await client.http.send(method, path);
    expect(answer.status).toBe(expected);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.body.status).toBe(expected);
  });

  it('to a path that cannot be decoded say so', async () => {
    const { body } = await client.http.get('/v1/pns/bindings/%zz');
    expect(body).toMatchObject({ code: 'malformed_request', detail: 'The path cannot be decoded.' });
  });

  it('with an id of thousands of characters find nothing', async () => {
    const { status, body } = await client.http.get(`/v1/pns/bindings/${'x'.repeat(2100)}`);
    expect([status, body.code]).toEqual([404, 'not_found']);
  });
});
