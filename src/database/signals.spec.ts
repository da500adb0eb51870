import { eventually } from '../../test/support/bindings';
import { createPostgres, createSqlite, StoredDatabase } from '../../test/support/databases';
import { CapturedLog } from '../../test/support/output';
import { describePostgres } from '../../test/support/postgres';
import { startTcpProxy } from '../../test/support/tcp-proxy';
import { createLogger } from '../common/logging/logger';
import { loadSettings } from '../config/settings';
import { Database } from './database';
import { openDatabase } from './database.module';
import { Signals } from './signals';

const LOST = 'signals of other replicas are lost: connecting again';
const LISTENERS = `from pg_stat_activity where datname = current_database() and application_name = 'nxcloud-gateway signals'`;

describe('signals on SQLite', () => {
  it('wake the listeners of their topic, each time, until they stop listening', async () => {
    const stored = await createSqlite();
    const settings = loadSettings(stored.env).database;
    const logger = createLogger('silent');
    const database = await openDatabase(settings, logger);
    const signals = new Signals(database, settings, logger);
    await signals.connect();
    const heard: string[] = [];
    const stop = signals.subscribe('one', () => heard.push('one'));
    signals.subscribe('one', () => heard.push('one too'));
    signals.subscribe('other', () => heard.push('other'));

    signals.publish(['one', 'nobody']);
    expect(heard).toEqual(['one', 'one too']);
    stop();
    signals.publish(['one', 'other']);
    expect(heard).toEqual(['one', 'one too', 'one too', 'other']);

    await signals.onApplicationShutdown();
    await database.close();
    await stored.remove();
  });
});

describePostgres('signals between replicas', () => {
  let stored: StoredDatabase;
  let replicas: { database: Database; signals: Signals; log: CapturedLog }[];

  beforeEach(async () => {
    stored = await createPostgres();
    const settings = loadSettings(stored.env).database;
    replicas = [];
    for (const log of [new CapturedLog(), new CapturedLog()]) {
      const logger = createLogger('trace', log);
      const database = await openDatabase(settings, logger);
      const signals = new Signals(database, settings, logger);
      await signals.connect();
      replicas.push({ database, signals, log });
    }
  });

  afterEach(async () => {
    for (const { database, signals } of replicas) {
      await signals.onApplicationShutdown();
      await database.close();
    }
    await stored.remove();
  });

  function replica(index: number) {
    const found = replicas[index];
    if (found === undefined) throw new Error('there are two replicas');
    return found;
  }

  /** Counts what the second replica hears of a topic. */
  function hear(topic: string): { times: number } {
    const heard = { times: 0 };
    replica(1).signals.subscribe(topic, () => (heard.times += 1));
    return heard;
  }

  it('wake the listeners of their topic on the other one', async () => {
    const [one, other] = [hear('one'), hear('other')];
    replica(0).signals.publish(['one']);
    await eventually(() => one.times === 1);
    expect(other.times).toBe(0);
  });

  it('arrive all, however many are published at once', async () => {
    const topics = Array.from(
      { length: 1000 },
      (_, index) => `events:cli_${String(index).padStart(26, '0')}`,
    );
    const heard = topics.map(hear);
    for (const topic of topics) replica(0).signals.publish([topic]);
    await eventually(() => heard.every(({ times }) => times > 0));
  });

  it('come back by themselves after the connection was lost, and wake everyone then', async () => {
    const [one, other] = [hear('one'), hear('other')];
    const before = await stored.rows(`select pid ${LISTENERS}`);
    expect(before).toHaveLength(2);
    await stored.rows(`select pg_terminate_backend(pid) ${LISTENERS}`);

    await eventually(() => one.times === 1 && other.times === 1);
    expect(replica(1).log.of(LOST)).toHaveLength(1);
    await eventually(async () => (await stored.rows(`select pid ${LISTENERS}`)).length === 2);
    replica(0).signals.publish(['one']);
    await eventually(() => one.times > 1);
    expect(other.times).toBe(1);
  });

  it('come back after the database was away for a while', async () => {
    const url = new URL(String(stored.env.DATABASE_URL));
    const proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port) });
    url.hostname = '127.0.0.1';
    url.port = String(proxy.port);
    const log = new CapturedLog();
    const settings = loadSettings({ ...stored.env, DATABASE_URL: url.href }).database;
    const remote = new Signals(replica(1).database, settings, createLogger('trace', log));
    try {
      await remote.connect();
      const heard = { times: 0 };
      remote.subscribe('one', () => (heard.times += 1));
      await proxy.refuse();
      await eventually(() => log.of(LOST).length >= 3);
      await proxy.restore();
      await eventually(() => heard.times === 1);
      replica(0).signals.publish(['one']);
      await eventually(() => heard.times === 2);
    } finally {
      await remote.onApplicationShutdown();
      await proxy.close();
    }
  });

  it('leave no connection behind when the gateway stops', async () => {
    for (const { signals } of replicas) await signals.onApplicationShutdown();
    await eventually(async () => (await stored.rows(`select pid ${LISTENERS}`)).length === 0);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(await stored.rows(`select pid ${LISTENERS}`)).toEqual([]);
  });

  it('leave no connection behind when the gateway stops while it connects', async () => {
    const { database, log } = replica(0);
    const late = new Signals(database, loadSettings(stored.env).database, createLogger('trace', log));
    const connecting = late.connect();
    await late.onApplicationShutdown();
    await connecting;
    await eventually(async () => (await stored.rows(`select pid ${LISTENERS}`)).length === 2, 2);
  });
});
