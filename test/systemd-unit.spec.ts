import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './support/project';
import { isInstalled } from './support/installed';

/** Of 100, the less the better. */
const MOST_EXPOSED = 20;

const HAS_SYSTEMD = isInstalled('systemd-analyze');

(HAS_SYSTEMD ? describe : describe.skip)('the unit of systemd', () => {
  const text = readFileSync(join(ROOT, 'deploy', 'systemd', 'nxcloud-gateway.service'), 'utf8');
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nxg-unit-'));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function analyze(unit: string, ...words: string[]): { status: number | null; said: string } {
    const path = join(folder, 'nxcloud-gateway.service');
    // Node is elsewhere on machines that only test.
    writeFileSync(path, unit.replace('/usr/bin/node', process.execPath));
    const { status, stderr } = spawnSync('systemd-analyze', ['--no-pager', ...words, path]);
    return { status, said: stderr.toString() };
  }

  it('says nothing that systemd does not know', () => {
    expect(analyze(text, 'verify')).toEqual({ status: 0, said: '' });
    expect(analyze(text.replace('ProtectClock', 'ProtectClocks'), 'verify').said).toContain('ProtectClocks');
  });

  it('takes away what the gateway does without', () => {
    const security = ['security', '--offline=true', `--threshold=${MOST_EXPOSED}`];
    expect(analyze(text, ...security).status).toBe(0);
    expect(analyze(text.replace('CapabilityBoundingSet=', ''), ...security).status).not.toBe(0);
  });

  it('gives the gateway longer to end than it takes', () => {
    expect(text).toContain('\nTimeoutStopSec=20\n');
  });
});
