import { AddressInfo, createServer, Server, Socket } from 'node:net';
import { startGateway, TestClient, TestGateway } from './support/gateway';
import { UPSTREAM_CALLS } from './support/upstream-calls';

describe('an upstream whose answer is no HTTP', () => {
  const sockets = new Set<Socket>();
  let server: Server;
  let answer = '';
  let gateway: TestGateway;
  let client: TestClient;

  beforeAll(async () => {
    server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('data', () => socket.write(answer));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    gateway = await startGateway({ upstreamUrl: `http://127.0.0.1:${port}` });
    client = await gateway.createClient();
  });
  beforeEach(() => {
    sockets.clear();
  });
  afterAll(async () => {
    await gateway.close();
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  it.each([
    ['nonsense', 'garbage\r\n\r\n'],
    ['a status that is none', 'HTTP/1.1 abc OK\r\n\r\n'],
  ])('makes a read 502, which is not asked again: %s', async (_, bytes) => {
    answer = bytes;

    const { status, body } = await UPSTREAM_CALLS['calling get'](client);

    expect(status).toBe(502);
    expect(body).toMatchObject({ code: 'upstream_invalid_response', owner: 'provider' });
    expect(sockets.size).toBe(1);
  });

  it('leaves a bind in doubt, under the id that the answer names', async () => {
    answer = 'garbage\r\n\r\n';

    const { status, body } = await UPSTREAM_CALLS['pns xyb'](client);

    expect([status, body.code]).toEqual([502, 'upstream_invalid_response']);
    const left = await client.http.get(`/v1/pns/bindings/${String(body.bindingId)}`);
    expect(left.body.status).toBe('unknown');
  });
});
