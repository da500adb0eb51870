import { describeEachDatabase } from './support/databases';
import { useWebhookBench } from './support/webhook-bench';

const PATH = '/v1/webhooks';
const URL = 'https://courier.example.com/hooks/nxcloud?source=gateway';
const SECRET = /^whsec_[A-Za-z0-9+/]{43}=$/;

describeEachDatabase('an endpoint', (create) => {
  const bench = useWebhookBench(create);

  it('is made with 201, its address in Location, every key, and its secret this once', async () => {
    const { http } = bench.client;
    const made = await http.post(PATH, { url: URL, eventTypes: ['pns.call.completed', 'pns.call.unbound'] });
    const { secret, ...shown } = made.body;
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe(`${PATH}/${String(shown.id)}`);
    expect(secret).toMatch(SECRET);
    expect(shown).toEqual({
      id: expect.stringMatching(/^whe_[0-9A-HJKMNP-TV-Z]{26}$/) as unknown,
      url: URL,
      eventTypes: ['pns.call.completed', 'pns.call.unbound'],
      description: null,
      status: 'enabled',
      disabledReason: null,
      createdAt: new Date(bench.clock.now()).toISOString(),
    });
    const read = await http.get(String(made.headers.get('location')));
    expect([read.status, read.body]).toEqual([200, shown]);
    const list = await http.get(PATH);
    expect([list.status, list.body]).toEqual([200, { data: [shown], nextCursor: null }]);
    const { id } = shown;
    const patched = await http.patch(`${PATH}/${String(id)}`, { description: 'orders' });
    expect(patched.body).toEqual({ ...shown, description: 'orders' });
  });

  it('has a secret of its own', async () => {
    const { http } = bench.client;
    const made = [1, 2, 3].map(() => http.post(PATH, { url: URL, eventTypes: ['*'] }));
    const secrets = (await Promise.all(made)).map(({ body }) => body.secret);
    expect(new Set(secrets).size).toBe(3);
  });

  it.each([
    ['its URL', { url: 'https://courier.example.com/other' }],
    ['its types', { eventTypes: ['interline.sms.received'] }],
    ['its types to all', { eventTypes: ['*'] }],
    ['its description', { description: 'now described' }],
    ['all of it', { url: 'https://192.0.2.1.example.com/', eventTypes: ['*'], description: 'changed' }],
    ['nothing', {}],
    ['nothing, by null', { url: null, eventTypes: null, description: null, status: null }],
  ])('is changed by PATCH in %s, and in nothing else', async (_, change) => {
    const { http } = bench.client;
    const draft = { url: URL, eventTypes: ['pns.call.completed'], description: 'made' };
    const { secret, ...made } = (await http.post(PATH, draft)).body;
    expect(secret).toMatch(SECRET);
    const given = Object.entries(change).filter(([, value]) => value !== null);
    const { status, body } = await http.patch(`${PATH}/${String(made.id)}`, change);
    expect([status, body]).toEqual([200, { ...made, ...Object.fromEntries(given) }]);
    expect((await http.get(`${PATH}/${String(made.id)}`)).body).toEqual(body);
  });

  it('is disabled and enabled by PATCH', async () => {
    const { http } = bench.client;
    const { secret, ...made } = (await http.post(PATH, { url: URL, eventTypes: ['*'] })).body;
    expect(secret).toMatch(SECRET);
    const path = `${PATH}/${String(made.id)}`;
    const disabled = await http.patch(path, { status: 'disabled' });
    expect(disabled.body).toEqual({ ...made, status: 'disabled', disabledReason: 'by_client' });
    expect((await http.patch(path, { status: 'enabled' })).body).toEqual(made);
  });

  it('is gone after DELETE, on every route', async () => {
    const { http } = bench.client;
    const { id } = (await http.post(PATH, { url: URL, eventTypes: ['*'] })).body;
    const path = `${PATH}/${String(id)}`;
    const deleted = await http.delete(path);
    expect([deleted.status, deleted.text]).toEqual([204, '']);
    const span = { since: '2026-01-01T00:00:00Z', until: '2026-01-02T00:00:00Z' };
    const answers = [
      await http.get(path),
      await http.get(`${path}/deliveries`),
      await http.patch(path, { status: 'enabled' }),
      await http.post(`${path}/rotate-secret`),
      await http.post(`${path}/test`),
      await http.post(`${path}/replay`, span),
      await http.delete(path),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
      answers.map(() => [404, 'not_found']),
    );
    expect((await http.get(PATH)).body.data).toEqual([]);
  });

  it('is listed newest first, in pages', async () => {
    const { http } = bench.client;
    const ids: unknown[] = [];
    for (let count = 0; count < 5; count += 1) {
      ids.unshift((await http.post(PATH, { url: URL, eventTypes: ['*'] })).body.id);
    }
    const first = (await http.get(`${PATH}?limit=3`)).body;
    const second = (await http.get(`${PATH}?limit=3&cursor=${String(first.nextCursor)}`)).body;
    expect([first, second].map(({ data }) => data?.map(({ id }) => id))).toEqual([
      ids.slice(0, 3),
      ids.slice(3),
    ]);
    expect(second.nextCursor).toBeNull();
  });

  it('lists its deliveries newest first, in pages, and by status', async () => {
    const { http } = bench.client;
    const endpoint = await bench.subscribe();
    endpoint.react({ status: 500 }, { status: 204 });
    const events: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      events.unshift((await bench.endCall()).id);
      await endpoint.arrivals(count + 1);
      await bench.settled(endpoint);
    }
    const path = `${PATH}/${endpoint.id}/deliveries`;
    const eventIds = async (query: string): Promise<unknown[] | undefined> =>
      (await http.get(`${path}${query}`)).body.data?.map(({ eventId }) => eventId);
    expect(await eventIds('')).toEqual(events);
    const first = (await http.get(`${path}?limit=2`)).body;
    expect(await eventIds(`?limit=2&cursor=${String(first.nextCursor)}`)).toEqual(events.slice(2));
    expect(await eventIds('?status=delivered')).toEqual(events.slice(0, 2));
    expect(await eventIds('?status=pending')).toEqual(events.slice(2));
    expect(await eventIds('?status=failed')).toEqual([]);
    const mixed = await http.get(`${path}?status=pending&cursor=${String(first.nextCursor)}`);
    expect([mixed.status, mixed.body.code]).toEqual([422, 'validation_failed']);
    expect((await http.get(`${path}?status=lost`)).body.errors).toEqual([
      expect.objectContaining({ pointer: null, parameter: 'status' }),
    ]);
  });
});
