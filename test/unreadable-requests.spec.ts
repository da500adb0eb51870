import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { PHONE_B } from './support/canaries';
import { startGateway, TestClient, TestGateway } from './support/gateway';

describe('bytes that the gateway does not read', () => {
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

  it.each([
    ['Content-Encoding: gzip', { 'content-encoding': 'gzip' }],
    ['Content-Encoding: br', { 'content-encoding': 'br' }],
    ['charset=utf-16', { 'content-type': 'application/json; charset=utf-16' }],
    ['charset="ISO-8859-1"', { 'content-type': 'application/json; charset="ISO-8859-1"' }],
  ])('are 415 as a body with %s', async (_, headers) => {
    const answer = await client.http.post('/v1/pns/bindings/xyb', { phoneB: PHONE_B }, headers);
    expect([answer.status, answer.body.code]).toEqual([415, 'unsupported_media_type']);
  });

  it.each([
    ['no HTTP at all', 'NONSENSE\r\n\r\n'],
    ['a header without a colon', 'GET /health/live HTTP/1.1\r\nHost: x\r\nnonsense\r\n\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx'],
    ['headers of 64 KiB', `GET /health/live HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(64 * 1024)}\r\n\r\n`],
  ])('are 400 as a problem when they are %s', async (_, bytes) => {
    const [head = '', body = ''] = (await exchange(bytes)).split('\r\n\r\n');
    const [statusLine, ...headers] = head.toLowerCase().split('\r\n');

    expect(statusLine).toBe('http/1.1 400 bad request');
    expect(headers).toContain('content-type: application/problem+json; charset=utf-8');
    expect(headers).toContain(`content-length: ${String(Buffer.byteLength(body))}`);
    const id = /^x-request-id: (\S+)$/im.exec(head)?.[1];
    expect(id).toMatch(/^[0-9A-Z]{26}$/);
    expect(JSON.parse(body)).toMatchObject({
      type: '/problems/malformed-request',
      status: 400,
      code: 'malformed_request',
      instance: `urn:request:${id ?? ''}`,
    });
  });

  /** Everything that comes back until the gateway ends the connection. */
  async function exchange(bytes: string): Promise<string> {
    const socket = connect(gateway.port, '127.0.0.1');
    try {
      socket.write(bytes);
      return await text(socket);
    } finally {
      socket.destroy();
    }
  }
});
