import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import Sqlite from 'libsql';

/**
 * The least that a durable inbox does: read the body, check that it is JSON, store its bytes, acknowledge after the
 * commit. `COMMIT=each` commits every callback for itself, `COMMIT=group` those together that came together. It
 * encrypts, recognises, routes and delivers nothing.
 */
const { DATABASE_FILE = '', COMMIT = 'group' } = process.env;

const file = new Sqlite(DATABASE_FILE);
file.pragma('journal_mode = WAL');
file.pragma('synchronous = FULL');
file.exec('create table inbox (id integer primary key, path text, received_at integer, body text)');
const insert = file.prepare('insert into inbox (path, received_at, body) values (?, ?, ?)');

interface Callback {
  readonly path: string;
  readonly body: string;
  readonly response: ServerResponse;
}

let waiting: Callback[] = [];

function acknowledge({ response }: Callback): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"code":0,"error":0,"msg":"success"}');
}

function store({ path, body }: Callback): void {
  insert.run(path, Date.now(), body);
}

function storeGroup(): void {
  const group = waiting;
  waiting = [];
  file.exec('begin immediate');
  group.forEach(store);
  file.exec('commit');
  group.forEach(acknowledge);
}

function take(callback: Callback): void {
  JSON.parse(callback.body);
  if (COMMIT === 'each') {
    store(callback);
    acknowledge(callback);
    return;
  }
  waiting.push(callback);
  if (waiting.length === 1) setImmediate(storeGroup);
}

function read(request: IncomingMessage, response: ServerResponse): void {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (text: string) => {
    body += text;
  });
  request.once('end', () => {
    take({ path: request.url ?? '', body, response });
  });
}

const server = createServer(read);
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`);
});
process.once('SIGTERM', () => process.exit(0));
