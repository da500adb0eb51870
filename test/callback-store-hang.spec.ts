import { Client } from 'pg';
import { bindRelay, ACKNOWLEDGED, callbacksOf, eventsOf, push, relayRecord } from './support/callbacks';
import { eventually } from './support/bindings';
import { createPostgres, StoredDatabase } from './support/databases';
import { startGateway, TestClient, TestGateway } from './support/gateway';
import { HttpResult } from './support/http';
import { describePostgres } from './support/postgres';

describePostgres('a callback whose store hangs', () => {
  let database: StoredDatabase;
  let gateway: TestGateway;
  let stuck: { client: TestClient; subid: string };
  let free: { client: TestClient; subid: string };

  beforeAll(async () => {
    database = await createPostgres();
    gateway = await startGateway({ env: database.env });
    const owner = async (numberX: string): Promise<typeof stuck> => {
      const client = await gateway.createClient();
      return { client, subid: (await bindRelay(client, { numberX })).subid };
    };
    [stuck, free] = [await owner('17000000001'), await owner('17000000002')];
  });
  afterAll(async () => {
    await gateway.close();
    await database.remove();
  });

  const send = (subid: string, taskid: string): Promise<HttpResult> =>
    push(gateway, 'interline/cdr', relayRecord({ subid, taskid }));

  it('is 503 before NXCloud gives up, holds up nobody else’s, and is one event in the end', async () => {
    await send(stuck.subid, 'before');
    const holder = new Client({ connectionString: database.env.DATABASE_URL });
    await holder.connect();
    try {
      await holder.query(
        `begin; select * from event_counters where client_id = '${stuck.client.id}' for update`,
      );
      const begun = performance.now();
      const hanging = send(stuck.subid, 'hanging');
      await eventually(async () => {
        const waiting = "select 1 from pg_stat_activity where wait_event_type = 'Lock'";
        const { rows } = await holder.query(`${waiting} and datname = current_database()`);
        return rows.length > 0;
      });

      for (const taskid of ['1', '2', '3']) expect((await send(free.subid, taskid)).text).toBe(ACKNOWLEDGED);
      expect(await eventsOf(free.client)).toHaveLength(3);
      expect(await eventsOf(stuck.client)).toHaveLength(1);

      const { status, body } = await hanging;
      expect([status, body.code]).toEqual([503, 'upstream_unavailable']);
      expect(performance.now() - begun).toBeLessThan(14_000);
    } finally {
      await holder.query('rollback');
      await holder.end();
    }

    expect((await send(stuck.subid, 'hanging')).text).toBe(ACKNOWLEDGED);
    expect(await eventsOf(stuck.client, 'callId=hanging')).toHaveLength(1);
    const kept = await callbacksOf(gateway, 'callId=hanging');
    expect(kept.filter(({ status }) => status === 'routed')).toHaveLength(1);
  });
});
