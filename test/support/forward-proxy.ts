import { createServer } from 'node:http';
import { AddressInfo, connect, Socket } from 'node:net';

/** A forward proxy that tunnels with CONNECT, and counts whoever comes. */
export interface ForwardProxy {
  readonly url: string;
  /** `host:port` of each tunnel that was asked for. */
  readonly tunnels: string[];
  /** Everything that reached it, tunnels or not. */
  readonly connections: () => number;
  /** Refuses tunnels from now on. */
  refuse(): void;
  close(): Promise<void>;
}

export async function startForwardProxy(): Promise<ForwardProxy> {
  const tunnels: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  let isRefusing = false;
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  const server = createServer((_, response) => {
    response.writeHead(501).end();
  });
  server.on('connection', (socket) => {
    connections += 1;
    keep(socket);
  });
  server.on('connect', ({ url = '' }, near: Socket) => {
    tunnels.push(url);
    if (isRefusing) {
      near.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const { hostname, port } = new URL(`http://${url}`);
    const far = connect(Number(port), hostname, () => {
      near.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      near.pipe(far).pipe(near);
    });
    keep(far);
    far.on('close', () => near.destroy());
    near.on('close', () => far.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    tunnels,
    connections: () => connections,
    refuse() {
      isRefusing = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}
