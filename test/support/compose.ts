import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { parse } from 'yaml';
import { ROOT } from './project';

export interface ComposeService {
  readonly build?: { readonly context: string; readonly target: string };
  readonly image: string;
  readonly profiles?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly restart?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly env_file?: string;
  readonly secrets?: readonly string[];
  readonly ports?: readonly string[];
  readonly stop_grace_period?: string;
  readonly healthcheck?: object;
}

interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

export const COMPOSE_FILE = join(ROOT, 'compose.yaml');
const SCRIPT = join(ROOT, 'deploy', 'compose', 'prepare.sh');

export const compose = parse(readFileSync(COMPOSE_FILE, 'utf8'), { merge: true }) as ComposeFile;

/** What prepare.sh makes, in a folder that goes away again. */
export class PreparedCompose {
  private readonly folder = mkdtempSync(join(tmpdir(), 'nxg-compose-'));

  constructor(...words: string[]) {
    try {
      this.prepare(...words);
    } catch (error) {
      this.remove();
      throw error;
    }
  }

  /** Runs the script once more; what it printed. */
  prepare(...words: string[]): string {
    const script = join(this.folder, 'prepare.sh');
    copyFileSync(SCRIPT, script);
    return execFileSync('sh', [script, ...words], { stdio: ['ignore', 'pipe', 'pipe'] }).toString();
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  text(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  /** The environment that compose.yaml gives to a service, its secrets being where they are now. */
  environmentOf({ environment = {}, env_file: file }: ComposeService): Record<string, string> {
    const settings = file === undefined ? {} : parseEnv(this.text('settings.env'));
    return Object.fromEntries(
      Object.entries({ ...settings, ...environment }).map(([name, value]) => [
        name,
        (value ?? '').replace('/run/secrets/', `${this.path('secrets')}/`),
      ]),
    );
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
