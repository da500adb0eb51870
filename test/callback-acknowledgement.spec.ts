import { request } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openSqlite } from '../src/database/open-sqlite';
import { formOf, relayRecord } from './support/callbacks';
import { describeEachDatabase } from './support/databases';
import { Owner, RestartableGateway } from './support/restartable-gateway';

const KILLS = 5;
/** Sent together, so that some share a commit and some do not. */
const AT_ONCE = 6;

describeEachDatabase('a gateway that is killed as it acknowledges', (create) => {
  let gateway: RestartableGateway;
  let owner: Owner;

  beforeAll(async () => {
    gateway = await RestartableGateway.over(create);
    await gateway.start();
    owner = await gateway.createOwner();
  });

  afterAll(() => gateway.remove());

  /** Sends a record; resolves at the first bytes of the answer. @returns its status, or null when none came */
  function send(callbackUrl: string, taskid: string): Promise<number | null> {
    const { subid, numberX, taggedUserData } = owner;
    const body = formOf(relayRecord({ taskid, subid, rcaller: numberX, userData: taggedUserData }));
    return new Promise((resolve) => {
      const sent = request(`${callbackUrl}/interline/cdr`, { method: 'POST', agent: false }, (answer) => {
        answer.once('error', () => undefined);
        answer.resume();
        resolve(answer.statusCode ?? null);
      });
      sent.once('error', () => {
        resolve(null);
      });
      sent.end(body);
    });
  }

  it('has on disk, with its event, what it answered a moment ago', async () => {
    for (let kills = 0; kills < KILLS; kills += 1) {
      if (kills > 0) await gateway.start();
      const callbackUrl = await gateway.callbackUrl();
      const taskids = Array.from({ length: AT_ONCE }, (_, index) => `task-${kills}-${index}`);
      const answers = taskids.map(async (taskid) => ({ taskid, status: await send(callbackUrl, taskid) }));
      await Promise.race(answers);
      await gateway.kill();
      const acknowledged = (await Promise.all(answers)).filter(({ status }) => status === 200);
      expect(acknowledged).not.toEqual([]);
      for (const { taskid } of acknowledged) {
        const rows = await gateway.database.rows(
          `select callbacks.status, events.type from callbacks
           join events on events.callback_id = callbacks.id where callbacks.call_id = '${taskid}'`,
        );
        expect(rows).toEqual([{ status: 'routed', type: 'interline.call.completed' }]);
      }
    }
  });
});

describe('a SQLite file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nxg-test-'));
  const queries = openSqlite(join(folder, 'gateway.sqlite'));

  afterAll(async () => {
    await queries.destroy();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is synced at every commit, so that a power cut takes nothing that was acknowledged', async () => {
    const { rows: mode } = await sql`pragma journal_mode`.execute(queries);
    const { rows: synchronous } = await sql`pragma synchronous`.execute(queries);
    expect([...mode, ...synchronous]).toEqual([{ journal_mode: 'wal' }, { synchronous: 2 }]);
  });
});
