import { ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from './bindings';
import { Image, ids } from './image-stages';
import { notePrinted } from './output';

const CHECK_EVERY_MS = 500;
const PATIENCE_SECONDS = 120;

const SEARCH_PATH = `${dirname(process.execPath)}:/usr/bin:/bin`;

/**
 * What an engine does for `--read-only --cap-drop ALL --security-opt no-new-privileges`: a tree of processes of its
 * own, whose first process is the command, and a disk on which the volume alone can be written to.
 */
const ENTER = `set -e
mount --bind "$IMAGE_ROOT" "$IMAGE_ROOT"
if [ -n "$IMAGE_VOLUME" ]; then mount --bind "$IMAGE_VOLUME" "$IMAGE_VOLUME"; fi
mount -o remount,ro,bind "$IMAGE_ROOT"
mount -o remount,ro,bind /
cd "$IMAGE_ROOT$IMAGE_WORKDIR"
unset IMAGE_ROOT IMAGE_VOLUME IMAGE_WORKDIR
exec "$@"`;

const NAMESPACES = '--mount --pid --fork --kill-child --mount-proc --propagation private'.split(' ');

export interface Finished {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** An image that runs as its Dockerfile says, without an engine. */
export class Container {
  private stdout = '';
  private stderr = '';
  private readonly exit: Promise<number | null>;

  private constructor(
    private readonly image: Image,
    private readonly env: Readonly<Record<string, string>>,
    private readonly child: ChildProcess,
  ) {
    child.stdout?.on('data', (chunk: Buffer) => {
      notePrinted(chunk.toString());
      this.stdout += chunk.toString();
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      notePrinted(chunk.toString());
      this.stderr += chunk.toString();
    });
    this.exit = new Promise((resolve) => child.once('close', resolve));
  }

  /** @param volume the folder of the image, from its root, that can be written to */
  static start(image: Image, env: Readonly<Record<string, string>>, volume: string | null = null): Container {
    const variables = { PATH: SEARCH_PATH, ...image.env, ...env };
    const words = ['sh', '-c', ENTER, 'sh', ...asUser(image.user), ...image.command];
    const child = spawn('unshare', [...NAMESPACES, ...words], {
      env: {
        ...variables,
        IMAGE_ROOT: image.root,
        IMAGE_WORKDIR: image.workdir,
        IMAGE_VOLUME: volume === null ? '' : join(image.root, volume),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Container(image, variables, child);
  }

  get printed(): string {
    return `${this.stdout}${this.stderr}`;
  }

  /** Runs a command inside, as `docker exec` does. */
  exec(words: readonly string[]): Promise<Finished> {
    const inside = ['--target', String(this.firstProcess()), '--mount', '--pid', '--wd'];
    return new Promise((resolve) => {
      const all = [...inside, ...asUser(this.image.user), ...words];
      execFile('nsenter', all, { env: { ...this.env } }, (error, stdout, stderr) => {
        notePrinted(stderr);
        resolve({ exitCode: error === null ? 0 : Number(error.code ?? 1), stdout, stderr });
      });
    });
  }

  /** Resolves when the image's own health check says so. */
  async healthy(): Promise<void> {
    await eventually(async () => {
      await sleep(CHECK_EVERY_MS);
      if (this.child.exitCode !== null) throw new Error(`it ended: ${this.printed}`);
      return (await this.exec(this.image.healthCheck)).exitCode === 0;
    }, PATIENCE_SECONDS);
  }

  /** Ends it as `docker stop` does. @returns its exit code */
  async stop(): Promise<number | null> {
    if (this.child.exitCode === null) {
      execFileSync('kill', ['-s', this.image.stopSignal.replace('SIG', ''), String(this.firstProcess())]);
    }
    return this.exit;
  }

  /** Leaves nothing of it running. Its first process has changed its user since, so it outlives who started it. */
  async kill(): Promise<void> {
    const { exitCode, signalCode } = this.child;
    const runs = exitCode === null && signalCode === null;
    if (runs) execFileSync('kill', ['-s', 'KILL', String(this.firstProcess())]);
    await this.exit;
  }

  /** The one that the others see as 1. */
  private firstProcess(): number {
    const { pid } = this.child;
    const children = readFileSync(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8');
    return Number(children.trim().split(' ')[0]);
  }
}

function asUser(user: string): string[] {
  const [uid, gid] = ids(user);
  const rights = ['--clear-groups', '--no-new-privs', '--bounding-set=-all', '--inh-caps=-all'];
  return ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, ...rights];
}

/** Whether this user may make such surroundings, and Node runs in them: on Linux, root may. */
export function canContain(): boolean {
  try {
    const words = [...NAMESPACES, ...asUser('1000:1000'), process.execPath, '--version'];
    execFileSync('unshare', words, { stdio: 'ignore' });
    execFileSync('nsenter', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
