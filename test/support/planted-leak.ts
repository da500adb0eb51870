import { sql } from 'kysely';
import { createLogger } from '../../src/common/logging/logger';
import { Tracing } from '../../src/common/tracing/tracing';
import { EnvironmentSource } from '../../src/config/environment';
import { Database } from '../../src/database/database';
import { Metrics } from '../../src/operations/metrics';
import { ADMIN_KEY, BUSINESS_PHONE, PHONE_A, PHONE_B } from './canaries';
import { Collector } from './collector';
import { CreateDatabase, createPostgres, createSqlite } from './databases';
import { startGateway, TestGateway } from './gateway';
import { CapturedLog, noteAnswer } from './output';

// Not part of the suite: leak-run.spec.ts runs it, to see that a leak turns a whole run red.
const LEAKS: Readonly<Record<string, () => Promise<void> | void>> = {
  nothing: () => {
    log({ clientId: 'cli_01K9GZ4T6S3M8V2QXWJ5A7B0CD' });
  },
  'a log line': () => {
    log({ callee: PHONE_A });
  },
  'an error answer': () => {
    noteAnswer(502, JSON.stringify({ detail: `${PHONE_B} is not bound` }), new Headers());
  },
  'a metric label': () =>
    withGateway(createSqlite, ({ app }) => {
      const route = `/v1/calling/numbers/${BUSINESS_PHONE}`;
      const outcome = { problem: null, refusal: null, exceeded: null };
      app.get(Metrics).noteRequest({ method: 'GET', route, status: 200, durationSeconds: 1, ...outcome });
    }),
  'a span': async () => {
    const collector = await Collector.start();
    await withGateway(
      createSqlite,
      ({ app }) => {
        const span = app.get(Tracing).begin('client', null);
        span?.end({ name: 'calling query', attributes: { 'url.path': `/${PHONE_A}` }, error: null });
      },
      collector.env,
    );
    await collector.close();
  },
  'a column of SQLite': () => withGateway(createSqlite, describeByNumber),
  'a column of PostgreSQL': () => withGateway(createPostgres, describeByNumber),
  'a deleted row of SQLite': () =>
    withGateway(createSqlite, async (gateway) => {
      await gateway.createClient({ name: ADMIN_KEY });
      await run(gateway, 'delete from api_keys');
      await run(gateway, 'delete from clients');
    }),
};

function log(fields: Readonly<Record<string, string>>): void {
  createLogger('info', new CapturedLog()).info(fields, 'request');
}

async function withGateway(
  create: CreateDatabase,
  work: (gateway: TestGateway) => Promise<void> | void,
  env: EnvironmentSource = {},
): Promise<void> {
  const database = await create();
  const gateway = await startGateway({ env: { ...database.env, ...env } });
  await work(gateway);
  await gateway.close();
  await database.remove();
}

async function describeByNumber(gateway: TestGateway): Promise<void> {
  await gateway.createClient();
  await run(gateway, `update clients set name = 'courier of ${PHONE_A}'`);
}

async function run({ app }: TestGateway, statement: string): Promise<void> {
  await sql.raw(statement).execute(app.get(Database, { strict: false }).queries);
}

it.each((process.env.PLANTED_LEAKS ?? '').split(','))('passes, and leaks %s', async (name) => {
  const leak = LEAKS[name];
  if (leak === undefined) throw new Error(`there is no leak "${name}"`);
  await leak();
});
