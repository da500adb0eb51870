import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CapturedLog } from '../../test/support/output';
import { createLogger } from '../common/logging/logger';
import { SecretFiles } from './secret-files';
import { loadSettings, Settings } from './settings';

const TOKEN = 'canary-callback-token-0123456789';
const OTHER_TOKEN = `${TOKEN}-other`;

describe('secrets in files', () => {
  let folder: string;
  let settings: Settings;
  let files: SecretFiles;
  let log: CapturedLog;

  function write(name: string, text: string): void {
    writeFileSync(join(folder, name), text);
  }

  function remove(name: string): void {
    rmSync(join(folder, name), { recursive: true });
  }

  async function look(times: number): Promise<void> {
    for (let time = 0; time < times; time += 1) await files.look();
  }

  function pair(): string {
    const { signature } = settings.upstream;
    return `${signature?.accessKey ?? ''} ${signature?.accessSecret ?? ''}`;
  }

  function said(level: string): unknown[] {
    return log.lines
      .filter((line) => line.level === level)
      .map(({ problems, variables }) => problems ?? variables);
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nxg-secrets-'));
    write('key', 'old-key\n');
    write('secret', 'old-secret\n');
    write('tokens', TOKEN);
    settings = loadSettings({
      NXCLOUD_ACCESS_KEY_FILE: join(folder, 'key'),
      NXCLOUD_ACCESS_SECRET_FILE: join(folder, 'secret'),
      CALLBACK_TOKENS_FILE: join(folder, 'tokens'),
      GATEWAY_ADMIN_KEY: 'an-admin-key-that-is-no-file-0123456789',
    });
    log = new CapturedLog();
    files = new SecretFiles(settings, createLogger('trace', log));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('are in force as soon as two looks in a row found the same, and the log names the variable', async () => {
    write('secret', 'new-secret\n');
    await look(1);
    expect(pair()).toBe('old-key old-secret');
    await look(1);
    expect(pair()).toBe('old-key new-secret');
    expect(said('info')).toEqual([['NXCLOUD_ACCESS_SECRET_FILE']]);
  });

  it('are never used while they are half written', async () => {
    write('secret', 'new-');
    await look(1);
    write('secret', 'new-secret');
    await look(1);
    expect(pair()).toBe('old-key old-secret');
    await look(1);
    expect(pair()).toBe('old-key new-secret');
  });

  it('that belong together change together, when one is written after the other', async () => {
    write('key', 'new-key');
    await look(1);
    write('secret', 'new-secret');
    await look(1);
    expect(pair()).toBe('old-key old-secret');
    await look(1);
    expect(pair()).toBe('new-key new-secret');
    expect(said('info')).toEqual([['NXCLOUD_ACCESS_KEY_FILE', 'NXCLOUD_ACCESS_SECRET_FILE']]);
  });

  it.each<readonly [string, () => void, string]>([
    [
      'missing',
      () => {
        remove('secret');
      },
      'names a file that cannot be read',
    ],
    [
      'unreadable',
      () => {
        remove('secret');
        mkdirSync(join(folder, 'secret'));
      },
      'names a file that cannot be read',
    ],
    [
      'empty',
      () => {
        write('secret', '');
      },
      'names an empty file',
    ],
    [
      'an empty line',
      () => {
        write('secret', '\n');
      },
      'names an empty file',
    ],
  ])('stay the last good ones while a file is %s, and one warning says so', async (_, spoil, problem) => {
    write('key', 'new-key');
    spoil();
    await look(5);
    expect(pair()).toBe('old-key old-secret');
    expect(said('warn')).toEqual([[`NXCLOUD_ACCESS_SECRET_FILE ${problem}`]]);
    rmSync(join(folder, 'secret'), { recursive: true, force: true });
    write('secret', 'new-secret');
    await look(2);
    expect(pair()).toBe('new-key new-secret');
    expect(said('warn')).toHaveLength(1);
  });

  it('are held to the rules of a start, and a wrong one is never shown', async () => {
    write('tokens', 'canary-short');
    await look(2);
    expect(settings.callback.tokens).toEqual([TOKEN]);
    expect(said('warn')).toEqual([
      ['CALLBACK_TOKENS must have at least 24 characters of A-Z a-z 0-9 _ - in each token'],
    ]);
    expect(JSON.stringify(log.lines)).not.toContain('canary-short');
  });

  it('do not wait for others that are wrong', async () => {
    remove('tokens');
    write('secret', 'new-secret');
    await look(2);
    expect(pair()).toBe('old-key new-secret');
    expect(settings.callback.tokens).toEqual([TOKEN]);
  });

  it('are the same list until they change, and whoever asked is told when they do', async () => {
    const told = jest.fn();
    files.onChange(told);
    const { tokens } = settings.callback;
    await look(3);
    expect(settings.callback.tokens).toBe(tokens);
    expect(told).not.toHaveBeenCalled();
    write('tokens', `${TOKEN},${OTHER_TOKEN}`);
    await look(3);
    expect(settings.callback.tokens).toEqual([TOKEN, OTHER_TOKEN]);
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('leave every other setting as it was at the start', async () => {
    const { access, database, products, webhook } = settings;
    const before = structuredClone({ access, products, webhook });
    write('secret', 'new-secret');
    await look(2);
    expect({ access, products, webhook }).toEqual(before);
    expect(settings.database).toBe(database);
  });
});
