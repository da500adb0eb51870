import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetClock, startGateway, TestGateway } from './support/gateway';

const START = '2026-09-21T08:00:00.000Z';

describe('API keys of a client', () => {
  const clock = new SetClock(Date.parse(START));
  let gateway: TestGateway;
  let path: string;

  beforeAll(async () => {
    gateway = await startGateway({ clock });
  });

  beforeEach(async () => {
    const { id } = await gateway.createClient();
    path = `/v1/admin/clients/${id}/keys`;
    const { body } = await gateway.admin.get(path);
    await gateway.admin.delete(`${path}/${String(body.data?.[0]?.id)}`);
  });

  afterAll(() => gateway.close());

  it('are shown once, when they are made, and never again', async () => {
    const { status, headers, body } = await gateway.admin.post(path, {
      expiresAt: '2027-01-01T01:00:00+01:00',
    });
    const { id, key, publicId } = body;
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^key_[0-9A-HJKMNP-TV-Z]{26}$/) as string,
      key: expect.stringMatching(/^nxg_test_[0-9A-Za-z]{8}_[0-9A-Za-z]{32}_[0-9A-Za-z]{6}$/) as string,
      mode: 'test',
      publicId: String(key).slice(9, 17),
      createdAt: START,
      expiresAt: '2027-01-01T00:00:00.000Z',
      lastUsedAt: null,
    });
    expect(headers.get('location')).toBe(`${path}/${String(id)}`);

    const { body: list, text } = await gateway.admin.get(path);
    expect(list).toEqual({
      data: [
        {
          id,
          mode: 'test',
          publicId,
          createdAt: START,
          expiresAt: '2027-01-01T00:00:00.000Z',
          lastUsedAt: null,
        },
      ],
      nextCursor: null,
    });
    expect(text).not.toContain(String(key).slice(18));
  });

  it('need no body to be made, and then do not expire', async () => {
    for (const request of [undefined, {}, { expiresAt: null }]) {
      const { status, body } = await gateway.admin.post(path, request);
      expect([status, body.expiresAt]).toEqual([201, null]);
    }
  });

  it.each([
    ['a time that has passed', { expiresAt: '2026-09-21T07:59:59Z' }, '/expiresAt', 'future'],
    ['this very moment', { expiresAt: '2026-09-21T08:00:00Z' }, '/expiresAt', 'future'],
    ['a date without a time', { expiresAt: '2030-01-01' }, '/expiresAt', 'date_time'],
    ['a time without an offset', { expiresAt: '2030-01-01T00:00:00' }, '/expiresAt', 'date_time'],
    ['the 30th of February', { expiresAt: '2030-02-30T00:00:00Z' }, '/expiresAt', 'date_time'],
    ['a number', { expiresAt: 1893456000 }, '/expiresAt', 'date_time'],
    ['an unknown field', { expires: '2030-01-01T00:00:00Z' }, '/expires', 'unknown_field'],
  ])('are not made with %s', async (_, request, pointer, code) => {
    const { status, body } = await gateway.admin.post(path, request);
    expect(status).toBe(422);
    expect(body.errors).toEqual([expect.objectContaining({ pointer, code })]);
    expect((await gateway.admin.get(path)).body.data).toEqual([]);
  });

  it('tell when they were last used', async () => {
    const { body: used } = await gateway.admin.post(path);
    const { body: unused } = await gateway.admin.post(path);
    clock.advanceSeconds(90);
    await gateway.as(String(used.key)).get('/v1/pns/bindings');
    const { body } = await gateway.admin.get(path);
    expect(body.data?.map(({ id, lastUsedAt }) => [id, lastUsedAt])).toEqual([
      [unused.id, null],
      [used.id, new Date(clock.now()).toISOString()],
    ]);
  });

  it('disappear when they are revoked', async () => {
    const { body } = await gateway.admin.post(path);
    const keyPath = `${path}/${String(body.id)}`;
    expect((await gateway.admin.delete(keyPath)).status).toBe(204);
    expect((await gateway.admin.get(path)).body.data).toEqual([]);
    expect((await gateway.admin.delete(keyPath)).status).toBe(404);
  });

  it('of a client that does not exist are not found', async () => {
    const nowhere = '/v1/admin/clients/cli_01K9GZ4T6S3M8V2QXWJ5A7B0CD/keys';
    expect((await gateway.admin.post(nowhere)).status).toBe(404);
    expect((await gateway.admin.get(nowhere)).status).toBe(404);
    expect((await gateway.admin.delete(`${nowhere}/key_01K9GZ4T6S3M8V2QXWJ5A7B0CD`)).status).toBe(404);
  });

  it('of a client that is suspended can be made, and work once it is active', async () => {
    const { id } = await gateway.createClient({ status: 'suspended' });
    const { status, body } = await gateway.admin.post(`/v1/admin/clients/${id}/keys`);
    const http = gateway.as(String(body.key));
    expect(status).toBe(201);
    expect((await http.get('/v1/pns/bindings')).status).toBe(401);
    await gateway.admin.patch(`/v1/admin/clients/${id}`, { status: 'active' });
    expect((await http.get('/v1/pns/bindings')).status).toBe(200);
  });
});

describe('the last use of a key', () => {
  it('outlives a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nxg-test-'));
    const env = { DATABASE_URL: `sqlite:${join(folder, 'kept.sqlite')}` };
    const first = await startGateway({ env, clock: new SetClock(Date.parse(START)) });
    const client = await first.createClient();
    await client.http.get('/v1/pns/bindings');
    await first.close();
    expect(first.log.lines.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([]);

    const second = await startGateway({ env });
    try {
      const { body } = await second.admin.get(`/v1/admin/clients/${client.id}/keys`);
      expect(body.data).toEqual([expect.objectContaining({ lastUsedAt: START })]);
    } finally {
      await second.close();
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a live gateway', () => {
  it('makes live keys', async () => {
    const gateway = await startGateway({ env: { GATEWAY_MODE: 'live' } });
    try {
      const client = await gateway.createClient();
      expect(client.key).toMatch(/^nxg_live_/);
      expect((await client.http.get('/v1/pns/bindings')).status).toBe(200);
    } finally {
      await gateway.close();
    }
  });
});
