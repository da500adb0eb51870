import { AddressInfo, connect, createServer, Socket } from 'node:net';

/** Stands between the gateway and its database, and breaks as networks do. */
export interface TcpProxy {
  readonly port: number;
  /** Cuts every connection and refuses new ones, as a server that is restarted does. */
  refuse(): Promise<void>;
  /** Passes nothing on any more and tells nobody: new connections are accepted, and hang like the old ones. */
  hang(): void;
  /** New connections pass again. Those that hung are forgotten, as by a firewall: they hang for ever. */
  restore(): Promise<void>;
  close(): Promise<void>;
}

export async function startTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  /** Both ends of what passes. */
  const passing = new Set<readonly [Socket, Socket]>();
  let isHanging = false;

  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer((near) => {
    keep(near);
    if (isHanging) return;
    const far = connect(target);
    keep(far);
    const pair = [near, far] as const;
    passing.add(pair);
    near.pipe(far);
    far.pipe(near);
    const cut = (): void => {
      if (!passing.delete(pair)) return;
      near.destroy();
      far.destroy();
    };
    near.on('close', cut);
    far.on('close', cut);
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      for (const socket of sockets) socket.destroy();
    });

  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    refuse: stop,
    hang: () => {
      isHanging = true;
      for (const [near, far] of passing) {
        near.unpipe(far);
        far.unpipe(near);
        near.pause();
        far.pause();
      }
      passing.clear();
    },
    restore: async () => {
      isHanging = false;
      if (!server.listening) await listen(port);
    },
    close: () => (server.listening ? stop() : Promise.resolve()),
  };
}
