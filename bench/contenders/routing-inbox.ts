import { createCipheriv, createHmac, randomBytes } from 'node:crypto';
import { Callback, openFile, serveInbox } from './serve-inbox';

/**
 * What the gateway promises of a callback, by hand and without a framework: the body encrypted, known content
 * recognised, the binding found, an event for its owner with a position of its own; callbacks that came together
 * committed together, in the gateway's own tables. Knows one product, one shape and no exception.
 */
const { DATABASE_FILE = '' } = process.env;
const KEY = randomBytes(32);

const file = openFile(DATABASE_FILE);
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

interface CallRecord {
  readonly callId: string;
  readonly bindId: string;
}

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

function store({ body, fields }: Callback): void {
  const record = fields as CallRecord;
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

serveInbox(file, store, 'group');
