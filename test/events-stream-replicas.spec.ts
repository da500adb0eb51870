import { Signals } from '../src/database/signals';
import { eventually } from './support/bindings';
import { createPostgres, StoredDatabase } from './support/databases';
import { callNames, endCalls } from './support/ended-calls';
import { EventReader } from './support/event-reader';
import { startGateway, TestGateway } from './support/gateway';
import { describePostgres } from './support/postgres';
import { createPhoneClient, PhoneClient } from './support/webhook-bench';

describePostgres('streams over two replicas', () => {
  let database: StoredDatabase;
  let writing: TestGateway;
  let reading: TestGateway;
  let client: PhoneClient;
  const readers: EventReader[] = [];

  beforeAll(async () => {
    database = await createPostgres();
    writing = await startGateway({ env: database.env });
    reading = await startGateway({ env: database.env });
  });

  beforeEach(async () => {
    client = await createPhoneClient(writing);
  });

  afterEach(() => {
    readers.splice(0).forEach((reader) => {
      reader.leave();
    });
  });

  afterAll(async () => {
    await writing.close();
    await reading.close();
    await database.remove();
  });

  async function open(): Promise<EventReader> {
    const reader = await EventReader.open(reading.url, client.key);
    readers.push(reader);
    return reader;
  }

  async function loseSignals(): Promise<void> {
    await database.rows(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'nxcloud-gateway signals'`,
    );
  }

  it('bring an event in a moment that came in on the other one', async () => {
    const reader = await open();
    for (const [index, callId] of callNames('call', 5).entries()) {
      await endCalls(writing, client, [callId]);
      await reader.count(index + 1, 1);
    }
    expect(reader.callIds).toEqual(callNames('call', 5));
  });

  it('miss nothing when the replicas cannot tell each other, and are quick again after it', async () => {
    const reader = await open();
    await endCalls(writing, client, ['before']);
    await reader.count(1, 1);
    await loseSignals();
    await endCalls(writing, client, ['meanwhile']);
    await reader.count(2);
    await loseSignals();
    await eventually(async () => (await listeners()) === 2);
    await endCalls(writing, client, ['after']);
    await reader.count(3, 1);
    expect(reader.callIds).toEqual(['before', 'meanwhile', 'after']);
  });

  it('find what they were not told of within a few seconds', async () => {
    const reader = await open();
    const silence = jest
      .spyOn(writing.app.get(Signals, { strict: false }), 'publish')
      .mockImplementation(() => undefined);
    try {
      await endCalls(writing, client, ['untold']);
      await reader.count(1, 7);
    } finally {
      silence.mockRestore();
    }
  });

  async function listeners(): Promise<number> {
    const rows = await database.rows(
      `select pid from pg_stat_activity where datname = current_database() and application_name = 'nxcloud-gateway signals' and query like 'listen%'`,
    );
    return rows.length;
  }
});
