import { readdirSync, readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Retention } from '../src/bindings/retention';
import { Database } from '../src/database/database';
import { useBench } from './support/bench';
import { eventually, PNS_BINDS } from './support/bindings';
import { BUSINESS_PHONE, PHONE_A, PHONE_B, PHONE_PREFIXES, RELAY_X } from './support/canaries';
import { runCli } from './support/cli';
import { createSqlite, describeEachDatabase, StoredDatabase } from './support/databases';
import { startGateway, TestGateway } from './support/gateway';
import { HeldUpstream } from './support/held-upstream';
import { HttpResult } from './support/http';
import { findLeaks } from './support/leak-scan';
import { expectInvalidParameter, problem } from './support/problems';
import { routesOf } from './support/routes';

const LOG = '/v1/admin/audit-log';
const CLIENTS = '/v1/admin/clients';
const DRAFT = { name: 'courier', scopes: ['pns:read'], businessPhones: [], interlineNumbers: [] };
const UNKNOWN = '01K9GZ4T6S3M8V2QXWJ5A7B0CD';
const NEVER_NAMED = UNKNOWN.replace('D', 'E');
const DAY_SECONDS = 86_400;

type Entry = Record<string, unknown>;

async function entries(gateway: TestGateway, query = ''): Promise<Entry[]> {
  const { status, body } = await gateway.admin.get(`${LOG}${query}`);
  expect(status).toBe(200);
  return body.data ?? [];
}

/** What the work adds to the log, newest first. */
async function added(gateway: TestGateway, work: () => Promise<unknown>): Promise<Entry[]> {
  const [last] = await entries(gateway, '?limit=1');
  await work();
  const all = await entries(gateway, '?limit=200');
  return all.slice(
    0,
    all.findIndex(({ id }) => id === last?.id),
  );
}

const told = ({ action, target, outcome }: Entry): unknown[] => [action, target, outcome];

describeEachDatabase('the audit log', (create) => {
  const bench = useBench(create, { env: { TRUST_PROXY_CIDRS: '127.0.0.1/32' } });

  it('records who created a client, when, from where, and its id', async () => {
    const { gateway, clock } = bench;
    const { body } = await gateway.admin.post(CLIENTS, DRAFT, {
      'x-request-id': 'audited-1',
      'x-forwarded-for': '203.0.113.9',
    });
    const [entry] = await entries(gateway);
    expect(entry).toEqual({
      id: expect.stringMatching(/^aud_[0-9A-HJKMNP-TV-Z]{26}$/) as string,
      at: new Date(clock.now()).toISOString(),
      actor: 'operator',
      credential: 'admin',
      address: '203.0.113.9',
      action: 'POST /v1/admin/clients',
      target: body.id,
      outcome: 'success',
      requestId: 'audited-1',
    });
  });

  it('records what was done to a client, its keys and its bindings, with the ids', async () => {
    const { gateway, client } = bench;
    const { body: binding } = await client.http.post('/v1/pns/bindings/axe', PNS_BINDS.axe);
    const [bindingId, path] = [String(binding.id), `${CLIENTS}/${client.id}`];
    let keyId = '';
    const log = await added(gateway, async () => {
      keyId = String((await gateway.admin.post(`${path}/keys`)).body.id);
      await gateway.admin.patch(path, { name: 'courier 2' });
      await gateway.admin.delete(`${path}/keys/${keyId}`);
      await gateway.admin.delete(`/v1/admin/bindings/${bindingId}`);
      await gateway.admin.delete(path);
    });
    expect(log.reverse().map(told)).toEqual([
      ['POST /v1/admin/clients/:id/keys', `${client.id}/${keyId}`, 'success'],
      ['PATCH /v1/admin/clients/:id', client.id, 'success'],
      ['DELETE /v1/admin/clients/:id/keys/:keyId', `${client.id}/${keyId}`, 'success'],
      ['DELETE /v1/admin/bindings/:id', bindingId, 'success'],
      ['DELETE /v1/admin/clients/:id', client.id, 'success'],
    ]);
  });

  it('names the client and its key where a client administers', async () => {
    const { gateway } = bench;
    const administrator = await gateway.createClient({ scopes: ['admin'] });
    const [entry] = await added(gateway, () => administrator.http.post(CLIENTS, DRAFT));
    expect(entry).toMatchObject({ actor: administrator.id, credential: administrator.key.split('_')[2] });
  });

  it.each<[string, string, string, string | null, unknown]>([
    ['not_found', 'DELETE', `${CLIENTS}/cli_${UNKNOWN}`, `cli_${UNKNOWN}`, undefined],
    ['not_found', 'DELETE', `${CLIENTS}/${PHONE_A}`, null, undefined],
    ['not_found', 'POST', `${CLIENTS}/cli_${UNKNOWN}/keys`, `cli_${UNKNOWN}`, undefined],
    ['binding_not_found', 'DELETE', `/v1/admin/bindings/bnd_${UNKNOWN}`, `bnd_${UNKNOWN}`, undefined],
    ['validation_failed', 'POST', CLIENTS, null, { ...DRAFT, scopes: ['everything'] }],
    ['malformed_request', 'POST', CLIENTS, null, '{"name":'],
    ['body_too_large', 'POST', CLIENTS, null, { ...DRAFT, name: 'n'.repeat(65 * 1024) }],
  ])('records a refused change with the code of its problem: %s, %s %s', async (...row) => {
    const [code, method, path, target, body] = row;
    const { gateway } = bench;
    let answer: HttpResult | null = null;
    const log = await added(gateway, async () => {
      answer = await gateway.admin.send(method, path, { body });
    });
    expect(answer).toMatchObject({ body: { code } });
    expect(log.map(({ target: named, outcome }) => [named, outcome])).toEqual([[target, code]]);
  });

  it('records that a client with open bindings was not deleted', async () => {
    const { gateway, client } = bench;
    await client.http.post('/v1/pns/bindings/axe', PNS_BINDS.axe);
    const log = await added(gateway, () => gateway.admin.delete(`${CLIENTS}/${client.id}`));
    expect(log.map(told)).toEqual([['DELETE /v1/admin/clients/:id', client.id, 'binding_conflict']]);
  });

  it('records nothing of reads, of products, and of whoever was not admitted', async () => {
    const { gateway, client } = bench;
    const log = await added(gateway, async () => {
      const { admin, anyone } = gateway;
      for (const path of [CLIENTS, `${CLIENTS}/${client.id}`, `${CLIENTS}/${client.id}/keys`, LOG]) {
        expect((await admin.get(path)).status).toBe(200);
        expect((await admin.send('HEAD', path)).status).toBe(200);
      }
      expect((await admin.get(`${CLIENTS}/cli_${UNKNOWN}`)).status).toBe(404);
      expect((await client.http.post('/v1/pns/bindings/axe', PNS_BINDS.axe)).status).toBe(201);
      expect((await client.http.post(CLIENTS, DRAFT)).status).toBe(403);
      expect((await anyone.post(CLIENTS, DRAFT)).status).toBe(401);
      expect((await admin.post('/v1/admin/nothing')).status).toBe(404);
    });
    expect(log).toEqual([]);
  });

  it('records that somebody asked for numbers unmasked, and what came of it', async () => {
    const { gateway } = bench;
    const path = `${CLIENTS}/cli_${UNKNOWN}`;
    const log = await added(gateway, async () => {
      for (const query of ['reveal=true', 'reveal=TRUE', 'reveal=false&reveal=true', 'reveal=false']) {
        expect((await gateway.admin.get(`${path}?${query}`)).status).toBe(422);
      }
    });
    const asked = ['GET /v1/admin/clients/:id (reveal)', `cli_${UNKNOWN}`, 'validation_failed'];
    expect(log.map(told)).toEqual([asked, asked, asked]);
  });

  it('never holds a number or a key', async () => {
    const { gateway, client, database } = bench;
    const numbers = { businessPhones: [BUSINESS_PHONE], pnsNumbers: [PHONE_A], interlineNumbers: [RELAY_X] };
    const { body: made } = await gateway.admin.post(CLIENTS, { ...DRAFT, ...numbers, name: PHONE_B });
    const path = `${CLIENTS}/${String(made.id)}`;
    const { body: key } = await gateway.admin.post(`${path}/keys`);
    await gateway.admin.patch(path, { businessPhones: [PHONE_B, PHONE_A], externalId: PHONE_A });
    await gateway.admin.post(CLIENTS, { ...DRAFT, businessPhones: [BUSINESS_PHONE, 'x'], [PHONE_A]: 1 });
    for (const name of [PHONE_A, RELAY_X, `cli_${RELAY_X}`, encodeURIComponent(PHONE_B), String(key.key)]) {
      await gateway.admin.delete(`${CLIENTS}/${name}?number=${name}`);
      await gateway.admin.delete(`${path}/keys/${name}`);
      await gateway.admin.delete(`/v1/admin/bindings/${name}`);
      await gateway.admin.get(`${CLIENTS}/${name}?reveal=true`);
    }
    const rows = JSON.stringify(await database.rows('select * from audit_log'), null, 1);
    expect(rows).toContain(String(made.id));
    const secrets = [client.key, String(key.key)].flatMap((one) => [one, one.split('_')[3] ?? one]);
    expect(findLeaks(rows, { phonePrefixes: PHONE_PREFIXES, secrets })).toEqual([]);
    // What a client is called is an operator's word and readable: the scan of stores is not to meet a number there.
    await gateway.admin.patch(path, { name: 'called', externalId: 'otherwise' });
  });

  it('is read in pages, newest first, each entry once', async () => {
    const { gateway, client, clock } = bench;
    for (let round = 0; round < 4; round += 1) {
      await gateway.admin.patch(`${CLIENTS}/${client.id}`, { name: `round ${round}` });
      clock.advanceSeconds(1);
    }
    const filters = `target=${client.id}`;
    const pages: Entry[][] = [];
    for (let next = filters; next !== '' && pages.length < 9;) {
      const { body } = await gateway.admin.get(`${LOG}?${next}&limit=3`);
      pages.push(body.data ?? []);
      next = typeof body.nextCursor === 'string' ? `${filters}&cursor=${body.nextCursor}` : '';
    }
    expect(pages.map(({ length }) => length)).toEqual([3, 3]);
    const times = pages.flat().map(({ at }) => String(at));
    expect(times).toEqual([...times].sort().reverse());
    expect(pages.flat().map(({ action }) => String(action).split(' ')[0])).toEqual([
      ...Array<string>(4).fill('PATCH'),
      'POST',
      'POST',
    ]);
    expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(6);
  });

  it('is filtered by who did it and by what it was done to, also as the part of another', async () => {
    const { gateway, client } = bench;
    const administrator = await gateway.createClient({ scopes: ['admin'] });
    const { body } = await administrator.http.post(`${CLIENTS}/${client.id}/keys`);
    const key = `${client.id}/${String(body.id)}`;
    const targets = async (query: string): Promise<unknown[]> =>
      (await entries(gateway, query)).map(({ target }) => target);

    expect(await targets(`?actor=${administrator.id}`)).toEqual([key]);
    expect(await targets(`?target=${String(body.id)}`)).toEqual([key]);
    // The bench made the client and its first key.
    expect(await targets(`?target=${client.id}`)).toEqual([
      key,
      expect.stringMatching(new RegExp(`^${client.id}/key_`)),
      client.id,
    ]);
    expect(await targets(`?target=${client.id}&actor=${administrator.id}`)).toEqual([key]);
    expect(await targets(`?target=cli_${NEVER_NAMED}`)).toEqual([]);
    expect(await targets(`?actor=cli_${NEVER_NAMED}`)).toEqual([]);
    expect((await entries(gateway, '?actor=operator')).every(({ actor }) => actor === 'operator')).toBe(true);
  });

  it('is filtered by time: since is inclusive, until exclusive', async () => {
    const { gateway, client, clock } = bench;
    const times: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      clock.advanceSeconds(60);
      times.push(new Date(clock.now()).toISOString());
      await gateway.admin.patch(`${CLIENTS}/${client.id}`, { name: `round ${round}` });
    }
    const [first = '', second = '', third = ''] = times;
    const found = async (query: string): Promise<unknown[]> =>
      (await entries(gateway, `?target=${client.id}&${query}`)).map(({ at }) => at);
    expect(await found(`since=${second}`)).toEqual([third, second]);
    expect(await found(`since=${first}&until=${third}`)).toEqual([second, first]);
    expect(await found(`since=${first}&until=${first}`)).toEqual([]);
    const offset = `${new Date(Date.parse(third) + 3600_000).toISOString().slice(0, -1)}%2B01:00`;
    expect(await found(`since=${offset}`)).toEqual([third]);
  });

  it.each([
    ['action', 'action=POST', 'unknown_field'],
    ['outcome', 'outcome=success', 'unknown_field'],
    ['actor', 'actor=somebody', 'actor'],
    ['actor', `actor=key_${UNKNOWN}`, 'actor'],
    ['target', 'target=%25', 'id'],
    ['target', `target=${encodeURIComponent(PHONE_A)}`, 'id'],
    ['target', `target=cli_${UNKNOWN}&target=cli_${UNKNOWN}`, 'id'],
    ['since', 'since=yesterday', 'date_time'],
    ['until', 'until=2026-02-30T00:00:00Z', 'date_time'],
    ['cursor', 'cursor=broken', 'cursor'],
  ])('refuses unknown filters and wrong ones: %s in ?%s', async (parameter, query, code) => {
    expectInvalidParameter(await bench.gateway.admin.get(`${LOG}?${query}`), parameter, code);
  });

  it('refuses the cursor of other filters', async () => {
    const { gateway } = bench;
    const { body } = await gateway.admin.get(`${LOG}?limit=1&actor=operator`);
    const cursor = String(body.nextCursor);
    expect((await gateway.admin.get(`${LOG}?limit=2&actor=operator&cursor=${cursor}`)).status).toBe(200);
    for (const filters of ['', 'actor=command-line&', 'actor=operator&since=2026-01-01T00:00:00Z&']) {
      expectInvalidParameter(
        await gateway.admin.get(`${LOG}?${filters}cursor=${cursor}`),
        'cursor',
        'cursor',
      );
    }
  });

  it('withholds the answer that it could not record, and the log says which', async () => {
    const { gateway, client } = bench;
    const { queries } = gateway.app.get(Database);
    const path = `${CLIENTS}/${client.id}/keys`;
    const answers: HttpResult[] = [];
    await sql`alter table audit_log rename to audit_log_away`.execute(queries);
    try {
      answers.push(await gateway.admin.post(path));
      answers.push(await gateway.admin.delete(`${CLIENTS}/cli_${UNKNOWN}`));
      answers.push(await gateway.admin.delete(`/v1/admin/bindings/bnd_${UNKNOWN}`));
      expect((await gateway.admin.get(path)).status).toBe(200);
    } finally {
      await sql`alter table audit_log_away rename to audit_log`.execute(queries);
    }
    for (const { status, headers, body } of answers) {
      expect(body).toEqual(problem(500, 'internal_error', { retryable: true, owner: 'operator' }));
      expect([status, headers.get('location')]).toEqual([500, null]);
      expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    }
    const lines = gateway.log.of('the audit log could not be written');
    expect(lines.map((line) => [line.level, ...told(line)])).toEqual([
      ['error', 'POST /v1/admin/clients/:id/keys', expect.stringMatching(`^${client.id}/key_`), 'success'],
      ['error', 'DELETE /v1/admin/clients/:id', `cli_${UNKNOWN}`, 'not_found'],
      ['error', 'DELETE /v1/admin/bindings/:id', `bnd_${UNKNOWN}`, 'binding_not_found'],
    ]);
    const failed = gateway.log.of('request failed').map(({ status, problem: code }) => [status, code]);
    expect(failed).toEqual(Array(3).fill([500, 'internal_error']));
    expect(await added(gateway, () => gateway.admin.post(path))).toHaveLength(1);
  });

  it('keeps its entries when all else is past its retention, and has no route that changes them', async () => {
    const { gateway, clock } = bench;
    const before = await entries(gateway, '?limit=200');
    clock.advanceSeconds(3650 * DAY_SECONDS);
    await gateway.app.get(Retention).run();
    expect(await entries(gateway, '?limit=200')).toEqual(before);
    const routes = routesOf(gateway.app).filter(({ path }) => path.startsWith(LOG));
    expect(routes).toEqual([{ method: 'GET', path: LOG }]);
  });
});

describeEachDatabase('the audit log, beside the command line', (create) => {
  let database: StoredDatabase;
  let gateway: TestGateway;

  beforeAll(async () => {
    database = await create();
    gateway = await startGateway({ env: database.env });
    await gateway.createClient();
  });

  afterAll(async () => {
    await gateway.close();
    await database.remove();
  });

  it('records what the command line changes, and how it was refused', async () => {
    const cli = (...words: string[]): Promise<Record<string, unknown>> =>
      runCli({ ...database.env, GATEWAY_MODE: 'test' }, ...words);
    let [clientId, keyId] = ['', ''];
    const log = await added(gateway, async () => {
      clientId = String((await cli('clients', 'create', '--name', 'courier')).id);
      keyId = String((await cli('keys', 'create', clientId)).id);
      await cli('keys', 'list', clientId);
      await cli('clients', 'update', clientId, '--business-phone', PHONE_A);
      await cli('keys', 'revoke', clientId, keyId);
      await cli('clients', 'delete', clientId);
      await expect(cli('clients', 'delete', clientId)).rejects.toThrow('not_found');
      await expect(cli('bindings', 'release', PHONE_A)).rejects.toThrow('binding_not_found');
      await expect(cli('clients', 'create', '--name', 'x', '--scope', 'all')).rejects.toThrow('/scopes');
    });
    expect(log.map(told).reverse()).toEqual([
      ['clients create', clientId, 'success'],
      ['keys create', `${clientId}/${keyId}`, 'success'],
      ['clients update', clientId, 'success'],
      ['keys revoke', `${clientId}/${keyId}`, 'success'],
      ['clients delete', clientId, 'success'],
      ['clients delete', clientId, 'not_found'],
      ['bindings release', null, 'binding_not_found'],
      ['clients create', null, 'validation_failed'],
    ]);
    const [{ actor, credential, address, requestId } = {}] = log;
    expect({ actor, credential, address, requestId }).toEqual({
      actor: 'command-line',
      credential: userInfo().username,
      address: hostname(),
      requestId: null,
    });
    expect(await entries(gateway, '?actor=command-line')).toEqual(log);
  });
});

describe('the audit log, when the caller does not wait for the answer', () => {
  let upstream: HeldUpstream;
  beforeAll(async () => {
    upstream = await HeldUpstream.start();
  });
  afterAll(() => upstream.close());
  const bench = useBench(createSqlite, { upstreamUrl: () => upstream.url });

  it('records what was done all the same', async () => {
    const { gateway, client } = bench;
    const binding = client.http.post('/v1/pns/bindings/axe', PNS_BINDS.axe);
    await upstream.arrivals(1);
    upstream.answer({ code: 0, data: { bindId: 'one', didX: '85291000001', extensionX: '1' } });
    const id = String((await binding).body.id);

    const leaving = new AbortController();
    const headers = { authorization: `Bearer ${await administratorKey(gateway)}` };
    const release = fetch(`${gateway.url}/v1/admin/bindings/${id}`, {
      method: 'DELETE',
      headers,
      signal: leaving.signal,
    });
    await upstream.arrivals(2);
    leaving.abort();
    await expect(release).rejects.toThrow();
    upstream.answer({ code: 0 });
    const isRecorded = async (): Promise<boolean> => (await entries(gateway, `?target=${id}`)).length > 0;
    await eventually(isRecorded);
    expect((await entries(gateway, `?target=${id}`)).map(told)).toEqual([
      ['DELETE /v1/admin/bindings/:id', id, 'success'],
    ]);
  });

  async function administratorKey(gateway: TestGateway): Promise<string> {
    return (await gateway.createClient({ scopes: ['admin'] })).key;
  }
});

describe('the source of the gateway', () => {
  const folder = join(__dirname, '..', 'src');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
  const APPENDER = 'operations/audit/audit-log.ts';

  it('names the table of the audit log where it is made, and where it is appended to and read', () => {
    const names = sources.filter(({ text }) => text.includes('audit_log')).map(({ name }) => name);
    const others = names.filter((name) => !name.startsWith('database/migrations/'));
    expect(others.sort()).toEqual(['database/schema.ts', APPENDER]);
  });

  it('only inserts into the audit log and selects from it', () => {
    const text = sources.find(({ name }) => name === APPENDER)?.text ?? '';
    const statements = [...text.matchAll(/\.(\w+(?:Into|From|Table))\b|(\bsql\b|onConflict)/g)];
    const used = new Set(statements.map(([, statement, escape]) => statement ?? escape));
    expect([...used].sort()).toEqual(['insertInto', 'selectFrom']);
    const CHANGES =
      /(?:update|delete from|truncate(?: table)?|drop table|replace into)\s+["'`]?audit_log|(?:updateTable|deleteFrom|mergeInto|replaceInto|dropTable)\(\s*['"`]audit_log/i;
    expect(sources.filter((source) => CHANGES.test(source.text)).map(({ name }) => name)).toEqual([]);
  });
});
