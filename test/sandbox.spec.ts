import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startSandbox } from './support/started-sandbox';

const MAIN = join(__dirname, '..', 'dist', 'sandbox', 'main.js');

describe('the sandbox', () => {
  it('runs its tour by itself, every step answered as promised, and exits 0', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [MAIN, '--tour']);
    expect(stdout).toContain('← 201');
    expect(stdout).toContain('"code":"insufficient_scope"');
    for (const heard of [
      'pns.call.completed, answered, verified',
      'calling.call.completed, busy, verified',
      'interline.call.completed, answered, verified',
    ]) {
      expect(stdout).toContain(heard);
    }
    expect(stdout).toContain('The tour is over.');
    expect(stdout).not.toContain('! expected');
  });

  it('prints a tour that works when it is pasted into a shell, and ends with 0 on SIGTERM', async () => {
    const sandbox = await startSandbox();
    const tour = sandbox.printed().slice(sandbox.printed().indexOf('GATEWAY='));
    const { stdout, stderr } = await promisify(execFile)('bash', ['-c', tour]);
    const exitCode = await sandbox.stop();

    expect(stderr).toMatch(/"mode":"xyb".*"status":"active"/);
    expect(stdout).toMatch(/"routed":true/);
    expect(stdout).toMatch(/^204$/m);
    expect(stdout).toMatch(/"businessPhone":"\+6281100000001","wabaId"/);
    expect(stdout).toMatch(/"product":"interline","mode":"axb"/);
    expect(stdout).toMatch(/"pointer":"\/phoneB"/);
    expect(stdout).toMatch(/"code":"insufficient_scope"/);
    expect(stdout).toContain('"type":"pns.call.completed"');
    expect(sandbox.printed()).toContain('courier: pns.call.completed, answered, verified');
    expect(exitCode).toBe(0);
  });
});
