import { useBench } from './support/bench';
import { bindPrivate, BoundBinding } from './support/callback-routing';
import {
  callbacksOf,
  callingBody,
  eventsOf,
  formOf,
  pnsError,
  pnsRecord,
  push,
  relayRecord,
  relayStart,
  whatsappCall,
} from './support/callbacks';
import { BUSINESS_PHONE } from './support/canaries';
import { describeEachDatabase } from './support/databases';
import { TestClient } from './support/gateway';
import { HttpResult } from './support/http';
import { expectInvalidParameter, problem } from './support/problems';

const CALLBACKS = '/v1/admin/callbacks';
const UNKNOWN = 'cbk_01K9GZ4T6S3M8V2QXWJ5A7B0CD';
/** The pushes of the set-up, oldest first, ten seconds after each other. */
const NAMES = ['routed', 'duplicate', 'unrouted', 'quarantined', 'two calls', 'error', 'start'] as const;
type Name = (typeof NAMES)[number];

describeEachDatabase('the callbacks, as an administrator sees them', (create) => {
  const bench = useBench(create);
  const ids = new Map<string, Name>();
  const arrivedAt = new Map<Name, string>();
  let owner: TestClient;
  let bound: BoundBinding;

  beforeAll(async () => {
    const { gateway, clock } = bench;
    owner = await gateway.createClient({ businessPhones: [BUSINESS_PHONE] });
    bound = await bindPrivate(gateway, owner, { userData: 'order 4711' });
    const record = pnsRecord({ callId: 'call-1', bindId: bound.upstreamId, ext: bound.sent });
    const calls = ['call-2', 'call-3'].map((call_id) => whatsappCall({ call_id }));
    const pushes = {
      routed: () => push(gateway, 'pns/call', record),
      duplicate: () => push(gateway, 'pns/call', record),
      unrouted: () => push(gateway, 'pns/call', pnsRecord({ callId: 'call-4', bindId: 'bind-4' })),
      quarantined: () =>
        push(
          gateway,
          'interline/cdr',
          formOf(relayRecord({ taskid: 'call-5', subid: '7005', beginTime: '' })),
        ),
      'two calls': () => push(gateway, 'calling', callingBody(calls)),
      error: () => push(gateway, 'pns/error', pnsError()),
      start: () => push(gateway, 'interline/call-start', relayStart({ taskid: 'call-5', subid: '7005' })),
    };
    for (const name of NAMES) {
      clock.advanceSeconds(10);
      await pushes[name]();
      const [newest] = await callbacksOf(gateway);
      ids.set(String(newest?.id), name);
      arrivedAt.set(name, new Date(clock.now()).toISOString());
    }
  });
  const idOf = (name: Name): string => [...ids].find(([, one]) => one === name)?.[0] ?? '';
  const list = (query = ''): Promise<HttpResult> => bench.gateway.admin.get(`${CALLBACKS}${query}`);
  const namesOf = ({ body }: HttpResult): unknown[] => (body.data ?? []).map(({ id }) => ids.get(String(id)));
  const read = async (name: Name): Promise<HttpResult['body']> => (await list(`/${idOf(name)}`)).body;

  it('stand newest first', async () => {
    const answer = await list();
    expect(namesOf(answer)).toEqual([...NAMES].reverse());
    expect(answer.body.nextCursor).toBeNull();
  });

  it.each<[string, Name[]]>([
    ['status=routed', ['two calls', 'routed']],
    ['status=unrouted', ['start', 'error', 'unrouted']],
    ['status=quarantined', ['quarantined']],
    ['status=duplicate', ['duplicate']],
    ['product=pns', ['error', 'unrouted', 'duplicate', 'routed']],
    ['product=interline', ['start', 'quarantined']],
    ['product=calling', ['two calls']],
    ['callId=call-1', ['duplicate', 'routed']],
    ['callId=call-2', ['two calls']],
    ['callId=call-3', ['two calls']],
    ['callId=call-5', ['start', 'quarantined']],
    ['callId=call', []],
    ['upstreamId=7005', ['start', 'quarantined']],
    ['upstreamId=bind-4', ['unrouted']],
    ['upstreamId=nobody’s', []],
    ['callId=call-5&status=quarantined', ['quarantined']],
    ['product=pns&status=unrouted', ['error', 'unrouted']],
    ['product=calling&callId=call-5', []],
  ])('are narrowed by %s', async (query, names) => {
    expect(namesOf(await list(`?${query}`))).toEqual(names);
  });

  it('are narrowed to those of one bindId', async () => {
    expect(namesOf(await list(`?upstreamId=${bound.upstreamId}`))).toEqual(['duplicate', 'routed']);
  });

  it('are narrowed by time: since is inclusive, until exclusive', async () => {
    const [since, until] = [arrivedAt.get('unrouted') ?? '', arrivedAt.get('two calls') ?? ''];
    expect(namesOf(await list(`?since=${since}&until=${until}`))).toEqual(['quarantined', 'unrouted']);
    expect(namesOf(await list(`?since=${until}`))).toEqual(['start', 'error', 'two calls']);
    expect(namesOf(await list(`?until=${since}`))).toEqual(['duplicate', 'routed']);
  });

  it.each([1, 2, 3, 7])('come in pages of %i, none twice and none left out', async (limit) => {
    const pages: unknown[][] = [];
    let after = '';
    do {
      const answer = await list(`?limit=${limit}${after}`);
      pages.push(namesOf(answer));
      const { nextCursor } = answer.body;
      after = typeof nextCursor === 'string' ? `&cursor=${nextCursor}` : '';
    } while (after !== '');
    expect(pages.flat()).toEqual([...NAMES].reverse());
    const lengths = pages.map(({ length }) => length);
    expect(lengths.slice(0, -1).filter((length) => length !== limit)).toEqual([]);
  });

  it('keep their pages under filters, and a cursor belongs to its filters', async () => {
    const first = await list('?status=unrouted&limit=2');
    expect(namesOf(first)).toEqual(['start', 'error']);
    const cursor = String(first.body.nextCursor);
    expect(namesOf(await list(`?status=unrouted&cursor=${cursor}`))).toEqual(['unrouted']);
    expectInvalidParameter(await list(`?status=routed&cursor=${cursor}`), 'cursor', 'cursor');
    expectInvalidParameter(await list(`?cursor=${cursor}`), 'cursor', 'cursor');
  });

  it.each([
    ['status=lost', 'status', 'one_of'],
    ['product=sms', 'product', 'one_of'],
    ['since=yesterday', 'since', 'date_time'],
    ['until=2026-09-21', 'until', 'date_time'],
    ['limit=0', 'limit', 'minimum'],
    ['cursor=x', 'cursor', 'cursor'],
    ['clientId=cli_1', 'clientId', 'unknown_field'],
  ])('refuse %s', async (query, parameter, code) => {
    expectInvalidParameter(await list(`?${query}`), parameter, code);
  });

  it('tell how one was verified, deduplicated and routed, and why', async () => {
    const [event] = await eventsOf(owner, 'callId=call-1');
    expect(await read('routed')).toEqual({
      id: idOf('routed'),
      product: 'pns',
      source: 'pns/call',
      receivedAt: arrivedAt.get('routed'),
      status: 'routed',
      callId: 'call-1',
      upstreamId: bound.upstreamId,
      verification: { provenance: 'tagged', explanation: expect.stringMatching(/tag/) as string },
      deduplication: { isDuplicate: false, duplicateOf: null },
      routing: {
        routedBy: 'routing_tag',
        clientId: owner.id,
        bindingId: bound.id,
        reason: null,
        field: null,
        explanation: expect.stringMatching(/tag/) as string,
      },
      eventIds: [event?.id],
      body: expect.objectContaining({ callId: 'call-1', bindId: bound.upstreamId }) as unknown,
    });
  });

  it('are listed as they are read, without their fields', async () => {
    const listed = (await list()).body.data ?? [];
    for (const name of NAMES) {
      const { body, eventIds, ...rest } = await read(name);
      expect([body, eventIds]).not.toContain(undefined);
      expect(listed).toContainEqual(rest);
    }
  });

  it('name the one that a duplicate repeats, and no event of its own', async () => {
    expect(await read('duplicate')).toMatchObject({
      status: 'duplicate',
      deduplication: { isDuplicate: true, duplicateOf: idOf('routed') },
      routing: { routedBy: null, clientId: null, bindingId: null, reason: null },
      eventIds: [],
    });
  });

  it('name the field that a quarantined one lacks', async () => {
    expect(await read('quarantined')).toMatchObject({
      status: 'quarantined',
      verification: { provenance: 'token' },
      routing: { reason: 'missing_field', field: '/beginTime', explanation: expect.any(String) as string },
      eventIds: [],
    });
  });

  it('say why nobody got one', async () => {
    expect(await read('unrouted')).toMatchObject({
      status: 'unrouted',
      routing: { reason: 'no_owner', field: null, clientId: null },
      eventIds: [],
    });
  });

  it('name every event of one that reports two calls', async () => {
    const events = [...(await eventsOf(owner, 'callId=call-2')), ...(await eventsOf(owner, 'callId=call-3'))];
    expect(events).toHaveLength(2);
    expect(await read('two calls')).toMatchObject({
      routing: { routedBy: 'business_phone', clientId: owner.id, bindingId: null },
      eventIds: events.map(({ id }) => id),
    });
  });

  it.each([UNKNOWN, 'cbk_1', 'evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD'])('are not found under %s', async (id) => {
    for (const [method, path] of [
      ['GET', `${CALLBACKS}/${id}`],
      ['POST', `${CALLBACKS}/${id}/replay`],
      ['POST', `${CALLBACKS}/${id}/release`],
    ] as const) {
      const body = path.endsWith('/release') ? { clientId: owner.id } : undefined;
      const answer = await bench.gateway.admin.send(method, path, { body });
      expect(answer.body).toEqual(problem(404, 'not_found', { retryable: false, owner: 'caller' }));
    }
  });

  it('are nothing that a client without the scope may see or touch', async () => {
    const id = idOf('unrouted');
    const administrator = await bench.gateway.createClient({ scopes: ['admin'] });
    const REQUESTS = [
      ['GET', CALLBACKS],
      ['GET', `${CALLBACKS}/${id}`],
      ['GET', `${CALLBACKS}/${id}?reveal=true`],
      ['POST', `${CALLBACKS}/${id}/replay`],
      ['POST', `${CALLBACKS}/${id}/release`],
    ] as const;
    for (const [method, path] of REQUESTS) {
      const body = path.endsWith('/release') ? { clientId: owner.id } : undefined;
      const refused = await owner.http.send(method, path, { body });
      expect(refused.body).toMatchObject({ status: 403, code: 'insufficient_scope' });
      expect((await bench.gateway.anyone.send(method, path, { body })).status).toBe(401);
      if (method === 'GET') expect((await administrator.http.get(path)).status).toBe(200);
    }
    expect((await read('unrouted')).status).toBe('unrouted');
    expect(await eventsOf(owner, 'callId=call-4')).toEqual([]);
  });
});
