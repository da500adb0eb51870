import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';

/** An application's endpoint for webhooks, in a process of its own: accepts everything, `GET /` says how many came. */
let count = 0;

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.end(JSON.stringify({ count }));
    return;
  }
  request.resume().once('end', () => {
    count += 1;
    response.writeHead(204).end();
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`);
});
process.once('SIGTERM', () => process.exit(0));
