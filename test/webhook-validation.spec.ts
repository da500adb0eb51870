import { useBench } from './support/bench';
import { createSqlite } from './support/databases';

const PATH = '/v1/webhooks';
const VALID = { url: 'https://courier.example.com/hooks', eventTypes: ['*'] };

/** What is refused in an endpoint, and where the answer points. */
const REFUSED: readonly (readonly [string, Record<string, unknown>, string])[] = [
  ['a URL that is none', { url: 'courier.example.com' }, '/url'],
  ['a relative URL', { url: '/hooks' }, '/url'],
  ['an empty URL', { url: '' }, '/url'],
  ['a URL that is a number', { url: 4711 }, '/url'],
  ['http', { url: 'http://courier.example.com/hooks' }, '/url'],
  ['another scheme', { url: 'ftp://courier.example.com/hooks' }, '/url'],
  ['credentials in the URL', { url: 'https://user:password@courier.example.com/' }, '/url'],
  ['a fragment', { url: 'https://courier.example.com/#hooks' }, '/url'],
  ['a URL that is too long', { url: `https://courier.example.com/${'a'.repeat(2048)}` }, '/url'],
  ['loopback', { url: 'https://127.0.0.1/hooks' }, '/url'],
  ['loopback as a number', { url: 'https://2130706433/hooks' }, '/url'],
  ['loopback in IPv6', { url: 'https://[::1]/hooks' }, '/url'],
  ['loopback mapped into IPv6', { url: 'https://[::ffff:127.0.0.1]/hooks' }, '/url'],
  ['a private address', { url: 'https://10.0.0.1/hooks' }, '/url'],
  ['another private address', { url: 'https://192.168.1.1:8443/hooks' }, '/url'],
  ['a link-local address', { url: 'https://169.254.1.1/' }, '/url'],
  ['an address of carrier-grade NAT', { url: 'https://100.64.0.1/' }, '/url'],
  ['a multicast address', { url: 'https://224.0.0.1/' }, '/url'],
  ['a unique local address', { url: 'https://[fd00::1]/' }, '/url'],
  ['a metadata address', { url: 'https://169.254.169.254/latest/meta-data' }, '/url'],
  ['an unknown type', { eventTypes: ['pns.call.completed', 'pns.call.began'] }, '/eventTypes'],
  ['all with others', { eventTypes: ['*', 'pns.call.completed'] }, '/eventTypes'],
  ['no types', { eventTypes: [] }, '/eventTypes'],
  ['types that are no list', { eventTypes: '*' }, '/eventTypes'],
  ['a type that is no text', { eventTypes: [1] }, '/eventTypes'],
  ['a type twice', { eventTypes: ['pns.call.completed', 'pns.call.completed'] }, '/eventTypes'],
  ['a description that is no text', { description: 7 }, '/description'],
  ['a description that is too long', { description: 'a'.repeat(201) }, '/description'],
  ['an unknown field', { secret: 'mine' }, '/secret'],
  [
    'a field that only the gateway sets',
    { disabledReason: null, createdAt: '2026-01-01T00:00:00Z' },
    '/createdAt',
  ],
];

describe('an endpoint', () => {
  const bench = useBench(createSqlite);

  it.each(REFUSED)('is not made with %s', async (_, change, pointer) => {
    const { status, body } = await bench.client.http.post(PATH, { ...VALID, ...change });
    expect([status, body.code]).toEqual([422, 'validation_failed']);
    expect(body.errors).toContainEqual(expect.objectContaining({ pointer, parameter: null }));
    expect(new Set(pointersOf(body.errors))).toEqual(new Set([pointer]));
    expect((await bench.client.http.get(PATH)).body.data).toEqual([]);
  });

  it.each(REFUSED)('is not changed to have %s', async (_, change, pointer) => {
    const { http } = bench.client;
    const { id } = (await http.post(PATH, VALID)).body;
    const before = (await http.get(`${PATH}/${String(id)}`)).body;
    const { status, body } = await http.patch(`${PATH}/${String(id)}`, change);
    expect([status, body.code]).toEqual([422, 'validation_failed']);
    expect(body.errors).toContainEqual(expect.objectContaining({ pointer, parameter: null }));
    expect((await http.get(`${PATH}/${String(id)}`)).body).toEqual(before);
  });

  it.each([
    ['url', '/url'],
    ['eventTypes', '/eventTypes'],
  ])('is not made without %s', async (field, pointer) => {
    for (const value of [undefined, null]) {
      const { status, body } = await bench.client.http.post(PATH, { ...VALID, [field]: value });
      expect([status, body.code]).toEqual([422, 'validation_failed']);
      expect(body.errors).toEqual([expect.objectContaining({ pointer, code: 'required' })]);
    }
  });

  it.each([['paused'], [true], ['']])('takes no status %j', async (value) => {
    const { http } = bench.client;
    const { id } = (await http.post(PATH, VALID)).body;
    const { status, body } = await http.patch(`${PATH}/${String(id)}`, { status: value });
    expect(status).toBe(422);
    expect(body.errors).toEqual([expect.objectContaining({ pointer: '/status' })]);
  });

  it('is made enabled: a status at creation is an unknown field', async () => {
    const { status, body } = await bench.client.http.post(PATH, { ...VALID, status: 'disabled' });
    expect(status).toBe(422);
    expect(body.errors).toEqual([expect.objectContaining({ pointer: '/status', code: 'unknown_field' })]);
  });

  it.each([
    ['POST', 'rotate-secret'],
    ['POST', 'test'],
    ['POST', 'replay'],
    ['GET', 'deliveries'],
  ])('refuses an unknown query parameter: %s %s', async (method, end) => {
    const { http } = bench.client;
    const { id } = (await http.post(PATH, VALID)).body;
    const { status, body } = await http.send(method, `${PATH}/${String(id)}/${end}?dryRun=true`, {
      body: end === 'replay' ? { since: '2026-01-01T00:00:00Z', until: '2026-01-02T00:00:00Z' } : undefined,
    });
    expect([status, body.code]).toEqual([422, 'validation_failed']);
    expect(body.errors).toEqual([expect.objectContaining({ pointer: null, parameter: 'dryRun' })]);
  });

  it.each(['rotate-secret', 'test'])(
    'takes no field at all for %s, and does nothing with one',
    async (end) => {
      const { http } = bench.client;
      const made = await http.post(PATH, VALID);
      const path = `${PATH}/${String(made.body.id)}`;
      const { status, body } = await http.post(`${path}/${end}`, { secret: 'mine' });
      expect([status, body.code]).toEqual([422, 'validation_failed']);
      expect(body.errors).toEqual([expect.objectContaining({ pointer: '/secret', code: 'unknown_field' })]);
      expect((await http.get(`${path}/deliveries`)).body.data).toEqual([]);
    },
  );

  it('takes every type of event by name', async () => {
    const eventTypes = [
      'interline.call.started',
      'interline.sms.received',
      'interline.call.completed',
      'pns.call.completed',
      'pns.call.unbound',
      'calling.call.completed',
    ];
    const { status, body } = await bench.client.http.post(PATH, { ...VALID, eventTypes });
    expect([status, body.eventTypes]).toEqual([201, eventTypes]);
  });
});

function pointersOf(errors: unknown): unknown[] {
  return (errors as { pointer: unknown }[]).map(({ pointer }) => pointer);
}
