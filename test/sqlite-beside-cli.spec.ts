import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '../src/database/database';
import { PNS_BINDS } from './support/bindings';
import { runCli } from './support/cli';
import { createSqlite, StoredDatabase } from './support/databases';
import { startGateway, TestClient, TestGateway } from './support/gateway';

const XYB = '/v1/pns/bindings/xyb';
const NEW_CLIENT = ['clients', 'create', '--name', 'courier', '--scope', 'pns:read'];

describe('a gateway on SQLite, while the command line writes to its file', () => {
  let database: StoredDatabase;
  let gateway: TestGateway;
  let client: TestClient;

  beforeAll(async () => {
    database = await createSqlite();
    gateway = await startGateway({ env: database.env });
    client = await gateway.createClient();
  });

  afterAll(async () => {
    await gateway.close();
    await database.remove();
  });

  function cli(...words: string[]): Promise<Record<string, unknown>> {
    return runCli({ ...database.env, GATEWAY_MODE: 'test' }, ...words);
  }

  /** Binds in two rows at once as long as the work takes; answers the statuses. */
  async function bindWhile(work: () => Promise<void>): Promise<number[]> {
    const statuses: number[] = [];
    let isDone = false;
    const bind = async (): Promise<void> => {
      while (!isDone) statuses.push((await client.http.post(XYB, PNS_BINDS.xyb)).status);
    };
    const rows = Promise.all([bind(), bind()]);
    try {
      await work();
    } finally {
      isDone = true;
    }
    await rows;
    return statuses;
  }

  it('answers every bind, and serves what the command line made', async () => {
    const statuses = await bindWhile(async () => {
      for (let count = 0; count < 3; count += 1) await cli(...NEW_CLIENT);
    });

    // The simulator has few numbers: 503 says that they are used up.
    expect(statuses.filter((status) => status !== 201 && status !== 503)).toEqual([]);
    expect(statuses).toContain(201);
    const { body } = await gateway.admin.get('/v1/admin/clients');
    expect(body.data?.filter(({ name }) => name === 'courier')).toHaveLength(3);
  });

  it('finishes a transaction that read before the command line wrote and writes after', async () => {
    const { queries } = gateway.app.get(Database);
    let writing: Promise<unknown> = Promise.resolve();

    await queries.transaction().execute(async (transaction) => {
      await transaction.selectFrom('clients').select('id').execute();
      writing = cli(...NEW_CLIENT);
      // It waits for this transaction, or it is done when this one goes on.
      await Promise.race([writing, sleep(2500)]);
      await transaction.updateTable('clients').set({ name: 'renamed' }).where('id', '=', client.id).execute();
    });

    expect(await writing).toMatchObject({ name: 'courier' });
    const { body } = await gateway.admin.get(`/v1/admin/clients/${client.id}`);
    expect(body.name).toBe('renamed');
    expect((await client.http.get('/v1/pns/bindings')).status).toBe(200);
  });

  it('refuses a key within a second of its revocation, though it was writing', async () => {
    const { body: key } = await gateway.admin.post(`/v1/admin/clients/${client.id}/keys`);
    const revoked = gateway.as(String(key.key));
    let before = 0;
    let after = 0;

    const statuses = await bindWhile(async () => {
      before = (await revoked.get('/v1/pns/bindings')).status;
      await cli('keys', 'revoke', client.id, String(key.id));
      await sleep(1000);
      after = (await revoked.get('/v1/pns/bindings')).status;
    });

    expect([before, after]).toEqual([200, 401]);
    expect(statuses).not.toContain(500);
  });
});
