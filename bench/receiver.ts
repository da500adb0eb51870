import { createServer } from 'node:http';
import { listening } from './listening';

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
listening(server);
