import Sqlite from 'libsql';

export const BINDINGS = 1_000_000;
export const EVENTS = 5_000_000;
const CLIENTS = 200;
const AT_ONCE = 250_000;
/** About what a sealed event takes. */
const SEALED_BYTES = 600;
const DAY_MS = 24 * 3600 * 1000;

type File = InstanceType<typeof Sqlite>;

/**
 * Fills a store that the gateway has made with a company's history: bindings and events of many clients, each event
 * with its callback's record. Sealed columns hold as many bytes as they would, which nobody opens.
 */
export function storeHistory(databaseFile: string): void {
  const file = new Sqlite(databaseFile);
  file.pragma('journal_mode = WAL');
  file.pragma('synchronous = OFF');
  file.pragma('cache_size = -1000000');
  withoutIndexes(file, ['bindings', 'events', 'callback_records'], () => {
    const startedAt = Date.now() - 30 * DAY_MS;
    fill(file, CLIENTS, CLIENT);
    fill(file, BINDINGS, bindingFrom(startedAt));
    fill(file, EVENTS, RECORD);
    fill(file, EVENTS, eventFrom(startedAt));
    file.exec(
      `insert into event_counters select client_id, max(position), max(created_at) from events group by client_id`,
    );
  });
  // What the planner knows of such tables must not mislead it.
  file.exec('analyze');
  file.pragma('wal_checkpoint(truncate)');
  file.close();
}

/** Ids are in the order of time, as the gateway's are; `n` counts from 0. */
const id = (prefix: string, n = 'n'): string => `printf('${prefix}_01K0%022d', ${n})`;
const CLIENT_ID = id('cli', `n % ${CLIENTS}`);
const HASH = `substr(hex(randomblob(22)), 1, 43)`;

const CLIENT = `insert into clients (id, name, scopes, business_phones, interline_numbers, pns_numbers, upstream_apps,
    status, created_at)
  select ${CLIENT_ID}, 'client ' || n, '[]', '[]', '[]', '[]', '{}', 'active', 0 from counted`;

function bindingFrom(startedAt: number): string {
  const created = `${startedAt} + n * ${Math.floor((30 * DAY_MS) / BINDINGS)}`;
  return `insert into bindings (id, client_id, product, mode, upstream_app, upstream_id, number_x, number_x_digits,
      recording, ttl_seconds, sealed_parties, sealed_user_data, routing_tag_hash, sealed_routing_tag, state,
      created_at, expires_at)
    select ${id('bnd')}, ${CLIENT_ID}, 'pns', 'xyb', 'sandbox-pns-app', hex(randomblob(16)),
      '+8529' || printf('%07d', n % 500000), '8529' || printf('%07d', n % 500000), 0, 3600, hex(randomblob(60)),
      hex(randomblob(40)), ${HASH}, hex(randomblob(40)), 'active', ${created}, ${created} + 3600000 from counted`;
}

const RECORD = `insert into callback_records (content_hash, callback_id, ordinal, call_id)
  select ${HASH}, ${id('cbk')}, 0, hex(randomblob(16)) from counted`;

function eventFrom(startedAt: number): string {
  const created = `${startedAt} + n * ${Math.floor((30 * DAY_MS) / EVENTS)}`;
  return `insert into events (id, client_id, position, type, created_at, callback_id, ordinal, binding_id, call_id,
      call_key, revision, sealed_data)
    select ${id('evt')}, ${CLIENT_ID}, n / ${CLIENTS} + 1, 'pns.call.completed', ${created}, ${id('cbk')}, 0,
      ${id('bnd', `n % ${BINDINGS}`)}, hex(randomblob(16)), ${HASH}, 1, hex(randomblob(${SEALED_BYTES / 2}))
    from counted`;
}

/** Runs an insert for every `n` below `count`, so many a transaction. */
function fill(file: File, count: number, insert: string): void {
  for (let from = 0; from < count; from += AT_ONCE) {
    const until = Math.min(count, from + AT_ONCE);
    const [into = '', select = ''] = insert.split(/\bselect\b(.*)/s);
    file.exec(
      `${into} with recursive counted (n) as (select ${from} union all select n + 1 from counted where n + 1 < ${until})
       select ${select}`,
    );
  }
}

/** An index that is made once at the end takes a fraction of the time. */
function withoutIndexes(file: File, tables: readonly string[], work: () => void): void {
  const indexes = file
    .prepare(`select name, sql from sqlite_master where type = 'index' and sql is not null`)
    .all() as { name: string; sql: string }[];
  const own = indexes.filter(({ sql }) => tables.some((table) => sql.includes(`on "${table}"`)));
  for (const { name } of own) file.exec(`drop index "${name}"`);
  work();
  for (const { sql } of own) file.exec(sql);
}
