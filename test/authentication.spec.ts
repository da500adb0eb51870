import { Database } from '../src/database/database';
import { ADMIN_KEY } from './support/canaries';
import { forgeKey } from './support/forged-key';
import { SetClock, startGateway, TestClient, TestGateway } from './support/gateway';
import { HttpResult } from './support/http';

const PATH = '/v1/pns/bindings';

describe('authentication', () => {
  const clock = new SetClock();
  let gateway: TestGateway;
  let client: TestClient;
  let tokens: Record<string, string>;

  beforeAll(async () => {
    gateway = await startGateway({ clock });
    client = await gateway.createClient();
    const publicId = client.key.split('_')[2] ?? '';
    tokens = {
      'that is no key': 'hello',
      'that is empty': '',
      'that looks like a JWT': 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2lkcC5leGFtcGxlIn0.c2ln',
      'with a wrong checksum': `${client.key.slice(0, -6)}000000`,
      'that lost its last character': client.key.slice(0, -1),
      'of the other mode': forgeKey('live'),
      'that nobody issued': forgeKey('test'),
      'with the public id of a key but another secret': forgeKey('test', publicId),
      'that is long': 'x'.repeat(9000),
      'that is an admin key cut short': ADMIN_KEY.slice(0, -1),
      'that has expired': await expiredKey(),
      'that was revoked': await revokedKey(),
      'of a suspended client': await suspendedKey(),
      'of a deleted client': await deletedKey(),
    };
  });

  afterAll(() => gateway.close());

  async function expiredKey(): Promise<string> {
    const expiresAt = new Date(clock.now() + 60_000).toISOString();
    const { body } = await gateway.admin.post(`/v1/admin/clients/${client.id}/keys`, { expiresAt });
    clock.advanceSeconds(60);
    return String(body.key);
  }
  async function revokedKey(): Promise<string> {
    const { body } = await gateway.admin.post(`/v1/admin/clients/${client.id}/keys`);
    await gateway.admin.delete(`/v1/admin/clients/${client.id}/keys/${String(body.id)}`);
    return String(body.key);
  }
  async function suspendedKey(): Promise<string> {
    const { id, key } = await gateway.createClient();
    await gateway.admin.patch(`/v1/admin/clients/${id}`, { status: 'suspended' });
    return key;
  }
  async function deletedKey(): Promise<string> {
    const { id, key } = await gateway.createClient();
    await gateway.admin.delete(`/v1/admin/clients/${id}`);
    return key;
  }

  function expectRefusal(answer: HttpResult): void {
    const requestId = answer.headers.get('x-request-id') ?? 'none';
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.body).toEqual({
      type: '/problems/unauthenticated',
      title: 'The request is not authenticated',
      status: 401,
      detail: 'Send a valid API key or access token as Authorization: Bearer <token>.',
      instance: `urn:request:${requestId}`,
      code: 'unauthenticated',
      retryable: false,
      owner: 'caller',
    });
  }

  it.each([
    'that is no key',
    'that is empty',
    'that looks like a JWT',
    'with a wrong checksum',
    'that lost its last character',
    'of the other mode',
    'that nobody issued',
    'with the public id of a key but another secret',
    'that is long',
    'that is an admin key cut short',
    'that has expired',
    'that was revoked',
    'of a suspended client',
    'of a deleted client',
  ])('refuses a token %s with the one 401 body', async (name) => {
    const token = tokens[name];
    if (token === undefined) throw new Error('the token was not made');
    expectRefusal(await gateway.as(token).get(PATH));
  });

  it.each([
    ['no header', undefined],
    ['another scheme', (key: string) => `Basic ${key}`],
    ['the key without a scheme', (key: string) => key],
    ['two tokens', (key: string) => `Bearer ${key} ${key}`],
    ['two headers in one', (key: string) => `Bearer ${key}, Bearer ${key}`],
  ])('refuses %s with the same 401 body, though the key is valid', async (_, header) => {
    const headers: Record<string, string> = header === undefined ? {} : { authorization: header(client.key) };
    expectRefusal(await gateway.anyone.get(PATH, { headers }));
  });

  it('takes the scheme in any case, as HTTP does', async () => {
    const { status } = await gateway.anyone.get(PATH, { headers: { authorization: `bEARER ${client.key}` } });
    expect(status).toBe(200);
  });

  it('does not take a key from the query string', async () => {
    const { status } = await gateway.anyone.get(`${PATH}?access_token=${client.key}`);
    expect(status).toBe(401);
  });

  it.each([
    ['that is no key', 0],
    ['that looks like a JWT', 0],
    ['with a wrong checksum', 0],
    ['that lost its last character', 0],
    ['of the other mode', 0],
    ['that is long', 0],
    ['that nobody issued', 1],
  ])('refuses a token %s after %i database look-ups', async (name, lookUps) => {
    const select = jest.spyOn(gateway.app.get(Database).queries, 'selectFrom');
    try {
      const { status } = await gateway.as(tokens[name] ?? '').get(PATH);
      expect(status).toBe(401);
      expect(select).toHaveBeenCalledTimes(lookUps);
    } finally {
      select.mockRestore();
    }
  });

  it('accepts each of several keys of a client, and only the revoked one stops', async () => {
    const { body: second } = await gateway.admin.post(`/v1/admin/clients/${client.id}/keys`);
    const { body: third } = await gateway.admin.post(`/v1/admin/clients/${client.id}/keys`);
    await gateway.admin.delete(`/v1/admin/clients/${client.id}/keys/${String(second.id)}`);
    const statuses = await Promise.all(
      [client.key, String(second.key), String(third.key)].map(
        async (key) => (await gateway.as(key).get(PATH)).status,
      ),
    );
    expect(statuses).toEqual([200, 401, 200]);
  });

  it('accepts a key until the moment it expires', async () => {
    const expiresAt = new Date(clock.now() + 10_000).toISOString();
    const { body } = await gateway.admin.post(`/v1/admin/clients/${client.id}/keys`, { expiresAt });
    const http = gateway.as(String(body.key));
    clock.advanceSeconds(9.999);
    expect((await http.get(PATH)).status).toBe(200);
    clock.advanceSeconds(0.001);
    expect((await http.get(PATH)).status).toBe(401);
  });

  it('names the client and the public id of the key in the log, never the key', async () => {
    const { headers } = await client.http.get(PATH);
    const requestId = headers.get('x-request-id');
    const line = gateway.log.of('request').find((candidate) => candidate.requestId === requestId);
    expect(line).toMatchObject({ clientId: client.id, credential: client.key.slice(9, 17), status: 200 });
    expect(JSON.stringify(gateway.log.lines)).not.toContain(client.key.slice(18));
  });
});
