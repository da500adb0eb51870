import { describeEachDatabase, StoredDatabase } from '../../../test/support/databases';
import { SetClock } from '../../../test/support/gateway';
import { createLogger } from '../../common/logging/logger';
import { Randomness } from '../../common/randomness';
import { loadSettings } from '../../config/settings';
import { Database } from '../../database/database';
import { openDatabase } from '../../database/database.module';
import { StreamSlots } from './stream-slots';

const CLIENT = 'cli_one';

describeEachDatabase('the places of streams', (create) => {
  const clock = new SetClock();
  let stored: StoredDatabase;
  const databases: Database[] = [];
  /** Of two replicas; SQLite has one process. */
  let one: StreamSlots;
  let other: StreamSlots;

  beforeAll(async () => {
    stored = await create();
    const open = async (): Promise<Database> => {
      const database = await openDatabase(loadSettings(stored.env).database, createLogger('silent'));
      databases.push(database);
      return database;
    };
    const first = await open();
    const second = first.kind === 'sqlite' ? first : await open();
    one = new StreamSlots(first, clock, new Randomness());
    other = new StreamSlots(second, clock, new Randomness());
  });

  beforeEach(() => databases[0]?.queries.deleteFrom('stream_leases').execute());

  afterAll(async () => {
    await Promise.all(databases.map((database) => database.close()));
    await stored.remove();
  });

  /** Takes so many, on both replicas in turn, one after the other. */
  async function take(count: number, clientId = CLIENT): Promise<string[]> {
    const taken: string[] = [];
    for (let round = 0; round < count; round += 1) {
      const slot = await (round % 2 === 0 ? one : other).take(clientId);
      if (slot !== null) taken.push(slot);
    }
    return taken;
  }

  it('are five for each client on all replicas together', async () => {
    expect(await take(6)).toHaveLength(5);
    expect([await one.take(CLIENT), await other.take(CLIENT)]).toEqual([null, null]);
    expect(await take(6, 'cli_two')).toHaveLength(5);
  });

  it('are five, too, when all are asked for at once', async () => {
    const asked = Array.from({ length: 16 }, (_, index) => (index % 2 === 0 ? one : other).take(CLIENT));
    const taken = (await Promise.all(asked)).filter((slot) => slot !== null);
    expect([taken.length, new Set(taken).size]).toEqual([5, 5]);
  });

  it('are free at once when they are given back, also on the other replica', async () => {
    const [slot = ''] = await take(5);
    await one.release(slot);
    expect(await other.take(CLIENT)).not.toBeNull();
    expect(await other.take(CLIENT)).toBeNull();
  });

  it('are free 45 seconds after their holder was heard of last', async () => {
    await take(5);
    clock.advanceSeconds(44.999);
    expect(await other.take(CLIENT)).toBeNull();
    clock.advanceSeconds(0.001);
    expect(await take(6)).toHaveLength(5);
  });

  it('stay taken while their holders renew them every 15 seconds', async () => {
    const taken = await take(5);
    for (let round = 0; round < 8; round += 1) {
      clock.advanceSeconds(15);
      await Promise.all(taken.map((slot) => one.renew(slot)));
      expect(await other.take(CLIENT)).toBeNull();
    }
  });

  it('cannot be renewed when they have been given to others', async () => {
    const [slot = ''] = await take(5);
    clock.advanceSeconds(45);
    expect(await take(5)).toHaveLength(5);
    await expect(one.renew(slot)).rejects.toThrow();
  });
});
