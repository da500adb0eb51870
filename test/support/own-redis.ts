import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './bindings';
import { freePort } from './free-port';
import { canRunRedis } from './installed-servers';

/** A Redis of the test's own, which may be done to what the shared one must be spared. */
export class OwnRedis {
  private server: ChildProcess | null = null;

  private constructor(
    private readonly folder: string,
    private readonly port: number,
  ) {}

  /** On a port of its own; not started yet. */
  static async prepare(): Promise<OwnRedis> {
    return new OwnRedis(mkdtempSync(join(tmpdir(), 'nxg-redis-')), await freePort());
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Resolves when it accepts connections. */
  async start(): Promise<void> {
    const place = ['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.folder];
    this.server = spawn('redis-server', [...place, '--save', ''], { stdio: 'ignore' });
    await eventually(() => this.accepts());
  }

  async stop(): Promise<void> {
    const { server } = this;
    if (server === null) return;
    this.server = null;
    const exit = once(server, 'exit');
    server.kill('SIGKILL');
    await exit;
  }

  /** It answers nobody any more, and ends no connection. */
  pause(): void {
    this.server?.kill('SIGSTOP');
  }

  resume(): void {
    this.server?.kill('SIGCONT');
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private accepts(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect(this.port, '127.0.0.1');
      socket.once('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => {
        resolve(false);
      });
    });
  }
}

/** `describe` where a Redis of one's own can be run; else a visible skip. */
export const describeOwnRedis = canRunRedis() ? describe : describe.skip;
