import { ADMIN_KEY } from './support/canaries';
import { startGateway, TestGateway } from './support/gateway';

const NEXT_ADMIN_KEY = `${ADMIN_KEY}-next`;
const ADMIN_PATH = '/v1/admin/clients';

describe('the admin key', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway({ env: { GATEWAY_ADMIN_KEY: `${ADMIN_KEY},${NEXT_ADMIN_KEY}` } });
  });

  afterAll(() => gateway.close());

  it.each([
    ['the old key', ADMIN_KEY, 200],
    ['the new key', NEXT_ADMIN_KEY, 200],
    ['both together', `${ADMIN_KEY},${NEXT_ADMIN_KEY}`, 401],
    ['a key that begins the same', `${ADMIN_KEY}-other`, 401],
    ['a key in other capitals', ADMIN_KEY.toUpperCase(), 401],
  ])('while rotating, %s is answered as it should', async (_, token, status) => {
    expect((await gateway.as(token).get(ADMIN_PATH)).status).toBe(status);
  });

  it.each([
    ['GET', '/v1/pns/bindings'],
    ['GET', '/v1/interline/bindings'],
    ['GET', '/v1/calling/numbers/+6281100000001'],
    ['DELETE', '/v1/pns/bindings/bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD'],
  ])('opens nothing but administration: %s %s is 403', async (method, path) => {
    const { status, body } = await gateway.admin.send(method, path);
    expect(status).toBe(403);
    expect(body).toMatchObject({ code: 'insufficient_scope', owner: 'caller' });
    expect(gateway.simulator.control.requests()).toEqual([]);
  });

  it('is not needed by a client that has the scope admin', async () => {
    const { http } = await gateway.createClient({ scopes: ['admin'] });
    expect((await http.get(ADMIN_PATH)).status).toBe(200);
    expect((await http.get('/v1/pns/bindings')).status).toBe(403);
  });

  it('keeps administration from a client without the scope admin', async () => {
    const { id, http } = await gateway.createClient();
    expect((await http.get(ADMIN_PATH)).status).toBe(403);
    expect((await http.post(`${ADMIN_PATH}/${id}/keys`)).status).toBe(403);
    expect((await http.patch(`${ADMIN_PATH}/${id}`, { scopes: ['admin'] })).status).toBe(403);
  });
});

describe('a gateway without an admin key', () => {
  it('lets nobody administrate', async () => {
    const gateway = await startGateway({ env: { GATEWAY_ADMIN_KEY: '' } });
    try {
      expect((await gateway.admin.get(ADMIN_PATH)).status).toBe(401);
      expect((await gateway.as('').get(ADMIN_PATH)).status).toBe(401);
    } finally {
      await gateway.close();
    }
  });
});

describe('ADMIN_ALLOWED_CIDRS behind a trusted proxy', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway({
      env: {
        ADMIN_ALLOWED_CIDRS: '10.1.0.0/16, fd00::/8',
        TRUST_PROXY_CIDRS: '127.0.0.0/8, 192.168.7.0/24',
      },
    });
  });

  afterAll(() => gateway.close());

  it.each([
    ['an allowed address', '10.1.2.3', 200],
    ['an allowed IPv6 address', 'fd00::1', 200],
    ['an allowed address in its IPv6-mapped form', '::ffff:10.1.2.3', 200],
    ['an allowed address behind two trusted proxies', '10.1.2.3, 192.168.7.1', 200],
    ['an address outside', '10.2.0.1', 403],
    ['an IPv6 address outside', 'fe80::1', 403],
    ['an allowed address that an outsider put in front of its own', '10.1.2.3, 203.0.113.9', 403],
    ['something that is no address', 'localhost', 403],
  ])('admits by the address that the proxy reports: %s', async (_, forwarded, expected) => {
    const { status } = await gateway.admin.get(ADMIN_PATH, { headers: { 'x-forwarded-for': forwarded } });
    expect(status).toBe(expected);
  });

  it('refuses the proxy itself, which is not on the list', async () => {
    expect((await gateway.admin.get(ADMIN_PATH)).status).toBe(403);
  });

  it('binds clients with the scope admin too, and nobody outside administration', async () => {
    const allowed = { 'x-forwarded-for': '10.1.2.3' };
    const { body: client } = await gateway.admin.post(
      ADMIN_PATH,
      { name: 'operator', scopes: ['admin', 'pns:read'], businessPhones: [], interlineNumbers: [] },
      allowed,
    );
    const { body: key } = await gateway.admin.post(
      `${ADMIN_PATH}/${String(client.id)}/keys`,
      undefined,
      allowed,
    );
    const http = gateway.as(String(key.key));
    expect((await http.get(ADMIN_PATH, { headers: allowed })).status).toBe(200);
    expect((await http.get(ADMIN_PATH)).status).toBe(403);
    expect((await http.get('/v1/pns/bindings')).status).toBe(200);
  });
});

describe('ADMIN_ALLOWED_CIDRS without a trusted proxy', () => {
  it('goes by the socket: a forwarded address opens nothing', async () => {
    const gateway = await startGateway({ env: { ADMIN_ALLOWED_CIDRS: '10.1.0.0/16' } });
    try {
      const headers = { 'x-forwarded-for': '10.1.2.3' };
      expect((await gateway.admin.get(ADMIN_PATH, { headers })).status).toBe(403);
    } finally {
      await gateway.close();
    }
  });
});
