import { Client } from 'pg';
import { CallbackReader } from '../src/callback/inbound/callback-reader';
import { Database } from '../src/database/database';
import { useBench } from './support/bench';
import { eventually } from './support/bindings';
import { ACKNOWLEDGED, bindRelay, callbacksOf, eventsOf, push, relayRecord } from './support/callbacks';
import { describeEachDatabase } from './support/databases';
import { HttpResult } from './support/http';
import { refuse } from './support/refusing-database';

describeEachDatabase('a callback that the store', (create) => {
  const bench = useBench(create);
  let subid: string;

  beforeEach(async () => {
    ({ subid } = await bindRelay(bench.client));
  });

  const send = (taskid: string): Promise<HttpResult> =>
    push(bench.gateway, 'interline/cdr', relayRecord({ subid, taskid }));

  it('takes shares its commit with others that come while another is under way', async () => {
    const count = 120;
    const database = bench.gateway.app.get(Database);
    const transaction = database.transaction.bind(database);
    const arrived = jest.spyOn(bench.gateway.app.get(CallbackReader, { strict: false }), 'records');
    const haveAllArrived = eventually(() => arrived.mock.calls.length === count);
    const commits = jest.spyOn(database, 'transaction').mockImplementation(async (work) => {
      await haveAllArrived;
      return transaction(work);
    });
    try {
      const taskids = Array.from({ length: count }, (_, index) => `shared-${index}`);
      const answers = await Promise.all(taskids.map(send));

      expect(new Set(answers.map(({ text }) => text))).toEqual(new Set([ACKNOWLEDGED]));
      expect(await eventsOf(bench.client)).toHaveLength(count);
      expect(commits.mock.calls.length).toBeLessThan(count / 8);
    } finally {
      commits.mockRestore();
      arrived.mockRestore();
    }
  });

  it('refuses is in the log with the reason, and in the answer without it', async () => {
    const accept = await refuse(bench.gateway, { table: 'callbacks', at: 'insert' });
    try {
      const { text } = await send('refused');
      expect(text).not.toMatch(/sql|trigger|disk|device|insert/i);
    } finally {
      await accept();
    }

    const { log } = bench.gateway;
    const line = log.of('a callback could not be stored').at(-1);
    expect(line).toMatchObject({ level: 'error', source: 'interline/cdr' });
    expect(JSON.stringify(line?.error)).toMatch(/disk is full|No space left/);
    expect(log.of('callback').at(-1)).toMatchObject({ level: 'warn', outcome: 'failed' });
  });

  it('is slow to take is not answered before it is taken', async () => {
    // Another connection that holds an SQLite file holds up everything, this test too.
    if (bench.gateway.app.get(Database).kind === 'sqlite') return;
    const holder = new Client({ connectionString: bench.database.env.DATABASE_URL });
    await holder.connect();
    try {
      await holder.query('begin; lock table callbacks in exclusive mode');
      let answer: HttpResult | null = null;
      const sent = send('held').then((result) => (answer = result));
      await eventually(async () => {
        const waiting = "select 1 from pg_stat_activity where wait_event_type = 'Lock'";
        const { rows } = await holder.query(`${waiting} and datname = current_database()`);
        return rows.length > 0;
      });

      expect(answer).toBeNull();
      expect(await callbacksOf(bench.gateway, 'callId=held')).toEqual([]);
      await holder.query('commit');
      expect((await sent).text).toBe(ACKNOWLEDGED);
      expect(await eventsOf(bench.client, 'callId=held')).toHaveLength(1);
    } finally {
      await holder.end();
    }
  });
});
