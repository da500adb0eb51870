import { createCipheriv, createHmac, randomBytes } from 'node:crypto';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import Sqlite from 'libsql';

/**
 * What the gateway promises of a callback, by hand and without a framework: the body encrypted, known content
 * recognised, the binding found, an event for its owner with a position of its own; callbacks that came together
 * committed together, in the gateway's own tables. Knows one product, one shape and no exception.
 */
const { DATABASE_FILE = '' } = process.env;
const KEY = randomBytes(32);

const file = new Sqlite(DATABASE_FILE);
file.pragma('journal_mode = WAL');
file.pragma('synchronous = FULL');
const claim = file.prepare(
  'insert into callback_records (content_hash, callback_id, ordinal, call_id) values (?, ?, 0, ?) on conflict do nothing',
);
const find = file.prepare('select id, client_id from bindings where upstream_id = ?');
const keep = file.prepare(
  `insert into callbacks (id, source, product, received_at, sealed_body, call_id, upstream_id, status, provenance,
    routed_by, client_id, binding_id) values (?, 'pns/call', 'pns', ?, ?, ?, ?, 'routed', 'token', 'upstream_id', ?, ?)`,
);
const count = file.prepare(
  `insert into event_counters (client_id, last_position, last_at) values (?, 1, ?)
   on conflict (client_id) do update set last_position = last_position + 1 returning last_position`,
);
const publish = file.prepare(
  `insert into events (id, client_id, position, type, created_at, callback_id, ordinal, binding_id, call_id, call_key,
    revision, sealed_data) values (?, ?, ?, 'pns.call.completed', ?, ?, 0, ?, ?, ?, 1, ?)`,
);

interface Record {
  readonly callId: string;
  readonly bindId: string;
}

interface Callback {
  readonly body: string;
  readonly record: Record;
  readonly response: ServerResponse;
}

let waiting: Callback[] = [];
let ids = 0;

/** In the order of time, as short as the gateway's. */
function nextId(prefix: string): string {
  ids += 1;
  return `${prefix}_${Date.now()}${String(ids).padStart(13, '0')}`;
}

function seal(text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', KEY, iv);
  const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64url');
}

function hashOf(text: string): string {
  return createHmac('sha256', KEY).update(text).digest('base64url');
}

function store({ body, record }: Callback): void {
  const now = Date.now();
  const callbackId = nextId('cbk');
  claim.run([hashOf(body), callbackId, record.callId]);
  const binding = find.get([record.bindId]) as { id: string; client_id: string } | undefined;
  if (binding === undefined) throw new Error('nobody owns this binding');
  keep.run([callbackId, now, seal(body), record.callId, record.bindId, binding.client_id, binding.id]);
  const { last_position } = count.get([binding.client_id, now]) as { last_position: number };
  const event = JSON.stringify({ product: 'pns', bindingId: binding.id, revision: 1, provider: record });
  const callKey = hashOf(`${binding.id} ${record.callId}`);
  publish.run([
    ...[nextId('evt'), binding.client_id, last_position, now, callbackId, binding.id, record.callId, callKey],
    seal(event),
  ]);
}

function storeGroup(): void {
  const group = waiting;
  waiting = [];
  file.exec('begin immediate');
  group.forEach(store);
  file.exec('commit');
  for (const { response } of group) {
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end('{"code":0,"error":0,"msg":"success"}');
  }
}

function read(request: IncomingMessage, response: ServerResponse): void {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (text: string) => {
    body += text;
  });
  request.once('end', () => {
    waiting.push({ body, record: JSON.parse(body) as Record, response });
    if (waiting.length === 1) setImmediate(storeGroup);
  });
}

const server = createServer(read);
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`);
});
process.once('SIGTERM', () => process.exit(0));
