import { ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { eventually } from './bindings';
import { freePort } from './free-port';
import { canRunPostgres, postgresProgram, postgresUser } from './installed-servers';

/** A PostgreSQL of the test's own, which may be done to what the shared one must be spared. */
export class OwnPostgres {
  private server: ChildProcess | null = null;

  private constructor(
    private readonly folder: string,
    private readonly port: number,
  ) {}

  static async start(): Promise<OwnPostgres> {
    const folder = mkdtempSync(join(tmpdir(), 'nxg-postgres-'));
    const { uid, gid } = postgresUser();
    if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
    const data = ['--pgdata', folder, '--username', 'postgres', '--auth', 'trust', '--no-sync'];
    execFileSync(postgresProgram('initdb'), data, { uid, gid, cwd: folder, stdio: 'ignore' });
    const postgres = new OwnPostgres(folder, await freePort());
    await postgres.start().catch(async (error: unknown) => {
      await postgres.remove();
      throw error;
    });
    return postgres;
  }

  /** Of its database for administrators. */
  get url(): string {
    return `postgres://postgres@127.0.0.1:${this.port}/postgres`;
  }

  /** Resolves when it answers. */
  async start(): Promise<void> {
    const place = ['-D', this.folder, '-p', String(this.port), '-h', '127.0.0.1', '-k', ''];
    const options = { ...postgresUser(), cwd: this.folder, stdio: 'ignore' } as const;
    this.server = spawn(postgresProgram('postgres'), [...place, '-c', 'log_min_messages=fatal'], options);
    await eventually(() => this.answers());
  }

  /** As an administrator stops it: at once, whoever is connected. */
  async stop(): Promise<void> {
    const { server } = this;
    if (server === null) return;
    this.server = null;
    const exit = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGINT');
    await exit;
  }

  /** Nothing of it moves any more: connections are taken by the kernel, and hang like the old ones. */
  pause(): void {
    this.server?.kill('SIGSTOP');
    this.signalBackends('STOP');
  }

  resume(): void {
    this.signalBackends('CONT');
    this.server?.kill('SIGCONT');
  }

  async remove(): Promise<void> {
    this.resume();
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Each is the head of a process group of its own. */
  private signalBackends(signal: 'STOP' | 'CONT'): void {
    const { pid } = this.server ?? {};
    if (pid === undefined) return;
    const { status } = spawnSync('pkill', [`-${signal}`, '-P', String(pid)]);
    // 1: there is none.
    if (status !== 0 && status !== 1) throw new Error(`pkill ended with ${String(status)}`);
  }

  private async answers(): Promise<boolean> {
    const client = new Client({ connectionString: this.url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      return false;
    }
  }
}

/** `describe` where a PostgreSQL of one's own can be run; else a visible skip. */
export const describeOwnPostgres = canRunPostgres() ? describe : describe.skip;
