import { BUSINESS_PHONE, PHONE_A, PHONE_B, RELAY_A, RELAY_B, RELAY_X } from './support/canaries';
import { SetClock, startGateway, TestGateway } from './support/gateway';

const PATH = '/v1/admin/clients';
const DRAFT = { name: 'courier', scopes: ['pns:read'], businessPhones: [], interlineNumbers: [] };

describe('clients', () => {
  const clock = new SetClock(Date.parse('2026-09-21T08:00:00Z'));
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway({ clock });
  });

  afterAll(() => gateway.close());

  async function create(draft: Record<string, unknown> = {}): Promise<string> {
    const { status, body } = await gateway.admin.post(PATH, { ...DRAFT, ...draft });
    expect(status).toBe(201);
    return String(body.id);
  }

  it('are created with what was given, and the defaults for the rest', async () => {
    const { status, headers, body } = await gateway.admin.post(PATH, DRAFT);
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^cli_[0-9A-HJKMNP-TV-Z]{26}$/) as string,
      name: 'courier',
      externalId: null,
      scopes: ['pns:read'],
      businessPhones: [],
      interlineNumbers: [],
      pnsNumbers: ['*'],
      upstreamApps: { callingAppKey: null, pnsBusinessId: null, interlineAppId: null },
      rateLimitPerMinute: null,
      status: 'active',
      createdAt: '2026-09-21T08:00:00.000Z',
    });
    expect(headers.get('location')).toBe(`${PATH}/${String(body.id)}`);
  });

  it('keep everything that was given, phone numbers with their +', async () => {
    const draft = {
      name: 'Kurier für Zürich',
      externalId: 'courier-app',
      scopes: ['calling:read', 'interline:write', 'events:read', 'admin'],
      businessPhones: [BUSINESS_PHONE, BUSINESS_PHONE.slice(1, -1)],
      interlineNumbers: [RELAY_X],
      pnsNumbers: [PHONE_A],
      upstreamApps: { callingAppKey: 'app', pnsBusinessId: 'business', interlineAppId: 'relay' },
      rateLimitPerMinute: 7,
      status: 'suspended',
    };
    const id = await create(draft);
    const { body } = await gateway.admin.get(`${PATH}/${id}`);
    expect(body).toEqual({
      ...draft,
      id,
      businessPhones: [BUSINESS_PHONE, BUSINESS_PHONE.slice(0, -1)],
      createdAt: '2026-09-21T08:00:00.000Z',
    });
  });

  it('take null in a request for absent', async () => {
    const id = await create({ externalId: null, rateLimitPerMinute: null, pnsNumbers: null, status: null });
    const { body } = await gateway.admin.get(`${PATH}/${id}`);
    expect(body).toMatchObject({ pnsNumbers: ['*'], status: 'active', rateLimitPerMinute: null });
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ['no name', { name: undefined }, '/name', 'required'],
    ['an empty name', { name: '' }, '/name', 'text'],
    ['a name with a line break', { name: 'a\nb' }, '/name', 'text'],
    ['a name of 101 characters', { name: 'n'.repeat(101) }, '/name', 'text'],
    ['no scopes', { scopes: undefined }, '/scopes', 'required'],
    ['an unknown scope', { scopes: ['pns:admin'] }, '/scopes', 'one_of'],
    ['a scope twice', { scopes: ['pns:read', 'pns:read'] }, '/scopes', 'unique_items'],
    ['a business phone that is none', { businessPhones: ['12'] }, '/businessPhones', 'phone_number'],
    [
      'the asterisk among numbers',
      { businessPhones: ['*', BUSINESS_PHONE] },
      '/businessPhones',
      'number_list',
    ],
    ['an interline number with letters', { interlineNumbers: ['17ab'] }, '/interlineNumbers', 'relay_number'],
    ['pns numbers as text', { pnsNumbers: '*' }, '/pnsNumbers', 'array'],
    ['a limit of 0', { rateLimitPerMinute: 0 }, '/rateLimitPerMinute', 'minimum'],
    ['a limit as text', { rateLimitPerMinute: '5' }, '/rateLimitPerMinute', 'integer'],
    ['an unknown status', { status: 'deleted' }, '/status', 'one_of'],
    ['upstream apps as text', { upstreamApps: 'app' }, '/upstreamApps', 'object'],
    ['an unknown upstream app', { upstreamApps: { mailApp: 'x' } }, '/upstreamApps/mailApp', 'unknown_field'],
    ['an unknown field', { isAdmin: true }, '/isAdmin', 'unknown_field'],
    ['an id of its own', { id: 'cli_1' }, '/id', 'unknown_field'],
    ['a field named constructor', { constructor: 'x' }, '/constructor', 'unknown_field'],
    ['a field named toString', { toString: 'x' }, '/toString', 'unknown_field'],
  ])('are not created with %s', async (_, change, pointer, code) => {
    const { status, body } = await gateway.admin.post(PATH, { ...DRAFT, ...change });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'validation_failed', owner: 'caller', retryable: false });
    expect(body.errors).toContainEqual(expect.objectContaining({ pointer, parameter: null, code }));
  });

  it('name every value that is wrong, not the first alone', async () => {
    const { body } = await gateway.admin.post(PATH, { name: '', scopes: 'x', businessPhones: [] });
    const pointers = (body.errors as { pointer: string }[]).map(({ pointer }) => pointer);
    expect(new Set(pointers)).toEqual(new Set(['/name', '/scopes', '/interlineNumbers']));
  });

  it('change what PATCH names and nothing else', async () => {
    const id = await create({ externalId: 'changing', upstreamApps: { pnsBusinessId: 'business' } });
    const { body: before } = await gateway.admin.get(`${PATH}/${id}`);
    const change = { name: 'courier 2', upstreamApps: { callingAppKey: 'app' }, rateLimitPerMinute: 9 };
    const { status, body } = await gateway.admin.patch(`${PATH}/${id}`, change);
    expect(status).toBe(200);
    expect(body).toEqual({
      ...before,
      name: 'courier 2',
      upstreamApps: { callingAppKey: 'app', pnsBusinessId: 'business', interlineAppId: null },
      rateLimitPerMinute: 9,
    });
    expect((await gateway.admin.get(`${PATH}/${id}`)).body).toEqual(body);
  });

  it('stay as they are when PATCH names nothing, or null', async () => {
    const id = await create({ externalId: 'staying' });
    const { body: before } = await gateway.admin.get(`${PATH}/${id}`);
    expect((await gateway.admin.patch(`${PATH}/${id}`, {})).body).toEqual(before);
    expect((await gateway.admin.patch(`${PATH}/${id}`, { externalId: null })).body).toEqual(before);
  });

  it('are not changed by a PATCH with an unknown field', async () => {
    const id = await create();
    const { status } = await gateway.admin.patch(`${PATH}/${id}`, { name: 'other', createdAt: 'never' });
    expect(status).toBe(422);
    expect((await gateway.admin.get(`${PATH}/${id}`)).body.name).toBe('courier');
  });

  it('have an externalId that no other client has, also when two are created at once', async () => {
    const first = await create({ externalId: 'unique' });
    const second = await create();
    const taken = expect.objectContaining({ pointer: '/externalId', code: 'unique' }) as object;

    const again = await gateway.admin.post(PATH, { ...DRAFT, externalId: 'unique' });
    expect([again.status, again.body.errors]).toEqual([422, [taken]]);
    const moved = await gateway.admin.patch(`${PATH}/${second}`, { externalId: 'unique' });
    expect([moved.status, moved.body.errors]).toEqual([422, [taken]]);
    expect((await gateway.admin.patch(`${PATH}/${first}`, { externalId: 'unique' })).status).toBe(200);

    const race = await Promise.all(
      Array.from({ length: 5 }, () => gateway.admin.post(PATH, { ...DRAFT, externalId: 'raced' })),
    );
    expect(race.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422, 422]);
  });

  it('leave their externalId to others when they are deleted', async () => {
    const id = await create({ externalId: 'inherited' });
    await gateway.admin.delete(`${PATH}/${id}`);
    await create({ externalId: 'inherited' });
  });

  it('are gone after DELETE: not found, not listed, not deleted again', async () => {
    const id = await create();
    expect((await gateway.admin.delete(`${PATH}/${id}`)).status).toBe(204);
    const { status, body } = await gateway.admin.get(`${PATH}/${id}`);
    expect([status, body.code]).toEqual([404, 'not_found']);
    expect((await gateway.admin.patch(`${PATH}/${id}`, { name: 'back' })).status).toBe(404);
    expect((await gateway.admin.delete(`${PATH}/${id}`)).status).toBe(404);
    const list = await gateway.admin.get(`${PATH}?limit=200`);
    expect(list.body.data?.map((client) => client.id)).not.toContain(id);
  });

  it('are not deleted while a binding of theirs is open, and are after its release', async () => {
    const { id, key, http } = await gateway.createClient();
    const { body: binding } = await http.post('/v1/pns/bindings/axb', { phoneA: PHONE_A, phoneB: PHONE_B });
    const refused = await gateway.admin.delete(`${PATH}/${id}`);
    expect([refused.status, refused.body.code]).toEqual([409, 'binding_conflict']);
    expect((await gateway.as(key).get('/v1/pns/bindings')).status).toBe(200);

    expect((await http.delete(`/v1/pns/bindings/${String(binding.id)}`)).status).toBe(204);
    expect((await gateway.admin.delete(`${PATH}/${id}`)).status).toBe(204);
  });

  it('are not deleted while the outcome of a binding is unknown', async () => {
    const { id, http } = await gateway.createClient();
    gateway.simulator.control.addFault({
      match: { operation: 'interline.axb' },
      times: 0,
      after: 0,
      when: 'after',
      action: { type: 'status', status: 502 },
    });
    try {
      const { body } = await http.post('/v1/interline/bindings', {
        numberX: RELAY_X,
        numberA: RELAY_A,
        numberB: RELAY_B,
        ttlSeconds: 60,
      });
      expect(body.code).toBe('upstream_timeout');
    } finally {
      gateway.simulator.control.clearFaults();
    }
    expect((await gateway.admin.delete(`${PATH}/${id}`)).status).toBe(409);
    clock.advanceSeconds(3600);
    expect((await gateway.admin.delete(`${PATH}/${id}`)).status).toBe(204);
  });

  it('that never existed are not found', async () => {
    for (const id of ['cli_01K9GZ4T6S3M8V2QXWJ5A7B0CD', 'x', '%00', "'--"]) {
      expect((await gateway.admin.get(`${PATH}/${id}`)).status).toBe(404);
    }
  });
});
