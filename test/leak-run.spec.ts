import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PHONE_A } from './support/canaries';
import { hasPostgres } from './support/postgres';
import { ROOT } from './support/project';

const JEST = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');

interface Run {
  readonly exitCode: number;
  readonly printed: string;
}

describe('a run whose tests all pass', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nxg-leaks-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** Runs Jest as `npm test` does, with tests that pass and leak this. */
  function runWith(...leaks: readonly string[]): Promise<Run> {
    const env = { ...process.env, PLANTED_LEAKS: leaks.join(','), TEST_OUTPUT_FOLDER: folder };
    const words = [JEST, '--runInBand', '--testMatch', '**/test/support/planted-leak.ts'];
    return new Promise((resolve) => {
      execFile(process.execPath, words, { cwd: ROOT, env }, (error, stdout, stderr) => {
        resolve({ exitCode: Number(error?.code ?? 0), printed: `${stdout}${stderr}` });
      });
    });
  }

  it('is green when nothing leaks', async () => {
    const { exitCode, printed } = await runWith('nothing');
    expect(printed).toMatch(/leak scan: \d+ lines of output, no secret, no number/);
    expect(exitCode).toBe(0);
  });

  it('is red when one log line names a number, and says in which file and line it stands, and not which', async () => {
    const { exitCode, printed } = await runWith('a log line');
    expect(printed).toContain('1 passed, 1 total');
    expect(printed).toMatch(/leak scan: 1 found\n\S+log-\d+\.log:1: a phone number/);
    expect(printed).not.toContain(PHONE_A.slice(1));
    expect(exitCode).not.toBe(0);
  });

  it('is red when an error, a label of a metric, a span, a column or a deleted row shows what it must not', async () => {
    const stores = [
      'a column of SQLite',
      'a deleted row of SQLite',
      ...(hasPostgres ? ['a column of PostgreSQL'] : []),
    ];
    const { exitCode, printed } = await runWith('an error answer', 'a metric label', 'a span', ...stores);
    expect(printed).not.toMatch(/\d failed/);
    const found = [...printed.matchAll(/^\S*?(\w+)-\d+\.log:\d+: (a .+)$/gm)].map(
      ([, file, kind]) => `${file}: ${kind}`,
    );
    expect([...new Set(found)].sort()).toEqual([
      'errors: a phone number',
      'metrics: a phone number',
      'stores: a phone number',
      'stores: a secret of the tests',
      'traces: a phone number',
    ]);
    expect(found.filter((leak) => leak === 'stores: a phone number')).toHaveLength(hasPostgres ? 2 : 1);
    expect(exitCode).not.toBe(0);
  });
});
