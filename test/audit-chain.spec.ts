import { sql } from 'kysely';
import { Database } from '../src/database/database';
import { AuditVerification } from '../src/operations/audit/audit-verification';
import { describeEachDatabase, StoredDatabase } from './support/databases';
import { startGateway, TestGateway } from './support/gateway';

const CLIENTS = '/v1/admin/clients';
const DRAFT = { name: 'courier', scopes: [], businessPhones: [], interlineNumbers: [] };
const ENTRIES = 5;

describeEachDatabase('the chain of the audit log', (create) => {
  let database: StoredDatabase;
  let gateway: TestGateway;

  beforeEach(async () => {
    database = await create();
    gateway = await startGateway({ env: database.env });
  });
  afterEach(async () => {
    await gateway.close();
    await database.remove();
  });

  const verify = (lastKnown?: string, by: TestGateway = gateway) =>
    by.app.get(AuditVerification).verify({ lastKnown });

  async function addEntries(count = ENTRIES): Promise<void> {
    for (let added = 0; added < count; added += 1) {
      expect((await gateway.admin.post(CLIENTS, DRAFT)).status).toBe(201);
    }
  }

  /** What only somebody can do who may change the schema. */
  async function tamper(statement: string): Promise<void> {
    const { kind, queries } = gateway.app.get(Database);
    const unlocks =
      kind === 'sqlite'
        ? ['no_update', 'no_delete', 'in_chain'].map((name) => `drop trigger if exists audit_log_${name}`)
        : [
            'alter table audit_log disable trigger all',
            'alter table audit_log drop constraint if exists audit_log_in_chain',
          ];
    for (const text of [...unlocks, statement]) await sql.raw(text).execute(queries);
  }

  it('holds over every entry, and says how many there are and which is the last', async () => {
    expect(await verify()).toEqual({ isIntact: true, entries: 0, last: null, problem: null });
    await addEntries();
    const [{ sequence, hash } = {}] = await database.rows(
      'select sequence, hash from audit_log order by sequence desc limit 1',
    );
    const last = `${String(sequence)}:${String(hash)}`;
    expect(await verify()).toEqual({ isIntact: true, entries: ENTRIES, last, problem: null });
    expect(gateway.log.of('audit entry').at(-1)).toMatchObject({ sequence: ENTRIES, hash });
  });

  it('has no fork and no gap when many add to it at once, over two replicas where there can be two', async () => {
    const isShared = gateway.app.get(Database).kind === 'postgres';
    const other = isShared ? await startGateway({ env: database.env }) : gateway;
    const posts = Array.from({ length: 40 }, (_, index) =>
      (index % 2 === 0 ? gateway : other).admin.post(CLIENTS, DRAFT),
    );
    const statuses = (await Promise.all(posts)).map(({ status }) => status);
    expect(statuses).toEqual(Array(40).fill(201));
    expect(await verify()).toMatchObject({ isIntact: true, entries: 40 });
    if (isShared) await other.close();
  });

  it.each([
    ['its outcome', "outcome = 'not_found'"],
    ['its actor', "actor = 'command-line'"],
    ['its time', 'at = at + 1'],
    ['its address', "address = '192.0.2.1'"],
    ['its target', "target = 'cli_01K9GZ4T6S3M8V2QXWJ5A7B0CD'"],
    ['its hash', "hash = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'"],
  ])('tells which entry was changed: %s', async (_, change) => {
    await addEntries();
    await tamper(`update audit_log set ${change} where sequence = 3`);
    const [{ id } = {}] = await database.rows('select id from audit_log where sequence = 3');
    expect(await verify()).toMatchObject({
      isIntact: false,
      entries: 2,
      problem: { sequence: 3, id, reason: 'changed' },
    });
  });

  it('tells that an entry was taken out', async () => {
    await addEntries();
    await tamper('delete from audit_log where sequence = 2');
    expect(await verify()).toMatchObject({
      isIntact: false,
      problem: { sequence: 2, id: null, reason: 'missing' },
    });
  });

  it('tells that an entry was put in', async () => {
    await addEntries();
    await tamper(
      `insert into audit_log (id, at, actor, action, outcome)
       values ('aud_0000000000000000000000000A', 0, 'operator', 'keys revoke', 'success')`,
    );
    expect(await verify()).toMatchObject({ isIntact: false, problem: { sequence: 1, reason: 'changed' } });
  });

  it('tells whoever noted its end that it was cut off, or written anew', async () => {
    await addEntries();
    const { last } = await verify();
    expect(await verify(last ?? '')).toMatchObject({ isIntact: true });
    await tamper(`delete from audit_log where sequence = ${ENTRIES}`);
    expect(await verify()).toMatchObject({ isIntact: true, entries: ENTRIES - 1 });
    expect(await verify(last ?? '')).toMatchObject({
      isIntact: false,
      problem: { sequence: ENTRIES, id: null, reason: 'cut_off' },
    });
    await addEntries(1);
    expect(await verify(last ?? '')).toMatchObject({
      isIntact: false,
      problem: { sequence: ENTRIES, reason: 'not_as_known' },
    });
  });

  it('takes no entry without its place, as a gateway of the version before would write it', async () => {
    await addEntries(1);
    const { queries } = gateway.app.get(Database);
    const unchained = sql`insert into audit_log (id, at, actor, action, outcome)
      values ('aud_0000000000000000000000000A', 1, 'operator', 'keys revoke', 'success')`;
    await expect(unchained.execute(queries)).rejects.toThrow(/in_chain|place in the chain/);
    expect(await verify()).toMatchObject({ isIntact: true, entries: 1 });
  });

  it('is built on the entries that are older than it', async () => {
    const old = (id: string): string =>
      `insert into audit_log (id, at, actor, action, outcome)
       values ('aud_0000000000000000000000000${id}', 1, 'operator', 'keys revoke', 'success')`;
    for (const id of ['A', 'B']) await tamper(old(id));
    await addEntries();
    expect(await verify()).toMatchObject({ isIntact: true, entries: ENTRIES });
    await tamper("update audit_log set actor = 'nobody' where id = 'aud_0000000000000000000000000A'");
    expect(await verify()).toMatchObject({ isIntact: false, problem: { sequence: 1, reason: 'changed' } });
  });

  it('goes on over a restart and under a new data key', async () => {
    await addEntries();
    await gateway.close();
    const keys = `two:${Buffer.alloc(32, 2).toString('base64')},${database.env.DATA_ENCRYPTION_KEYS ?? ''}`;
    gateway = await startGateway({ env: { ...database.env, DATA_ENCRYPTION_KEYS: keys } });
    await addEntries();
    expect(await verify()).toMatchObject({ isIntact: true, entries: 2 * ENTRIES });
  });

  it.each(['update audit_log set at = 0', 'delete from audit_log'])(
    'is left alone by the database itself: %s',
    async (statement) => {
      await addEntries(1);
      const { queries } = gateway.app.get(Database);
      await expect(sql.raw(statement).execute(queries)).rejects.toThrow('only added to');
      expect(await verify()).toMatchObject({ isIntact: true, entries: 1 });
    },
  );
});
