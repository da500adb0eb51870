import { sql } from 'kysely';
import Sqlite from 'libsql';
import { Database } from '../src/database/database';
import { ACKNOWLEDGED, CALLBACKS, callbacksOf, push } from './support/callbacks';
import { createSqlite, StoredDatabase } from './support/databases';
import { startGateway, TestGateway } from './support/gateway';
import { HttpResult } from './support/http';

const PATIENCE_MS = 20;

describe('a gateway on SQLite whose file another process held longer than it waits', () => {
  let database: StoredDatabase;
  let gateway: TestGateway;

  beforeAll(async () => {
    database = await createSqlite();
    gateway = await startGateway({ env: database.env });
    await sql.raw(`pragma busy_timeout = ${PATIENCE_MS}`).execute(gateway.app.get(Database).queries);
  });
  afterAll(async () => {
    await gateway.close();
    await database.remove();
  });

  /** Runs work while another connection is writing. */
  async function whileHeld(work: () => Promise<void>): Promise<void> {
    const other = new Sqlite(database.env.DATABASE_URL?.replace('sqlite:', '') ?? '');
    try {
      other.exec('begin immediate');
      await work();
      other.exec('rollback');
    } finally {
      other.close();
    }
  }

  it('answers callbacks 503 and reads all the same, and takes them as soon as it is let', async () => {
    await whileHeld(async () => {
      expect((await push(gateway, 'pns/call', CALLBACKS['pns/call'])).status).toBe(503);
      expect(await callbacksOf(gateway)).toEqual([]);
    });

    expect((await push(gateway, 'pns/call', CALLBACKS['pns/call'])).text).toBe(ACKNOWLEDGED);
    expect(await callbacksOf(gateway)).toHaveLength(1);
  });

  it('has on disk what it answers then, and leaves the file to others', async () => {
    const { http } = await gateway.createClient();
    const subscribe = (path: string): Promise<HttpResult> =>
      http.post('/v1/webhooks', { url: `https://receiver.example/${path}`, eventTypes: ['*'] });
    await whileHeld(async () => {
      expect((await subscribe('held')).status).toBeGreaterThanOrEqual(500);
    });

    const { status, body } = await subscribe('free');
    expect(status).toBe(201);
    expect(await database.rows('select id from webhook_endpoints')).toEqual([{ id: body.id }]);
    await whileHeld(() => Promise.resolve());
  });
});
