import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const POSTGRES = '/usr/lib/postgresql';

/** A program of the newest PostgreSQL that is installed. */
export function postgresProgram(name: string): string {
  const [newest] = readdirSync(POSTGRES).sort((one, other) => Number(other) - Number(one));
  if (newest === undefined) throw new Error('no PostgreSQL is installed');
  return join(POSTGRES, newest, 'bin', name);
}

/** Whom PostgreSQL runs as: it refuses to run as root. */
export function postgresUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (what: string): number => Number(execFileSync('id', [what, 'postgres'], { stdio: 'pipe' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** Whether a test can run a PostgreSQL of its own here. */
export function canRunPostgres(): boolean {
  return works(() => {
    postgresUser();
    execFileSync(postgresProgram('postgres'), ['--version'], { stdio: 'ignore' });
    execFileSync('pkill', ['--version'], { stdio: 'ignore' });
  });
}

/** Whether a test can run a Redis of its own here. */
export function canRunRedis(): boolean {
  return works(() => execFileSync('redis-server', ['--version'], { stdio: 'ignore' }));
}

function works(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}
