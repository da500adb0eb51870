import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './project';

const CLIENT = join(ROOT, 'clients', 'typescript');

/** The package.json of the client. */
export const CLIENT_MANIFEST = JSON.parse(readFileSync(join(CLIENT, 'package.json'), 'utf8')) as {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
};

/**
 * Packs the client as it would be published, and puts it into an application of its own, beside what it says that it
 * depends on and nothing else. @returns the application's folder
 */
export function installPackedClient(folder: string): string {
  const source = join(folder, 'client');
  cpSync(CLIENT, source, { recursive: true, filter: (path) => !path.endsWith('dist') });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  execFileSync('npm', ['pack', '--offline', '--pack-destination', folder], { cwd: source, stdio: 'ignore' });
  const [archive = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));

  const app = join(folder, 'app');
  const installed = join(app, 'node_modules', CLIENT_MANIFEST.name);
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['xf', join(folder, archive), '-C', installed, '--strip-components=1']);
  const types = ['@types/node', 'undici-types'];
  for (const name of [...Object.keys(CLIENT_MANIFEST.dependencies), ...types]) {
    const link = join(app, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), link);
  }
  return app;
}
