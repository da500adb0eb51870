import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import dockerIgnore from '@balena/dockerignore';
import { dockerfile, readStages, Stage, Step } from './dockerfile';
import { ROOT } from './project';

/** What one stage made: its files, and how they are run. */
export interface Image {
  /** The folder that stands for `/`. It holds what the stage adds to its base, and nothing else. */
  readonly root: string;
  readonly workdir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly user: string;
  readonly command: readonly string[];
  readonly healthCheck: readonly string[];
  readonly stopSignal: string;
}

/** The whole environment of a RUN, beside the image's own: how this machine finds programs and packages. */
const SEARCH_PATH = (process.env.PATH ?? '').split(':').filter((folder) => !folder.includes('node_modules'));
const MACHINE = Object.fromEntries(
  Object.entries(process.env).filter(([name]) =>
    /^(HOME|npm_config_(registry|cache|userconfig))$/i.test(name),
  ),
);

/**
 * Carries out the Dockerfile's own steps, stage by stage, each in an empty folder: this machine with its Node stands
 * for the base image.
 */
export class ImageBuild {
  private readonly folder = mkdtempSync(join(tmpdir(), 'nxg-image-'));
  private readonly images = new Map<string, Image>();

  constructor() {
    // A user without rights must reach what is inside.
    chmodSync(this.folder, 0o755);
    try {
      for (const stage of readStages(dockerfile)) this.images.set(stage.name, this.build(stage));
    } catch (error) {
      this.remove();
      throw error;
    }
  }

  image(name: string): Image {
    const image = this.images.get(name);
    if (image === undefined) throw new Error(`the Dockerfile has no stage ${name}`);
    return image;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private build({ name, steps }: Stage): Image {
    const root = join(this.folder, name);
    mkdirSync(root);
    const empty: Image = {
      root,
      workdir: '/',
      env: {},
      user: '0:0',
      command: [],
      healthCheck: [],
      stopSignal: 'SIGTERM',
    };
    return steps.reduce((image, step) => this.carryOut(step, image), empty);
  }

  private carryOut(step: Step, image: Image): Image {
    switch (step.kind) {
      case 'workdir':
        mkdirSync(join(image.root, step.text), { recursive: true });
        return { ...image, workdir: step.text };
      case 'env':
        return { ...image, env: { ...image.env, ...step.variables } };
      case 'user':
        return { ...image, user: step.text };
      case 'stopSignal':
        return { ...image, stopSignal: step.text };
      case 'command':
        return { ...image, command: step.words };
      case 'healthCheck':
        return { ...image, healthCheck: step.words };
      case 'copy':
        this.copy(step, image);
        return image;
      case 'run':
        run(step.command, image);
        return image;
      case 'note':
        return image;
    }
  }

  private copy({ from, owner, sources, target }: Extract<Step, { kind: 'copy' }>, image: Image): void {
    const origin = from === null ? ROOT : this.image(from).root;
    const isShipped = from === null ? contextFilter() : () => true;
    const place = join(image.root, target.startsWith('/') ? '' : image.workdir, target);
    for (const source of sources) {
      const path = join(origin, source);
      const destination =
        target.endsWith('/') && statSync(path).isFile() ? join(place, basename(path)) : place;
      mkdirSync(dirname(destination), { recursive: true });
      const filter = (file: string): boolean => isShipped(relative(origin, file));
      cpSync(path, destination, { recursive: true, verbatimSymlinks: true, filter });
      if (owner !== null && process.getuid?.() === 0) chownSync(destination, ...ids(owner));
    }
  }
}

/** Whether .dockerignore lets a file of the project into a build. */
export function contextFilter(): (path: string) => boolean {
  const ignored = dockerIgnore().add(readFileSync(join(ROOT, '.dockerignore'), 'utf8'));
  return (path) => !ignored.ignores(path);
}

/** `1000:1000` as numbers. */
export function ids(user: string): [uid: number, gid: number] {
  const [uid, gid] = user.split(':').map(Number);
  if (uid === undefined || gid === undefined || Number.isNaN(uid + gid)) {
    throw new Error(`${user} is not <number>:<number>`);
  }
  return [uid, gid];
}

function run(command: string, { root, workdir, env }: Image): void {
  // The folder is no root of its own here: an absolute path would be one of this machine.
  if (/(^|[\s=])\//.test(command)) throw new Error(`RUN names an absolute path: ${command}`);
  const machine = { ...MACHINE, PATH: SEARCH_PATH.join(':'), npm_config_prefer_offline: 'true' };
  execFileSync('/bin/sh', ['-c', command], {
    cwd: join(root, workdir),
    env: { ...machine, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
