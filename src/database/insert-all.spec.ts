import { describeEachDatabase, StoredDatabase } from '../../test/support/databases';
import { createLogger } from '../common/logging/logger';
import { loadSettings } from '../config/settings';
import { Database } from './database';
import { openDatabase } from './database.module';

interface Row {
  content_hash: string;
  callback_id: string;
  ordinal: number;
  call_id: string | null;
}

describeEachDatabase('any number of rows', (create) => {
  let stored: StoredDatabase;
  let database: Database;

  beforeAll(async () => {
    stored = await create();
    database = await openDatabase(loadSettings(stored.env).database, createLogger('silent'));
  });

  afterAll(async () => {
    await database.close();
    await stored.remove();
  });

  beforeEach(async () => {
    await database.queries.deleteFrom('callback_records').execute();
  });

  const rowsOf = (count: number, callbackId = 'cbk_1'): Row[] =>
    Array.from({ length: count }, (_, index) => ({
      content_hash: `hash-${index}`,
      callback_id: callbackId,
      ordinal: index,
      call_id: index % 3 === 0 ? null : `it's "call" {${index}}, 通话`,
    }));

  const insert = (rows: readonly Row[], conflictColumn: string | null = null): Promise<void> =>
    database.transaction((transaction) =>
      database.insertAll(transaction, 'callback_records', rows, conflictColumn),
    );

  const all = (): Promise<Row[]> =>
    database.queries.selectFrom('callback_records').selectAll().orderBy('ordinal').execute();

  it.each([0, 1, 3, 4, 63, 64, 85, 300])('are inserted, each as it is: %i', async (count) => {
    await insert(rowsOf(count));

    expect(await all()).toEqual(rowsOf(count));
  });

  it('are passed over where they are there already, and only where that was asked for', async () => {
    await insert(rowsOf(3));

    await insert(rowsOf(5, 'cbk_2'), 'content_hash');

    expect((await all()).map(({ callback_id }) => callback_id).join(' ')).toBe(
      'cbk_1 cbk_1 cbk_1 cbk_2 cbk_2',
    );
    await expect(insert(rowsOf(5, 'cbk_3'))).rejects.toThrow(/unique|duplicate/i);
  });

  it.each([0, 1, 2, 1500])('are found among %i texts', async (count) => {
    await insert(rowsOf(10));
    const hashes = Array.from({ length: count }, (_, index) => `hash-${index * 2}`);
    const texts = [...hashes, 'no "such" one', "{a,'b'}", ''];

    const found = await database.queries
      .selectFrom('callback_records')
      .select('content_hash')
      .where(database.among('content_hash', count === 0 ? [] : texts))
      .orderBy('ordinal')
      .execute();

    expect(found.map(({ content_hash }) => content_hash)).toEqual(
      rowsOf(10)
        .map(({ content_hash }) => content_hash)
        .filter((hash) => hashes.includes(hash)),
    );
  });
});
