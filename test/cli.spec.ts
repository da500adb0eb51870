import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { push, relayRecord } from './support/callbacks';
import { RELAY_A, RELAY_B } from './support/canaries';
import { startGateway, TestGateway } from './support/gateway';
import { notePrinted } from './support/output';

const CLI = join(__dirname, '..', 'dist', 'cli.js');

describe('the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nxg-cli-'));
  const database = { DATABASE_URL: `sqlite:${join(folder, 'gateway.sqlite')}` };
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway({ env: database });
  });
  afterAll(async () => {
    await gateway.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function cli(...words: string[]): Promise<{ code: number; out: Record<string, unknown>; err: string }> {
    const env = { ...database, GATEWAY_MODE: 'test' };
    return new Promise((resolve) => {
      execFile(process.execPath, [CLI, ...words], { env }, (error, stdout, stderr) => {
        notePrinted(stderr);
        const code = error === null ? 0 : Number(error.code ?? 1);
        const out = stdout.startsWith('{')
          ? (JSON.parse(stdout) as Record<string, unknown>)
          : { text: stdout };
        resolve({ code, out, err: stderr });
      });
    });
  }

  it('makes a client and a key that a running gateway accepts at once', async () => {
    const client = await cli(
      'clients',
      'create',
      '--name',
      'courier',
      '--scope',
      'pns:read',
      '--scope',
      'pns:write',
    );
    expect(client.out).toMatchObject({
      name: 'courier',
      scopes: ['pns:read', 'pns:write'],
      pnsNumbers: ['*'],
    });

    const key = await cli('keys', 'create', String(client.out.id));
    const { status } = await gateway.as(String(key.out.key)).get('/v1/pns/bindings');
    expect(status).toBe(200);
  });

  it('revokes a key: the running gateway refuses it within a second', async () => {
    const { out: client } = await cli('clients', 'create', '--name', 'gone', '--scope', 'pns:read');
    const { out: key } = await cli('keys', 'create', String(client.id));
    const http = gateway.as(String(key.key));
    expect((await http.get('/v1/pns/bindings')).status).toBe(200);

    expect((await cli('keys', 'revoke', String(client.id), String(key.id))).code).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect((await http.get('/v1/pns/bindings')).status).toBe(401);
  });

  it('changes, lists, shows and deletes clients', async () => {
    const { out: client } = await cli(
      'clients',
      'create',
      '--name',
      'before',
      '--rate-limit-per-minute',
      '5',
    );
    const id = String(client.id);
    expect(
      (await cli('clients', 'update', id, '--name', 'after', '--status', 'suspended')).out,
    ).toMatchObject({
      id,
      name: 'after',
      status: 'suspended',
      rateLimitPerMinute: 5,
    });
    expect((await cli('clients', 'list', '--limit', '1')).out).toMatchObject({ data: [{ id }] });
    expect((await cli('clients', 'delete', id)).code).toBe(0);
    const { code, err } = await cli('clients', 'show', id);
    expect(code).toBe(1);
    expect(err).toContain('not_found');
  });

  it('finds a call record that has no owner, gives it to a client, and writes down who did', async () => {
    const client = await gateway.createClient();
    await push(gateway, 'interline/cdr', relayRecord({ taskid: 'lost-record' }));
    const { out: list } = await cli('callbacks', 'list', '--call-id', 'lost-record', '--status', 'unrouted');
    const [{ id = '' } = {}] = list.data as { id?: string }[];

    expect((await cli('callbacks', 'show', id)).out).toMatchObject({ body: { caller: '*********01' } });
    expect((await cli('callbacks', 'show', id, '--reveal')).out).toMatchObject({ body: { caller: RELAY_A } });
    const { out: released, err } = await cli('callbacks', 'release', id, '--client-id', client.id);
    expect(err).toBe('');
    expect(released).toMatchObject({ status: 'routed', routing: { routedBy: 'operator' } });
    expect((await client.http.get('/v1/events?callId=lost-record')).body.data).toHaveLength(1);
    expect((await cli('callbacks', 'release', id, '--client-id', client.id)).err).toContain(
      'binding_conflict',
    );

    const { out: audit } = await cli('audit', 'list', '--target', id);
    expect(
      (audit.data as { action: string; outcome: string }[]).map(({ action, outcome }) => [action, outcome]),
    ).toEqual([
      ['callbacks release', 'binding_conflict'],
      ['callbacks release', 'success'],
      ['callbacks show --reveal', 'success'],
    ]);
  });

  it('proves the audit log, and exits 1 when it does not hold what is known', async () => {
    await cli('clients', 'create', '--name', 'audited');
    const proved = await cli('audit', 'verify');
    expect(proved).toMatchObject({ code: 0, out: { isIntact: true, problem: null } });
    const { last } = proved.out as { last: string };
    expect((await cli('audit', 'verify', '--last-known', last)).code).toBe(0);
    const ahead = last.replace(/^\d+/, '100000');
    expect(await cli('audit', 'verify', '--last-known', ahead)).toMatchObject({
      code: 1,
      out: { isIntact: false, problem: { reason: 'cut_off' } },
    });
    const wrong = await cli('audit', 'verify', '--last-known', 'the last');
    expect([wrong.code, wrong.err.includes('audit_link')]).toEqual([1, true]);
  });

  it('erases a number, and the audit log says that something was erased and not what', async () => {
    await push(gateway, 'interline/cdr', relayRecord({ caller: RELAY_B, taskid: 'to-be-erased' }));
    const { out } = await cli('erase', '--number', RELAY_B, '--number', `+86${RELAY_B}`);
    expect((out.callbacks as number) >= 1).toBe(true);
    const { out: list } = await cli('callbacks', 'list', '--call-id', 'to-be-erased');
    expect(list.data).toEqual([]);
    const { out: audit } = await cli('audit', 'list', '--limit', '1');
    expect(audit.data).toMatchObject([{ action: 'erase', target: null, outcome: 'success' }]);
    const wrong = await cli('erase', '--number', 'nobody');
    expect([wrong.code, wrong.err.includes('/numbers')]).toEqual([1, true]);
  });

  it('seals anew what is under another key, here nothing', async () => {
    expect(await cli('reseal')).toMatchObject({ code: 0, out: { resealed: 0 } });
  });

  it('says which option is wrong, and exits 1', async () => {
    const { code, err } = await cli('clients', 'create', '--name', 'x', '--scope', 'everything');
    expect(code).toBe(1);
    expect(err).toContain('/scopes');
  });

  it('names a setting that is wrong, and exits 1', async () => {
    const { code, err } = await new Promise<{ code: number; err: string }>((resolve) => {
      execFile(
        process.execPath,
        [CLI, 'clients', 'list'],
        { env: { DATABASE_URL: 'mysql://x' } },
        (error, _, stderr) => {
          resolve({ code: Number(error?.code ?? 0), err: stderr });
        },
      );
    });
    expect(code).toBe(1);
    expect(err).toBe('Settings: DATABASE_URL must be sqlite:<path> or postgres://…\n');
  });
});
