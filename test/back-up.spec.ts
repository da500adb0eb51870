import { execFileSync, ExecFileSyncOptions } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { Client } from 'pg';
import { EnvironmentSource } from '../src/config/environment';
import { PNS_BINDS } from './support/bindings';
import { dataKey } from './support/databases';
import { startGateway } from './support/gateway';
import { canRunPostgres, postgresProgram } from './support/installed-servers';
import { blocksOf, readMarkdown } from './support/markdown';
import { OwnPostgres } from './support/own-postgres';
import { createScratchDatabase, hasPostgres } from './support/postgres';

const PAGE = 'docs/how-to/back-up-and-restore.md';
const COMPOSE_PAGE = 'docs/how-to/deploy.md';
/** null: not installed. */
const POSTGRES_PROGRAMS = findPostgresPrograms();
if (POSTGRES_PROGRAMS === null) process.stderr.write('skipped, not installed here: pg_dump\n');

/** The commands of a page that begin so. */
function commandsOf(page: string, beginning: string): string {
  const block = blocksOf(readMarkdown(page)).find(
    ({ language, text }) => language === 'sh' && text.startsWith(beginning),
  );
  if (block === undefined) throw new Error(`${page} has no ${beginning}`);
  return block.text;
}

describe('what the documents say of backups', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nxg-test-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('brings an SQLite database back with its clients and bindings', async () => {
    const place = (name: string): string => {
      mkdirSync(join(folder, name));
      return join(folder, name);
    };
    const [live, backup, keys, restored] = [place('live'), place('backup'), place('keys'), place('restored')];
    const expectTheSame = await bindOver({ DATABASE_URL: `sqlite:${live}/gateway.sqlite` });
    const commands = commandsOf(PAGE, 'cp ')
      .replaceAll('/var/lib/gateway/', `${live}/`)
      .replaceAll('/backup/', `${backup}/`)
      .replaceAll('/backup-of-keys/', `${keys}/`);
    run(commands);
    for (const part of [backup, keys]) cpSync(part, restored, { recursive: true });
    await expectTheSame({ DATABASE_URL: `sqlite:${restored}/gateway.sqlite` });
  });

  (hasPostgres && POSTGRES_PROGRAMS !== null ? it : it.skip)(
    'brings a PostgreSQL database back with its clients and bindings',
    async () => {
      const [live, restored] = [await createScratchDatabase(), await createScratchDatabase()];
      try {
        const env = { DATA_ENCRYPTION_KEYS: dataKey('one', 1) };
        const expectTheSame = await bindOver({ ...env, DATABASE_URL: live.url });
        const path = [POSTGRES_PROGRAMS, process.env.PATH].join(delimiter);
        const at = (url: string) => ({ cwd: folder, env: { PATH: path, DATABASE_URL: url } });
        run(commandsOf(PAGE, 'pg_dump '), at(live.url));
        run(commandsOf(PAGE, 'pg_restore '), at(restored.url));
        await expectTheSame({ ...env, DATABASE_URL: restored.url });
      } finally {
        await live.drop();
        await restored.drop();
      }
    },
  );

  (canRunPostgres() ? it : it.skip)(
    'brings a database of Compose back, and nothing of what a newer version has added to it',
    async () => {
      const postgres = await OwnPostgres.start();
      try {
        await ask(postgres.url, 'create role gateway superuser login');
        await ask(postgres.url, 'create database gateway owner gateway');
        const { host, hostname, port } = new URL(postgres.url);
        const url = `postgres://gateway@${host}/gateway`;
        const env = { DATABASE_URL: url, DATA_ENCRYPTION_KEYS: dataKey('one', 1) };
        const expectTheSame = await bindOver(env);
        const path = [dirname(postgresProgram('pg_dump')), process.env.PATH].join(delimiter);
        const within = { cwd: folder, env: { PATH: path, PGHOST: hostname, PGPORT: port } };
        run(inContainer(commandsOf(COMPOSE_PAGE, 'docker compose exec -T postgres pg_dump ')), within);
        await ask(url, 'create table of_a_newer_version ()');
        run(inContainer(commandsOf(COMPOSE_PAGE, 'docker compose stop ')), within);
        expect(await ask(url, `select to_regclass('of_a_newer_version') as found`)).toEqual([
          { found: null },
        ]);
        await expectTheSame(env);
      } finally {
        await postgres.remove();
      }
    },
  );
});

/** What is executed in the container runs here; starting and stopping is left out. */
function inContainer(commands: string): string {
  return `docker() { case "$2" in exec) shift 4; "$@" ;; esac; }\n${commands}`;
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<object>(statement)).rows;
  } finally {
    await client.end();
  }
}

function run(commands: string, options: ExecFileSyncOptions = {}): void {
  execFileSync('bash', ['--norc', '-euc', commands], { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
}

/** Makes a client with a binding, ends the gateway, and answers with a look whether another database has both. */
async function bindOver(env: EnvironmentSource): Promise<(other: EnvironmentSource) => Promise<void>> {
  const gateway = await startGateway({ env });
  const { http, key } = await gateway.createClient();
  const { body: made } = await http.send('POST', '/v1/pns/bindings/axb', { body: PNS_BINDS.axb });
  await gateway.close();
  expect(made).toMatchObject({ status: 'active' });
  return async (other) => {
    const restored = await startGateway({ env: other });
    const { body: read } = await restored.as(key).get(`/v1/pns/bindings/${String(made.id)}`);
    await restored.close();
    expect(read).toEqual(made);
  };
}

function findPostgresPrograms(): string | null {
  try {
    const program = postgresProgram('pg_dump');
    return existsSync(program) ? dirname(program) : null;
  } catch {
    return null;
  }
}
