import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { push, relayRecord } from './support/callbacks';
import { RELAY_A, RELAY_B } from './support/canaries';
import { cli } from './support/cli';
import { CliShell } from './support/cli-shell';
import { startGateway, TestGateway } from './support/gateway';

describe('the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nxg-cli-'));
  const database = { DATABASE_URL: `sqlite:${join(folder, 'gateway.sqlite')}` };
  const env = { ...database, GATEWAY_MODE: 'test' };
  let gateway: TestGateway;
  let shell: CliShell;

  beforeAll(async () => {
    gateway = await startGateway({ env: database });
    shell = CliShell.open(env);
  });
  afterAll(async () => {
    await shell.close();
    await gateway.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('makes a client and a key that a running gateway accepts at once', async () => {
    const client = await shell.run(
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

    const { out } = await cli(env, ['keys', 'create', String(client.out.id)]);
    const [, key = ''] = /never again:\n\n {2}(nxg_test_\w+)\n\nid +key_/.exec(out) ?? [];
    const { status } = await gateway.as(key).get('/v1/pns/bindings');
    expect(status).toBe(200);
  });

  it('revokes a key: the running gateway refuses it within a second', async () => {
    const { out: client } = await shell.run('clients', 'create', '--name', 'gone', '--scope', 'pns:read');
    const { out: key } = await shell.run('keys', 'create', String(client.id));
    const http = gateway.as(String(key.key));
    expect((await http.get('/v1/pns/bindings')).status).toBe(200);

    expect((await shell.run('keys', 'revoke', String(client.id), String(key.id))).code).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect((await http.get('/v1/pns/bindings')).status).toBe(401);
  });

  it('changes, lists, shows and deletes clients', async () => {
    const { out: client } = await shell.run(
      'clients',
      'create',
      '--name',
      'before',
      '--rate-limit-per-minute',
      '5',
    );
    const id = String(client.id);
    expect(
      (await shell.run('clients', 'update', id, '--name', 'after', '--status', 'suspended')).out,
    ).toMatchObject({
      id,
      name: 'after',
      status: 'suspended',
      rateLimitPerMinute: 5,
    });
    expect((await shell.run('clients', 'list', '--limit', '1')).out).toMatchObject({ data: [{ id }] });
    expect((await shell.typed('clients', 'show', id)).out).toMatch(/^name +after$/m);
    expect((await shell.typed('clients', 'delete', id)).code).toBe(0);
    const { code, err } = await shell.run('clients', 'show', id);
    expect([code, JSON.parse(err)]).toMatchObject([3, { code: 'not_found', detail: 'No such client.' }]);
  });

  it('shows a page as a table, and under it the command for the next one', async () => {
    await shell.run('clients', 'create', '--name', 'second to last');
    await shell.run('clients', 'create', '--name', 'last');
    const { out } = await shell.typed('clients', 'list', '--limit', '1');
    expect(out).toMatch(/^ID +NAME +STATUS +CREATED +SCOPES\ncli_\w+ +last +active +\S+Z +-\n\n/);
    const [, next = ''] = /^There is more: node \S+cli\.js (.*)$/m.exec(out) ?? [];
    expect(next).toMatch(/^clients list --limit 1 --cursor \S+$/);
    expect((await shell.typed(...next.split(' '))).out).toMatch(/^cli_\w+ +second to last +active/m);
  });

  it('finds a call record that has no owner, gives it to a client, and writes down who did', async () => {
    const client = await gateway.createClient();
    await push(gateway, 'interline/cdr', relayRecord({ taskid: 'lost-record' }));
    const { out: list } = await shell.run(
      'callbacks',
      'list',
      '--call-id',
      'lost-record',
      '--status',
      'unrouted',
    );
    const [{ id = '' } = {}] = list.data as { id?: string }[];

    expect((await shell.run('callbacks', 'show', id)).out).toMatchObject({ body: { caller: '*********01' } });
    expect((await shell.run('callbacks', 'show', id, '--reveal')).out).toMatchObject({
      body: { caller: RELAY_A },
    });
    const { out: released, err } = await shell.run('callbacks', 'release', id, '--client-id', client.id);
    expect(err).toBe('');
    expect(released).toMatchObject({ status: 'routed', routing: { routedBy: 'operator' } });
    expect((await client.http.get('/v1/events?callId=lost-record')).body.data).toHaveLength(1);
    expect((await shell.run('callbacks', 'release', id, '--client-id', client.id)).err).toContain(
      'binding_conflict',
    );

    const { out: audit } = await shell.run('audit', 'list', '--target', id);
    expect(
      (audit.data as { action: string; outcome: string }[]).map(({ action, outcome }) => [action, outcome]),
    ).toEqual([
      ['callbacks release', 'binding_conflict'],
      ['callbacks release', 'success'],
      ['callbacks show --reveal', 'success'],
    ]);
  });

  it('proves the audit log, and ends with 5 when it does not hold what is known', async () => {
    await shell.run('clients', 'create', '--name', 'audited');
    const proved = await shell.run('audit', 'verify');
    expect(proved).toMatchObject({ code: 0, out: { isIntact: true, problem: null } });
    const { last } = proved.out as { last: string };
    expect((await shell.run('audit', 'verify', '--last-known', last)).code).toBe(0);
    const ahead = last.replace(/^\d+/, '100000');
    expect(await shell.run('audit', 'verify', '--last-known', ahead)).toMatchObject({
      code: 5,
      out: { isIntact: false, problem: { reason: 'cut_off' } },
    });
    const wrong = await cli(env, ['audit', 'verify', '--last-known', 'the last']);
    expect([wrong.code, wrong.err]).toEqual([
      2,
      'The request is not valid (validation_failed).\n--last-known must be the number of an entry, a colon and its hash\n',
    ]);
  });

  it('erases a number, and the audit log says that something was erased and not what', async () => {
    await push(gateway, 'interline/cdr', relayRecord({ caller: RELAY_B, taskid: 'to-be-erased' }));
    const { out } = await shell.run('erase', '--number', RELAY_B, '--number', `+86${RELAY_B}`);
    expect((out.callbacks as number) >= 1).toBe(true);
    const { out: list } = await shell.run('callbacks', 'list', '--call-id', 'to-be-erased');
    expect(list.data).toEqual([]);
    const { out: audit } = await shell.run('audit', 'list', '--limit', '1');
    expect(audit.data).toMatchObject([{ action: 'erase', target: null, outcome: 'success' }]);
    const wrong = await shell.run('erase', '--number', 'nobody');
    expect([wrong.code, wrong.err.includes('/numbers')]).toEqual([2, true]);
  });

  it('takes the numbers to erase from standard input, so that no history of a shell keeps them', async () => {
    await push(gateway, 'interline/cdr', relayRecord({ caller: RELAY_B, taskid: 'erased-unseen' }));
    const { code, out } = await cli(env, ['erase', '--numbers-from', '-'], `\n${RELAY_B}\n`);
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^The number is gone from:\n\n[^]*callbacks +1\n/),
    ]);
    const absent = await shell.typed('erase', '--numbers-from', join(folder, 'nothing'));
    expect([absent.code, absent.err]).toEqual([2, expect.stringContaining('cannot be read')]);
    expect((await shell.typed('erase')).code).toBe(2);
  });

  it('seals anew what is under another key, here nothing', async () => {
    expect(await shell.run('reseal')).toMatchObject({ code: 0, out: { resealed: 0 } });
  });

  it('says which option is wrong, and ends with 2', async () => {
    const { code, err } = await shell.typed('clients', 'create', '--name', 'x', '--scope', 'everything');
    expect(code).toBe(2);
    expect(err).toMatch(/^--scope each item must be one of/m);
  });

  it('names a setting that is wrong, where to look, and ends with 4', async () => {
    const wrong = { DATABASE_URL: 'mysql://x' };
    const { code, err } = await cli(wrong, ['clients', 'list']);
    expect([code, err]).toEqual([
      4,
      expect.stringMatching(
        /^Settings: DATABASE_URL must be sqlite:<path> or postgres:\/\/…\nSee also: node \S+ doctor\n$/,
      ),
    ]);
    const forScripts = await cli(wrong, ['clients', 'list', '--json']);
    expect(JSON.parse(forScripts.err)).toEqual({
      title: 'The settings are wrong',
      problems: ['DATABASE_URL must be sqlite:<path> or postgres://…'],
    });
  });
});
