import { Server } from 'node:http';
import { AddressInfo } from 'node:net';

/** Listens on a free port, says where in a line of its own, and ends with SIGTERM: what `Child` waits for. */
export function listening(server: Server): void {
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    sayUrl(`http://127.0.0.1:${port}`);
  });
}

export function sayUrl(url: string): void {
  process.stdout.write(`${JSON.stringify({ url })}\n`);
  process.once('SIGTERM', () => process.exit(0));
}
