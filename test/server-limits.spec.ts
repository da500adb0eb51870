import { connect, Socket } from 'node:net';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { startGateway, TestGateway } from './support/gateway';

const ID = 'last-of-all-headers';

describe('what a request may take up', () => {
  let gateway: TestGateway;
  let ports: Readonly<Record<string, number>>;

  beforeAll(async () => {
    gateway = await startGateway({ env: { CALLBACK_PORT: '0' } });
    ports = { gateway: gateway.port, callbacks: Number(new URL(gateway.callbackUrl).port) };
  });
  afterAll(() => gateway.close());

  async function ask(port: number | undefined, path: string, headers: readonly string[]): Promise<string> {
    const socket = connect(port ?? 0, '127.0.0.1');
    try {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers.join('\r\n')}\r\n\r\n`);
      return await text(socket);
    } finally {
      socket.destroy();
    }
  }

  describe.each(['gateway', 'callbacks'])('on the port of %s', (side) => {
    it.each([
      ['headers', '/nowhere', [`X: ${'x'.repeat(15_000)}`], 404],
      ['headers', '/nowhere', [`X: ${'x'.repeat(17_000)}`], 400],
      ['the address', `/nowhere?${'x'.repeat(15_000)}`, [], 404],
      ['the address', `/nowhere?${'x'.repeat(17_000)}`, [], 400],
      ['both', `/nowhere?${'x'.repeat(9000)}`, [`X: ${'x'.repeat(9000)}`], 400],
    ])('are 16 KiB of %s', async (_, path, headers, expected) => {
      expect(await ask(ports[side], path, headers)).toMatch(new RegExp(`^HTTP/1\\.1 ${expected} `));
    });

    it('are as many headers as fit: not one is passed over', async () => {
      const headers = [...Array.from({ length: 3000 }, () => 'x:'), `X-Request-Id: ${ID}`];
      expect(await ask(ports[side], '/nowhere', headers)).toContain(`x-request-id: ${ID}`);
    });
  });

  it('are so many connections: one more is closed, and those that are there are served', async () => {
    const server = gateway.app.getHttpServer();
    expect(server.maxConnections).toBe(10_000);
    const sockets: Socket[] = [];
    try {
      server.maxConnections = 3;
      for (let made = 0; made < 3; made += 1) {
        const socket = connect(gateway.port, '127.0.0.1');
        sockets.push(socket);
        await once(socket, 'connect');
      }
      expect(await ask(gateway.port, '/health/live', [])).toBe('');
      for (const socket of sockets) {
        socket.write('GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
        expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 /);
      }
    } finally {
      server.maxConnections = 10_000;
      for (const socket of sockets) socket.destroy();
    }
  });
});
