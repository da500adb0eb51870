import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import Sqlite from 'libsql';
import { SANDBOX_CREDENTIALS } from '../sandbox/simulator/simulator-options';
import { EnvironmentSource } from '../src/config/environment';
import { loadSettings } from '../src/config/settings';
import { openReadOnly } from '../src/database/open-read-only';
import { examine } from '../src/operations/doctor/examine';
import { Finding } from '../src/operations/doctor/finding';
import { ADMIN_KEY, CALLBACK_TOKEN } from './support/canaries';
import { cli } from './support/cli';
import { createSqlite, dataKey, describeEachDatabase, StoredDatabase } from './support/databases';
import { environmentFor, startGateway, TestGateway } from './support/gateway';
import { Issuer } from './support/issuer';
import { notePrinted } from './support/output';
import { createScratchDatabase, describePostgres, describeRedis, REDIS_URL } from './support/postgres';
import { startScriptedUpstream } from './support/scripted-upstream';

const MEBIBYTE = 1024 * 1024;

async function doctor(env: EnvironmentSource, freeMib = 5000): Promise<Finding[]> {
  const findings = await examine(env, () => Promise.resolve(freeMib * MEBIBYTE));
  notePrinted(`${JSON.stringify(findings)}\n`);
  return findings;
}

/** What is not as it should be, in the words of the doctor. */
function concerns(findings: readonly Finding[]): string[] {
  return findings.filter(({ state }) => state !== 'ok').map(({ state, finding }) => `${state}: ${finding}`);
}

describe('the doctor, before there is a gateway', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nxg-test-'));
  const file = join(folder, 'new', 'gateway.sqlite');
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('finds nothing wrong, says what the first start makes, and makes none of it', async () => {
    const { code, out } = await cli({ DATABASE_URL: `sqlite:${file}` }, ['doctor']);
    notePrinted(out);
    expect(code).toBe(0);
    expect(out).toContain(`There is none yet: the first start makes ${file}.`);
    expect(out).toMatch(/^warning {2}callbacks {2}CALLBACK_TOKENS is not set/m);
    expect(out).toMatch(/\nwrong: 0, warnings: \d, ok: \d\n$/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('names every setting that is wrong and never its value, looks at the rest, and ends with 5', async () => {
    const env = { DATABASE_URL: `sqlite:${file}`, GATEWAY_ADMIN_KEY: 'too-short-a-key', PORT: 'eighty' };
    const { code, out } = await cli(env, ['doctor', '--json']);
    notePrinted(out);
    expect(code).toBe(5);
    const { data } = JSON.parse(out) as { data: Finding[] };
    // How much room this machine has is not what is asked here.
    const others = data.filter(({ finding }) => !finding.includes('of its disk'));
    expect(concerns(others)).toEqual([
      'wrong: PORT must be a whole number from 0 to 65535.',
      'wrong: GATEWAY_ADMIN_KEY must have at least 32 printable characters in each key.',
    ]);
    expect(data.map(({ area }) => area)).toEqual(expect.arrayContaining(['database', 'data keys']));
    expect(out).not.toMatch(/too-short-a-key|eighty/);
  });

  it.each([
    [1024, 'ok'],
    [1023, 'warning'],
    [100, 'warning'],
    [99, 'wrong'],
  ])('judges a disk with %i MiB to spare: %s', async (freeMib, state) => {
    expect(await doctor({ DATABASE_URL: `sqlite:${file}` }, freeMib)).toContainEqual(
      expect.objectContaining({ state, finding: `${freeMib} MiB of its disk are free.` }),
    );
  });

  it('goes on when the disk does not say how much room it has', async () => {
    const findings = await examine({ DATABASE_URL: `sqlite:${file}` }, () =>
      Promise.reject(new Error('EIO')),
    );
    expect(concerns(findings)).toContain('wrong: It cannot be looked at: EIO.');
    expect(findings).toContainEqual(expect.objectContaining({ area: 'data keys', state: 'ok' }));
  });

  it('names a database that is away, and goes on', async () => {
    const findings = await doctor({
      DATABASE_URL: 'postgres://postgres@127.0.0.1:9/nothing',
      DATA_ENCRYPTION_KEYS: dataKey('one', 1),
    });
    expect(concerns(findings)).toContain(
      'wrong: DATABASE_URL names a database that cannot be used (ECONNREFUSED).',
    );
    expect(findings).toContainEqual(expect.objectContaining({ area: 'data keys', state: 'ok' }));
  });

  it('names a file that is no database, and a folder', async () => {
    const other = join(folder, 'other.sqlite');
    writeFileSync(other, 'this is a letter and no database, whoever named it so'.repeat(100), {
      mode: 0o600,
    });
    expect(concerns(await doctor({ DATABASE_URL: `sqlite:${other}` })).join('\n')).toMatch(
      /wrong: It cannot be read: .*not a database/,
    );
    expect(concerns(await doctor({ DATABASE_URL: `sqlite:${folder}` })).join('\n')).toMatch(
      /wrong: It cannot be read: /,
    );
  });
});

describeEachDatabase('the doctor, beside a gateway', (create) => {
  let database: StoredDatabase;
  let gateway: TestGateway;
  let env: EnvironmentSource;

  beforeAll(async () => {
    database = await create();
    gateway = await startGateway({ env: database.env });
    env = { ...environmentFor(gateway.simulator.url, SANDBOX_CREDENTIALS), ...database.env };
  });
  afterAll(async () => {
    await gateway.close();
    await database.remove();
  });

  it('finds nothing wrong with one that is whole, and changes nothing', async () => {
    await gateway.createClient();
    const before = await database.dump();
    const findings = await doctor(env);
    expect(concerns(findings)).toEqual([]);
    expect(new Set(findings.map(({ area }) => area))).toEqual(
      new Set(['settings', 'access', 'callbacks', 'nxcloud', 'database', 'data keys', 'clock']),
    );
    expect(await database.dump()).toBe(before);
  });

  it('opens the database so that nothing can be written to it', async () => {
    const { queries } = await openReadOnly(loadSettings(env).database);
    await expect(queries.deleteFrom('clients').execute()).rejects.toThrow(/read-?only/);
    await expect(sql`create table made_by_the_doctor (id integer)`.execute(queries)).rejects.toThrow(
      /read-?only/,
    );
    await queries.destroy();
  });

  it('names an API key that expires soon, and no other', async () => {
    const { id } = await gateway.createClient();
    const inDays = (days: number) => ({ expiresAt: new Date(Date.now() + days * 86_400_000).toISOString() });
    const path = `/v1/admin/clients/${id}/keys`;
    const { body: soon } = await gateway.admin.post(path, inDays(3));
    await gateway.admin.post(path, inDays(30));
    const [concern = '', ...others] = concerns(await doctor(env));
    expect(concern).toMatch(new RegExp(`^warning: The API key ${String(soon.id)} expires at `));
    expect(others).toEqual([]);
    await gateway.admin.delete(`${path}/${String(soon.id)}`);
    expect(concerns(await doctor(env))).toEqual([]);
  });

  it('tells which data keys are needed: one that still opens, one that is missing, one with another value', async () => {
    const concernsWith = async (keys: string): Promise<string[]> =>
      concerns(await doctor({ ...env, DATA_ENCRYPTION_KEYS: keys }));
    expect(await concernsWith(`${dataKey('two', 2)},${dataKey('one', 1)}`)).toEqual([
      'warning: The key "one" still opens what it sealed.',
    ]);
    expect(await concernsWith(dataKey('two', 2))).toEqual([
      'wrong: The key "one" is missing, and the database still needs it.',
    ]);
    const DATA_ENCRYPTION_KEYS = dataKey('one', 9);
    const ofOther = (await doctor({ ...env, DATA_ENCRYPTION_KEYS })).filter(
      ({ area }) => area === 'data keys',
    );
    expect(ofOther.map(({ state, finding }) => `${state}: ${finding}`)).toEqual([
      'wrong: The key "one" has another value than the database was sealed with.',
    ]);
  });
});

describe('the doctor, over a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nxg-test-'));
  const file = join(folder, 'gateway.sqlite');
  const env = {
    DATABASE_URL: `sqlite:${file}`,
    GATEWAY_ADMIN_KEY: ADMIN_KEY,
    CALLBACK_TOKENS: CALLBACK_TOKEN,
  };

  beforeAll(async () => {
    const gateway = await startGateway({ env });
    await gateway.close();
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('leaves every file as it was, and makes none beside a database whose log is written back', async () => {
    const database = new Sqlite(file);
    database.exec('pragma wal_checkpoint(truncate)');
    database.close();
    for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
    const contents = (): string[] =>
      readdirSync(folder).map((name) => `${name} ${readFileSync(join(folder, name)).toString('base64')}`);
    const before = contents();
    await doctor(env);
    expect(contents()).toEqual(before);
  });

  // Root may write everywhere.
  const itWithoutRoot = process.getuid?.() === 0 ? it.skip : it;
  itWithoutRoot('names a folder in which the files of SQLite’s log cannot be made', async () => {
    chmodSync(folder, 0o500);
    const findings = await doctor(env);
    chmodSync(folder, 0o700);
    expect(concerns(findings)).toContain(`wrong: This user may not read and write ${folder}.`);
  });

  it('names a key file that others may read', async () => {
    chmodSync(`${file}.key`, 0o644);
    const findings = await doctor(env);
    chmodSync(`${file}.key`, 0o600);
    expect(findings).toContainEqual({
      area: 'data keys',
      state: 'wrong',
      finding: 'Other users may read the key file.',
      remedy: `chmod 600 ${file}.key`,
    });
  });

  it('names a key file that is gone, and makes no other', async () => {
    const copy = join(folder, 'copy', 'gateway.sqlite');
    mkdirSync(join(folder, 'copy'));
    copyFileSync(file, copy);
    expect(concerns(await doctor({ ...env, DATABASE_URL: `sqlite:${copy}` }))).toContain(
      'wrong: The key "local" is missing, and the database still needs it.',
    );
    expect(readdirSync(join(folder, 'copy'))).not.toContain('gateway.sqlite.key');
  });
});

describe('the doctor, of an older and a newer schema', () => {
  it('names the migrations that are to come, and those that it does not know', async () => {
    const database = await createSqlite();
    await (await startGateway({ env: database.env })).close();
    const file = new Sqlite(database.env.DATABASE_URL?.replace('sqlite:', '') ?? '');
    file.exec(`update kysely_migration set name = '9999-tomorrow' where name = '0004-settling'`);
    file.close();
    expect(concerns(await doctor(database.env))).toEqual(
      expect.arrayContaining([
        'warning: Migrations that are to come: 0004-settling.',
        'wrong: A newer version has migrated it: 9999-tomorrow.',
      ]),
    );
    await database.remove();
  });
});

describe('the doctor, of a database that lost a table', () => {
  it('says what it cannot look at, and looks at the rest', async () => {
    const database = await createSqlite();
    await (await startGateway({ env: database.env })).close();
    const file = new Sqlite(database.env.DATABASE_URL?.replace('sqlite:', '') ?? '');
    file.exec('drop table api_keys');
    file.close();
    const findings = await doctor(database.env);
    expect(concerns(findings).join('\n')).toMatch(/wrong: It cannot be looked at: .*no such table/);
    expect(findings).toContainEqual(expect.objectContaining({ area: 'data keys', state: 'ok' }));
    await database.remove();
  });
});

describePostgres('the doctor, of an empty database', () => {
  it('leaves no setting on the connection, which a pooler may give to the gateway', async () => {
    const scratch = await createScratchDatabase();
    const { queries } = await openReadOnly(
      loadSettings({
        DATABASE_URL: scratch.url,
        DATA_ENCRYPTION_KEYS: dataKey('one', 1),
      }).database,
    );
    const { rows } = await sql`show default_transaction_read_only`.execute(queries);
    await expect(sql`create table made_by_the_doctor (id integer)`.execute(queries)).rejects.toThrow(
      /read-only/,
    );
    await queries.destroy();
    await scratch.drop();
    expect(rows).toEqual([{ default_transaction_read_only: 'off' }]);
  });

  it('says that the first start fills it', async () => {
    const scratch = await createScratchDatabase();
    const findings = await doctor({ DATABASE_URL: scratch.url, DATA_ENCRYPTION_KEYS: dataKey('one', 1) });
    await scratch.drop();
    expect(findings.filter(({ state }) => state === 'wrong')).toEqual([]);
    expect(concerns(findings).join('\n')).toMatch(/Migrations that are to come: 0001-register,/);
  });
});

describe('the doctor, of the servers around', () => {
  const nowhere = { DATABASE_URL: 'sqlite::memory:' };

  it('asks the identity provider for its keys', async () => {
    const issuer = await Issuer.start();
    const env = { ...nowhere, OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: 'gateway' };
    expect(await doctor(env)).toContainEqual(expect.objectContaining({ area: 'oidc', state: 'ok' }));
    issuer.mood = 'failing';
    expect(concerns(await doctor(env))).toContain(
      'wrong: The issuer does not give its keys. Access tokens are not accepted.',
    );
    await issuer.close();
  });

  it('says that a Redis is away', async () => {
    const found = await doctor({ ...nowhere, REDIS_URL: 'redis://:hidden-password@127.0.0.1:9' });
    expect(concerns(found).join('\n')).toMatch(/warning: It does not answer, or refuses the login/);
    expect(JSON.stringify(found)).not.toContain('hidden-password');
  });

  it('says how far the clock is from NXCloud’s', async () => {
    const upstream = await startScriptedUpstream();
    upstream.play(() => ({ headers: { Date: new Date(Date.now() - 3600_000).toUTCString() } }));
    const found = await doctor({ ...environmentFor(upstream.url, SANDBOX_CREDENTIALS), ...nowhere });
    await upstream.close();
    expect(concerns(found).join('\n')).toMatch(
      /warning: It is 3(599|600|601) seconds ahead of the clock of 127/,
    );
  });
});

describe('the doctor, of clocks where a setting is wrong', () => {
  it('asks no server for the time when a setting of NXCloud is wrong: it would be the one of the default', async () => {
    const upstream = await startScriptedUpstream();
    const env = { ...environmentFor(upstream.url, SANDBOX_CREDENTIALS), DATABASE_URL: 'sqlite::memory:' };
    const findings = await doctor({ ...env, UPSTREAM_PROXY_URL: 'nonsense' });
    await upstream.close();
    expect(concerns(findings).join('\n')).toMatch(/wrong: UPSTREAM_PROXY_URL /);
    expect([findings.filter(({ area }) => area === 'clock'), upstream.requests]).toEqual([[], []]);
  });

  it('asks NXCloud for the time also when DATABASE_URL is wrong', async () => {
    const upstream = await startScriptedUpstream();
    upstream.play(() => ({}));
    const env = environmentFor(upstream.url, SANDBOX_CREDENTIALS);
    const findings = await doctor({ ...env, DATABASE_URL: 'nonsense' });
    await upstream.close();
    expect(concerns(findings).join('\n')).toMatch(/wrong: DATABASE_URL /);
    expect(findings).toContainEqual(expect.objectContaining({ area: 'clock', state: 'ok' }));
  });
});

describeRedis('the doctor, of a Redis', () => {
  it('says that it answers', async () => {
    expect(await doctor({ DATABASE_URL: 'sqlite::memory:', REDIS_URL })).toContainEqual(
      expect.objectContaining({ area: 'redis', state: 'ok' }),
    );
  });
});
