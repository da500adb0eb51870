import { useBench } from './support/bench';
import { bindRelay, push, relayRecord, relayStart } from './support/callbacks';
import { describeEachDatabase } from './support/databases';
import { callNames, endCalls } from './support/ended-calls';
import { Http } from './support/http';
import { expectInvalidParameter } from './support/problems';
import { createPhoneClient, PhoneClient } from './support/webhook-bench';

const PATH = '/v1/events';
const UNKNOWN = 'evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD';

interface Listed {
  readonly callIds: unknown[];
  readonly nextCursor: unknown;
  readonly checkpoint: unknown;
}

async function list(http: Http, query: Readonly<Record<string, unknown>> = {}): Promise<Listed> {
  const given = Object.entries(query).filter(([, value]) => value !== null);
  const parameters = new URLSearchParams(
    given.map(([name, value]): [string, string] => [name, String(value)]),
  );
  const { status, body } = await http.get(`${PATH}?${parameters.toString()}`);
  expect(status).toBe(200);
  const callIds = (body.data ?? []).map(
    ({ data }) => (data as { call: Record<string, unknown> }).call.callId,
  );
  return { callIds, nextCursor: body.nextCursor, checkpoint: body.checkpoint };
}

describeEachDatabase('the list of events', (create) => {
  const bench = useBench(create, {
    env: { WEBHOOK_ALLOW_HTTP: 'true', WEBHOOK_ALLOWED_CIDRS: '127.0.0.0/8' },
  });
  let client: PhoneClient;
  let http: Http;

  beforeEach(async () => {
    client = await createPhoneClient(bench.gateway);
    ({ http } = client);
  });

  const end = (...callIds: string[]): Promise<void> => endCalls(bench.gateway, client, callIds);
  const now = (): string => new Date(bench.clock.now()).toISOString();

  it('is empty for a client that had no call', async () => {
    const { status, body } = await http.get(PATH);
    expect([status, Object.keys(body)]).toEqual([200, ['data', 'nextCursor', 'checkpoint']]);
    expect(body).toEqual({ data: [], nextCursor: null, checkpoint: expect.any(String) as string });
  });

  it('has the caller’s alone, the oldest first', async () => {
    const other = await createPhoneClient(bench.gateway);
    for (const round of [1, 2, 3]) {
      await endCalls(bench.gateway, other, [`theirs-${round}`]);
      await end(`ours-${round}`);
    }
    expect((await list(http)).callIds).toEqual(['ours-1', 'ours-2', 'ours-3']);
    expect((await list(other.http)).callIds).toEqual(['theirs-1', 'theirs-2', 'theirs-3']);
  });

  it('has no tests of webhooks', async () => {
    const { body } = await http.post('/v1/webhooks', { url: 'http://127.0.0.1:9/', eventTypes: ['*'] });
    expect((await http.post(`/v1/webhooks/${String(body.id)}/test`)).status).toBe(202);
    await end('call');
    expect((await list(http)).callIds).toEqual(['call']);
  });

  it('is read in pages: each event once, in order, and the last page says so', async () => {
    const callIds = callNames('call', 7);
    await end(...callIds.slice(0, 4));
    await end(...callIds.slice(4));
    const pages: unknown[][] = [];
    let cursor: unknown = null;
    do {
      const page: Listed = await list(http, { limit: 3, cursor });
      pages.push(page.callIds);
      cursor = page.nextCursor;
    } while (cursor !== null && pages.length < 10);
    expect(pages).toEqual([callIds.slice(0, 3), callIds.slice(3, 6), callIds.slice(6)]);
    expect(await list(http, { limit: 7 })).toMatchObject({ callIds, nextCursor: null });
  });

  it('has 50 events on a page, and never more than 200', async () => {
    await end(...callNames('call', 201));
    expect((await list(http)).callIds).toHaveLength(50);
    for (const limit of [200, 201, 100_000]) {
      const { callIds, nextCursor } = await list(http, { limit });
      expect([callIds.length, typeof nextCursor]).toEqual([200, 'string']);
    }
  });

  it('goes on from a checkpoint exactly after its page, however late', async () => {
    await end('first', 'second', 'third');
    const page = await list(http, { limit: 2 });
    expect(page.checkpoint).toBe(page.nextCursor);
    const last = await list(http, { limit: 2, cursor: page.checkpoint });
    expect(last).toMatchObject({ callIds: ['third'], nextCursor: null });

    const empty = await list(http, { cursor: last.checkpoint });
    expect(empty).toMatchObject({ callIds: [], nextCursor: null });
    bench.clock.advanceSeconds(3600);
    await end('fourth');
    for (const { checkpoint } of [last, empty, await list(http, { cursor: page.checkpoint, limit: 1 })]) {
      expect((await list(http, { cursor: checkpoint })).callIds).toEqual(['fourth']);
    }
  });

  it('misses nothing after an empty first page', async () => {
    const { checkpoint } = await list(http);
    await end('first');
    expect((await list(http, { cursor: checkpoint })).callIds).toEqual(['first']);
  });

  it('goes on from a checkpoint under the same filters', async () => {
    const type = 'calling.call.completed';
    await end('first');
    const { checkpoint } = await list(http, { type });
    await end('second');
    expect((await list(http, { type, cursor: checkpoint })).callIds).toEqual(['second']);
  });

  it('is filtered by type, binding and call, and by all of them together', async () => {
    const { gateway } = bench;
    const { id, subid } = await bindRelay(client);
    await end('whatsapp', 'shared');
    await push(gateway, 'interline/call-start', relayStart({ subid, taskid: 'shared' }));
    await push(gateway, 'interline/cdr', relayRecord({ subid, taskid: 'shared' }));
    await push(gateway, 'interline/call-start', relayStart({ subid, taskid: 'text', smsContent: 'hello' }));
    const types = async (query: Record<string, string>): Promise<unknown[]> => {
      const { body } = await http.get(`${PATH}?${new URLSearchParams(query).toString()}`);
      return (body.data ?? []).map(({ type }) => type);
    };
    const [STARTED, ENDED, TEXT] = [
      'interline.call.started',
      'interline.call.completed',
      'interline.sms.received',
    ];
    const WHATSAPP = 'calling.call.completed';
    expect(await types({})).toEqual([WHATSAPP, WHATSAPP, STARTED, ENDED, TEXT]);
    for (const type of [STARTED, ENDED, TEXT]) expect(await types({ type })).toEqual([type]);
    expect(await types({ type: WHATSAPP })).toEqual([WHATSAPP, WHATSAPP]);
    expect(await types({ type: 'pns.call.unbound' })).toEqual([]);
    expect(await types({ bindingId: id })).toEqual([STARTED, ENDED, TEXT]);
    expect(await types({ bindingId: 'bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD' })).toEqual([]);
    expect(await types({ callId: 'shared' })).toEqual([WHATSAPP, STARTED, ENDED]);
    expect(await types({ callId: 'share' })).toEqual([]);
    expect(await types({ callId: 'shared', bindingId: id, type: ENDED })).toEqual([ENDED]);
    expect(await types({ callId: 'whatsapp', bindingId: id })).toEqual([]);
  });

  it('is filtered by time: from `since` on, and before `until`', async () => {
    const times: string[] = [];
    for (const callId of callNames('call', 4)) {
      times.push(now());
      await end(callId);
      bench.clock.advanceSeconds(0.001);
    }
    const [, second = '', , fourth = ''] = times;
    const callIdsOf = async (query: Record<string, unknown>): Promise<unknown[]> =>
      (await list(http, query)).callIds;
    expect(await callIdsOf({ since: second })).toEqual(['call-1', 'call-2', 'call-3']);
    expect(await callIdsOf({ until: fourth })).toEqual(['call-0', 'call-1', 'call-2']);
    expect(await callIdsOf({ since: second, until: fourth })).toEqual(['call-1', 'call-2']);
    expect(await callIdsOf({ since: second, until: second })).toEqual([]);
    expect(await callIdsOf({ since: now() })).toEqual([]);
    expect(await callIdsOf({ until: times[0] })).toEqual([]);
    const inHongKong = new Date(Date.parse(second) + 8 * 3_600_000).toISOString().replace('Z', '+08:00');
    expect(await callIdsOf({ since: inHongKong })).toEqual(['call-1', 'call-2', 'call-3']);
  });

  it('is read in pages under a time, too', async () => {
    await end('early');
    bench.clock.advanceSeconds(1);
    const since = now();
    await end(...callNames('call', 3));
    const first = await list(http, { since, limit: 2 });
    expect(first.callIds).toEqual(['call-0', 'call-1']);
    expect((await list(http, { since, limit: 2, cursor: first.nextCursor })).callIds).toEqual(['call-2']);
  });

  it.each([
    ['type', 'pns.call', 'one_of'],
    ['type', 'webhook.test', 'one_of'],
    ['type', '', 'one_of'],
    ['bindingId', '', 'text'],
    ['callId', '', 'text'],
    ['since', 'yesterday', 'date_time'],
    ['since', '2026-09-21', 'date_time'],
    ['since', '2026-02-30T00:00:00Z', 'date_time'],
    ['until', '1789984800', 'date_time'],
    ['limit', '0', 'minimum'],
    ['limit', '-1', 'integer'],
    ['limit', 'many', 'integer'],
    ['cursor', 'broken', 'cursor'],
    ['cursor', '', 'cursor'],
    ['page', '2', 'unknown_field'],
  ])('refuses %s=%s', async (parameter, value, code) => {
    expectInvalidParameter(
      await http.get(`${PATH}?${parameter}=${encodeURIComponent(value)}`),
      parameter,
      code,
    );
  });

  it('refuses a cursor under other filters, and one of another list', async () => {
    await end(...callNames('call', 3));
    const query = `type=calling.call.completed&since=2026-01-01T00:00:00Z`;
    const { body } = await http.get(`${PATH}?limit=1&${query}`);
    const cursor = String(body.nextCursor);
    expect((await http.get(`${PATH}?${query}&limit=9&cursor=${cursor}`)).status).toBe(200);
    for (const others of [
      '',
      'type=calling.call.completed',
      `${query}&callId=call-1`,
      query.replace('2026', '2025'),
    ]) {
      expectInvalidParameter(await http.get(`${PATH}?${others}&cursor=${cursor}`), 'cursor', 'cursor');
    }
    await bindRelay(client);
    await http.post('/v1/pns/bindings/axe', { phoneA: '+85254987987' });
    await http.post('/v1/pns/bindings/axe', { phoneA: '+85254987987' });
    const { body: bindings } = await http.get('/v1/pns/bindings?limit=1');
    expect(bindings.nextCursor).toEqual(expect.any(String));
    expectInvalidParameter(
      await http.get(`${PATH}?cursor=${String(bindings.nextCursor)}`),
      'cursor',
      'cursor',
    );
  });

  it('refuses another client’s cursor', async () => {
    await end(...callNames('call', 3));
    const { nextCursor, checkpoint } = await list(http, { limit: 1 });
    const stranger = await createPhoneClient(bench.gateway);
    for (const cursor of [nextCursor, checkpoint]) {
      expectInvalidParameter(await stranger.http.get(`${PATH}?cursor=${String(cursor)}`), 'cursor', 'cursor');
    }
  });

  it('refuses a cursor that was cut or changed', async () => {
    await end(...callNames('call', 3));
    const cursor = String((await list(http, { limit: 1 })).nextCursor);
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    const changed = Buffer.from(`${text.slice(0, -1)}2`, 'utf8').toString('base64url');
    for (const broken of [
      cursor.slice(0, -1),
      cursor.slice(1),
      `${cursor}A`,
      `${cursor}=`,
      cursor.toLowerCase(),
      changed,
    ]) {
      expectInvalidParameter(await http.get(`${PATH}?cursor=${broken}`), 'cursor', 'cursor');
    }
  });
});

describeEachDatabase('an event', (create) => {
  const bench = useBench(create);

  it('is read by its id as it stands in the list, and is another client’s to nobody', async () => {
    const client = await createPhoneClient(bench.gateway);
    const stranger = await createPhoneClient(bench.gateway);
    await endCalls(bench.gateway, client, ['call']);
    const [event] = (await client.http.get(PATH)).body.data ?? [];
    const path = `${PATH}/${String(event?.id)}`;
    expect((await client.http.get(path)).body).toEqual(event);
    for (const [http, missing] of [
      [stranger.http, path],
      [client.http, `${PATH}/${UNKNOWN}`],
      [client.http, `${PATH}/${UNKNOWN.toLowerCase()}`],
      [client.http, `${PATH}/bnd_${UNKNOWN.slice(4)}`],
      [client.http, `${PATH}/%00`],
    ] as const) {
      const { status, body } = await http.get(missing);
      expect([status, body.code]).toEqual([404, 'not_found']);
    }
  });

  it('is read with the scope events:read alone', async () => {
    const client = await createPhoneClient(bench.gateway, { scopes: ['events:read'] });
    await endCalls(bench.gateway, client, ['call']);
    const [event] = (await client.http.get(PATH)).body.data ?? [];
    const path = `${PATH}/${String(event?.id)}`;
    expect((await client.http.get(path)).status).toBe(200);
    await bench.gateway.admin.patch(`/v1/admin/clients/${client.id}`, { scopes: ['webhooks:read'] });
    for (const refused of [PATH, path, `${PATH}/stream`]) {
      const { status, body } = await client.http.get(refused);
      expect([status, body.code]).toEqual([403, 'insufficient_scope']);
    }
    for (const refused of [PATH, path, `${PATH}/stream`]) {
      expect((await bench.gateway.anyone.get(refused)).status).toBe(401);
    }
  });
});
