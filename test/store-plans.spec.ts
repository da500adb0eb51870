import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'libsql';
import { bindRelay, eventsOf, pnsRecord, push, relayRecord } from './support/callbacks';
import { startGateway, TestClient, TestGateway } from './support/gateway';
import { Receiver } from './support/receiver';
import { LOCAL_WEBHOOKS } from './support/webhook-bench';

/** The tables that grow with the company, and what is new in each copy of a row of theirs. */
const GROWING: Readonly<Record<string, readonly string[]>> = {
  bindings: ['id', 'upstream_id', 'routing_tag_hash', 'number_x', 'number_x_digits'],
  callbacks: ['id', 'call_id', 'upstream_id'],
  callback_records: ['content_hash', 'callback_id', 'call_id'],
  events: ['id', 'position', 'callback_id', 'call_id', 'call_key'],
  deliveries: ['id', 'event_id', 'call_key'],
  delivery_attempts: ['delivery_id'],
};
const COPIES = 3000;

type File = InstanceType<typeof Sqlite>;

function grow(file: File): void {
  for (const [table, changing] of Object.entries(GROWING)) {
    const columns = file.prepare(`select name from pragma_table_info('${table}')`).all() as {
      name: string;
    }[];
    const names = columns.map(({ name }) => name);
    const values = names.map((name) => {
      if (!changing.includes(name)) return name;
      return name === 'position' ? 'position + n' : `${name} || n`;
    });
    file.exec(
      `with recursive counted (n) as (select 1 union all select n + 1 from counted where n < ${COPIES})
       insert into ${table} (${names.join()})
       select ${values.join()} from (select * from ${table} limit 1), counted`,
    );
  }
  file.exec('analyze');
}

describe('a store that has grown, whatever its statistics say', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nxg-plans-'));
  const path = join(folder, 'gateway.sqlite');
  const statements = new Set<string>();
  let gateway: TestGateway;
  let client: TestClient;

  const start = (): Promise<TestGateway> =>
    startGateway({ env: { DATABASE_URL: `sqlite:${path}`, ...LOCAL_WEBHOOKS } });

  const deliverACall = async (taskid: string): Promise<void> => {
    const receiver = await Receiver.start();
    const endpoint = await receiver.subscribe(client.http);
    const { subid } = await bindRelay(client);
    await push(gateway, 'interline/cdr', relayRecord({ subid, taskid }));
    await push(gateway, 'pns/call', pnsRecord({ bindId: 'unknown', customerBindId: 'unknown' }));
    await endpoint.arrivals(1);
    await eventsOf(client);
    await receiver.close();
  };

  beforeAll(async () => {
    const prepare = jest.spyOn(Sqlite.prototype, 'prepare');
    gateway = await start();
    client = await gateway.createClient();
    await deliverACall('first');
    for (const [sql] of prepare.mock.calls) statements.add(sql);
    prepare.mockRestore();
    await gateway.close();
    const file = new Sqlite(path);
    grow(file);
    file.close();
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(Object.keys(GROWING))('is never read through by a callback or its delivery: %s', (table) => {
    const file = new Sqlite(path);
    const asked = [...statements].filter(
      (sql) => sql.includes(`"${table}"`) && !/^(create|drop|alter)/.test(sql),
    );
    const plans = asked.flatMap((sql) =>
      (file.prepare(`explain query plan ${sql}`).all() as { detail: string }[]).map(({ detail }) => detail),
    );
    file.close();

    expect(asked.length).toBeGreaterThan(0);
    expect(plans.filter((detail) => detail === `SCAN ${table}`)).toEqual([]);
  });
});
