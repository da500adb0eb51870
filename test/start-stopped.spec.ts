import { once } from 'node:events';
import { AddressInfo, createServer, Server } from 'node:net';
import { dataKey } from './support/databases';
import { spawnGateway } from './support/spawned-gateway';

describe('a gateway that is stopped while it waits for its database', () => {
  let silent: Server;

  beforeAll(async () => {
    silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
  });

  afterAll(() => {
    silent.close();
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends with 0 on %s, and says nothing', async (signal) => {
    const { port } = silent.address() as AddressInfo;
    const isAsked = once(silent, 'connection');
    const gateway = spawnGateway({
      DATABASE_URL: `postgres://gateway@127.0.0.1:${port}/gateway`,
      DATA_ENCRYPTION_KEYS: dataKey('one', 1),
    });
    await isAsked;
    gateway.child.kill(signal);
    expect(await gateway.exit).toBe(0);
    expect([gateway.lines, gateway.stderr()]).toEqual([[], '']);
  });
});
