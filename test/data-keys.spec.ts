import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Retention } from '../src/bindings/retention';
import { EnvironmentSource, SettingsError } from '../src/config/environment';
import { PNS_BINDS } from './support/bindings';
import { dataKey, describeEachDatabase, StoredDatabase } from './support/databases';
import { SetClock, startGateway, TestGateway } from './support/gateway';
import { Http, HttpResult } from './support/http';

const ONE = dataKey('one', 1);
const TWO = dataKey('two', 2);
const AXE = '/v1/pns/bindings/axe';
const KEY = { 'Idempotency-Key': 'key-1' };
const REQUEST = { ...PNS_BINDS.axe, userData: 'sealed under the first key' };

describeEachDatabase('data keys', (create) => {
  let database: StoredDatabase;
  let clock: SetClock;
  let token: string;
  let bound: HttpResult;

  beforeEach(async () => {
    database = await create();
    clock = new SetClock(Date.UTC(2026, 8, 21, 10));
    await withKeys(ONE, async (gateway) => {
      const client = await gateway.createClient();
      token = client.key;
      bound = await client.http.post(AXE, REQUEST, KEY);
    });
  });

  afterEach(() => database.remove());

  /** Runs a gateway over the database with these keys. */
  async function withKeys(
    keys: string,
    work: (gateway: TestGateway, http: Http) => Promise<void>,
  ): Promise<void> {
    const gateway = await startGateway({ clock, env: { ...database.env, DATA_ENCRYPTION_KEYS: keys } });
    try {
      await work(gateway, gateway.as(token));
    } finally {
      await gateway.close();
    }
  }

  async function startFailure(keys: string): Promise<string> {
    const env = { ...database.env, DATA_ENCRYPTION_KEYS: keys };
    return refusal({ clock, env });
  }

  it('rotate: a new first key seals from now on, and what the old one sealed still opens', async () => {
    await withKeys(`${TWO},${ONE}`, async (_, http) => {
      const path = `/v1/pns/bindings/${String(bound.body.id)}`;
      expect((await http.get(path)).body).toEqual(bound.body);
      clock.advanceSeconds(1);
      const later = await http.post(AXE, { ...REQUEST, userData: 'sealed under the second key' });
      const rows = await database.rows(
        'select id, sealed_user_data, sealed_parties from bindings order by id',
      );
      expect(rows).toMatchObject([
        { id: bound.body.id, sealed_user_data: expect.stringMatching(/^v1\.one\./) as unknown },
        { id: later.body.id, sealed_user_data: expect.stringMatching(/^v1\.two\./) as unknown },
      ]);
    });
  });

  it('rotate: the look-up key is wrapped anew, and idempotency keys are still recognised', async () => {
    const wrapped = 'select sealed_key from wrapped_keys';
    expect(await database.rows(wrapped)).toEqual([
      { sealed_key: expect.stringMatching(/^v1\.one\./) as unknown },
    ]);
    await withKeys(`${TWO},${ONE}`, async (gateway, http) => {
      const again = await http.post(AXE, REQUEST, KEY);
      expect(again.headers.get('idempotent-replayed')).toBe('true');
      expect(again.body).toEqual(bound.body);
      expect(gateway.simulator.control.requests()).toEqual([]);
    });
    expect(await database.rows(wrapped)).toEqual([
      { sealed_key: expect.stringMatching(/^v1\.two\./) as unknown },
    ]);
  });

  it('that are still in use stop the start by their name when they are missing', async () => {
    expect(await startFailure(TWO)).toBe(
      'DATA_ENCRYPTION_KEYS lacks the key "one", which the database still needs',
    );
    await withKeys(`${TWO},${ONE}`, async () => {
      await Promise.resolve();
    });
    expect(await startFailure(TWO)).toBe(
      'DATA_ENCRYPTION_KEYS lacks the key "one", which the database still needs',
    );
  });

  it('with the same id and other bytes stop the start by their name, and never show their value', async () => {
    const other = dataKey('one', 3);
    const message = await startFailure(other);
    expect(message).toBe(
      'DATA_ENCRYPTION_KEYS gives the key "one" another value than the database was sealed with: a new key needs an id of its own',
    );
    expect(message).not.toContain(other.split(':')[1]);
  });

  it('may go once nothing is sealed under them any more', async () => {
    await withKeys(`${TWO},${ONE}`, async (gateway, http) => {
      await http.delete(`/v1/pns/bindings/${String(bound.body.id)}`);
      clock.advanceSeconds(31 * 86_400);
      expect(await gateway.app.get(Retention).run()).toBe(1);
    });
    await withKeys(TWO, async (_, http) => {
      expect((await http.post(AXE, REQUEST, KEY)).status).toBe(201);
    });
    expect(await database.rows('select id from data_keys')).toEqual([{ id: 'two' }]);
  });
});

describe('the generated key of an SQLite database', () => {
  let folder: string;
  let env: EnvironmentSource;
  let keyFile: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nxg-test-'));
    env = { DATABASE_URL: `sqlite:${join(folder, 'gateway.sqlite')}` };
    keyFile = join(folder, 'gateway.sqlite.key');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Binds once, and answers the binding and the token that reads it. */
  async function bindOnce(more: EnvironmentSource = {}): Promise<{ token: string; id: string }> {
    const gateway = await startGateway({ env: { ...env, ...more } });
    try {
      const { http, key } = await gateway.createClient();
      return { token: key, id: String((await http.post(AXE, REQUEST)).body.id) };
    } finally {
      await gateway.close();
    }
  }

  async function readUserData(token: string, id: string, more: EnvironmentSource = {}): Promise<unknown> {
    const gateway = await startGateway({ env: { ...env, ...more } });
    try {
      return (await gateway.as(token).get(`/v1/pns/bindings/${id}`)).body.userData;
    } finally {
      await gateway.close();
    }
  }

  it('is beside it, readable by its owner alone', async () => {
    await bindOnce();
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    expect(readFileSync(keyFile, 'utf8')).toMatch(/^local:[A-Za-z0-9+/]{43}=\n$/);
  });

  it('and the file itself hold everything once the gateway has stopped: a copy of the two is a backup', async () => {
    const { token, id } = await bindOnce();
    const copy = mkdtempSync(join(tmpdir(), 'nxg-test-'));
    try {
      for (const name of ['gateway.sqlite', 'gateway.sqlite.key']) {
        copyFileSync(join(folder, name), join(copy, name));
      }
      const restored = { DATABASE_URL: `sqlite:${join(copy, 'gateway.sqlite')}` };
      expect(await readUserData(token, id, restored)).toBe(REQUEST.userData);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });

  it('is the same after a restart, and opens what it sealed', async () => {
    const { token, id } = await bindOnce();
    const before = readFileSync(keyFile, 'utf8');
    expect(await readUserData(token, id)).toBe('sealed under the first key');
    expect(readFileSync(keyFile, 'utf8')).toBe(before);
  });

  it('goes on opening what it sealed after keys came into the settings', async () => {
    const { token, id } = await bindOnce();
    const keys = { DATA_ENCRYPTION_KEYS: ONE };
    expect(await readUserData(token, id, keys)).toBe('sealed under the first key');
  });

  it('is not made where the settings hold keys', async () => {
    await bindOnce({ DATA_ENCRYPTION_KEYS: ONE });
    expect(() => statSync(keyFile)).toThrow('ENOENT');
  });

  it('that is gone stops the start: no new one is made in its place', async () => {
    await bindOnce();
    rmSync(keyFile);
    expect(await refusal({ env })).toMatch(/^DATA_ENCRYPTION_KEYS is not set and the key file \S+ is gone$/);
    expect(() => statSync(keyFile)).toThrow('ENOENT');
  });

  it.each([
    ['holds no key', 'local:c2hvcnQ=', /holds no key$/],
    ['holds another key', dataKey('local', 5), /gives the key "local" another value/],
  ])('that %s stops the start', async (_, content, message) => {
    await bindOnce();
    writeFileSync(keyFile, content);
    expect(await refusal({ env })).toMatch(message);
  });
});

/** What the start says; fails where it starts. */
async function refusal(options: Parameters<typeof startGateway>[0]): Promise<string> {
  try {
    await (await startGateway(options)).close();
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  throw new Error('the gateway started');
}
