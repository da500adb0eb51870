import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { canRunPostgres, canRunRedis } from './installed-servers';
import { OUTPUT_FOLDER } from './output';
import { canMountDisks } from './small-disk';

/** Empties the folder of the leak scan, and finds out which servers the suites may use. */
export default async function globalSetup(): Promise<void> {
  rmSync(OUTPUT_FOLDER, { recursive: true, force: true });
  const postgres = new URL(process.env.TEST_POSTGRES_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres');
  const redis = new URL(process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379');
  await note('PostgreSQL', 'TEST_HAS_POSTGRES', postgres, 5432);
  await note('Redis', 'TEST_HAS_REDIS', redis, 6379);
  if (!canRunPostgres()) skip('PostgreSQL is not installed: the suites that stop one of their own');
  if (!canMountDisks()) skip('This user may not mount a disk: the suites that fill one up');
  if (!canRunRedis()) skip('Redis is not installed: the suites that stop one of their own');
}

async function note(
  name: string,
  variable: string,
  { hostname, port }: URL,
  defaultPort: number,
): Promise<void> {
  const isThere = await accepts(hostname, Number(port === '' ? defaultPort : port));
  process.env[variable] = String(isThere);
  if (!isThere) skip(`${name} is not at ${hostname}: its suites`);
}

/** Says which suites are skipped, and fails the run where none may be. */
function skip(what: string): void {
  if (process.env.REQUIRE_SERVICES === 'true') throw new Error(`${what} are required here`);
  process.stdout.write(`\n${what} are skipped\n`);
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 });
    const answer = (isThere: boolean) => () => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', answer(true)).once('error', answer(false)).once('timeout', answer(false));
  });
}
