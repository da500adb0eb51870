import { useBench } from './support/bench';
import { PNS_BINDS, RELAY_BIND } from './support/bindings';
import { held, pushed } from './support/callback-routing';
import { eventsOf, pnsRecord, relayRecord, relayStart } from './support/callbacks';
import { describeEachDatabase } from './support/databases';
import { HeldUpstream } from './support/held-upstream';
import { HttpResult } from './support/http';

const RELAYS = '/v1/interline/bindings';

describeEachDatabase('a record that comes before the bind is answered', (create) => {
  let upstream: HeldUpstream;
  beforeAll(async () => {
    upstream = await HeldUpstream.start();
  });
  afterAll(() => upstream.close());
  const bench = useBench(create, { upstreamUrl: () => upstream.url });
  let sequence = 0;
  beforeEach(() => {
    sequence += 1;
  });
  const taskid = (): string => `call-${sequence}`;
  const subid = (): string => String(9000 + sequence);

  /** A bind that NXCloud has and has not answered: what it was given, and the answer to come. */
  async function bindInFlight(
    path: string,
    request: object,
    headers: Record<string, string> = {},
  ): Promise<{ body: string; answer: Promise<HttpResult> }> {
    const count = upstream.bodies.length;
    const answer = bench.client.http.post(path, request, headers);
    await upstream.arrivals(count + 1);
    return { body: upstream.bodies.at(-1) ?? '', answer };
  }

  async function relayInFlight(
    headers?: Record<string, string>,
  ): Promise<{ tagged: string; answer: Promise<HttpResult> }> {
    const { body, answer } = await bindInFlight(RELAYS, { ...RELAY_BIND, userData: 'order 4711' }, headers);
    return { tagged: new URLSearchParams(body).get('userData') ?? '', answer };
  }

  async function release(path: string, answered: unknown): Promise<number> {
    const count = upstream.bodies.length;
    const released = bench.client.http.delete(path);
    await upstream.arrivals(count + 1);
    upstream.answer(answered);
    return (await released).status;
  }

  it('is routed, the bind then ends as ever, and the binding can be released', async () => {
    const { gateway, client } = bench;
    const { tagged, answer } = await relayInFlight();
    const start = relayStart({ taskid: taskid(), subid: subid(), userData: tagged });
    expect(await pushed(gateway, 'interline/call-start', start)).toMatchObject({ routedBy: 'routing_tag' });
    const record = relayRecord({ taskid: taskid(), subid: subid(), userData: tagged });
    expect(await pushed(gateway, 'interline/cdr', record)).toMatchObject({ routedBy: 'routing_tag' });
    const events = await eventsOf(client);

    upstream.answer({ error: 0, subid: subid() });
    const { status, body } = await answer;
    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        upstreamId: subid(),
        status: 'active',
        userData: 'order 4711',
        expiresAt: expect.any(String) as string,
      },
    });
    expect(events).toMatchObject([
      { type: 'interline.call.started', data: { bindingId: body.id, userData: 'order 4711' } },
      { type: 'interline.call.completed', data: { bindingId: body.id, userData: 'order 4711' } },
    ]);
    expect(await release(`${RELAYS}/${String(body.id)}`, { error: 0 })).toBe(204);
    expect((await client.http.get(`${RELAYS}/${String(body.id)}`)).body.status).toBe('released');
  });

  it('is nobody’s without the tag when two clients are binding its X number', async () => {
    const { gateway, client } = bench;
    const other = await gateway.createClient();
    const count = upstream.bodies.length;
    const answers = [client, other].map(({ http }) => http.post(RELAYS, RELAY_BIND));
    await upstream.arrivals(count + 2);
    const record = relayRecord({ taskid: taskid(), subid: subid() });
    expect(await pushed(gateway, 'interline/cdr', record)).toMatchObject(
      held('unrouted', 'ambiguous_number'),
    );
    for (const id of ['one', 'two']) upstream.answer({ error: 0, subid: `${subid()} ${id}` });
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([201, 201]);
    expect([await eventsOf(client), await eventsOf(other)]).toEqual([[], []]);
  });

  it('teaches the id where the answer then brings none', async () => {
    const { gateway } = bench;
    const { tagged, answer } = await relayInFlight();
    const record = relayRecord({ taskid: taskid(), subid: subid(), userData: tagged });
    await pushed(gateway, 'interline/cdr', record);
    upstream.answer({ error: 0 });
    const { status, body } = await answer;
    expect({ status, body }).toMatchObject({ status: 201, body: { upstreamId: subid(), status: 'active' } });
    expect(await release(`${RELAYS}/${String(body.id)}`, { error: 0 })).toBe(204);
  });

  it('does not outdo the answer, which says whose id it is', async () => {
    const { gateway, client } = bench;
    const { tagged, answer } = await relayInFlight();
    await pushed(
      gateway,
      'interline/cdr',
      relayRecord({ taskid: taskid(), subid: 'made-up', userData: tagged }),
    );
    upstream.answer({ error: 0, subid: subid() });
    const { body } = await answer;
    expect(body).toMatchObject({ upstreamId: subid(), status: 'active' });
    const later = relayRecord({ taskid: `${taskid()} later`, subid: subid(), userData: tagged });
    expect(await pushed(gateway, 'interline/cdr', later)).toMatchObject({ bindingId: body.id });
    expect(await eventsOf(client)).toHaveLength(2);
  });

  it('is repeated as a duplicate after the answer too', async () => {
    const { gateway, client } = bench;
    const { tagged, answer } = await relayInFlight();
    const record = relayRecord({ taskid: taskid(), subid: subid(), userData: tagged });
    await pushed(gateway, 'interline/cdr', record);
    upstream.answer({ error: 0, subid: subid() });
    await answer;
    expect(await pushed(gateway, 'interline/cdr', record)).toMatchObject({ status: 'duplicate' });
    expect(await eventsOf(client)).toHaveLength(1);
  });

  it('stays an event of the client when the bind is then refused', async () => {
    const { gateway, client } = bench;
    const { tagged, answer } = await relayInFlight();
    await pushed(
      gateway,
      'interline/cdr',
      relayRecord({ taskid: taskid(), subid: subid(), userData: tagged }),
    );
    upstream.answer({ error: 1002, reason: 'no' });
    expect((await answer).status).toBe(422);
    const [event] = await eventsOf(client);
    expect(event).toMatchObject({ data: { userData: 'order 4711' } });
    expect((await client.http.get(`/v1/events/${String(event?.id)}`)).body).toEqual(event);
    const { body } = await client.http.get(RELAYS);
    expect(body.data).toEqual([]);
  });

  it('does not disturb the answer that an Idempotency-Key keeps', async () => {
    const { gateway } = bench;
    const headers = { 'idempotency-key': taskid() };
    const { tagged, answer } = await relayInFlight(headers);
    await pushed(
      gateway,
      'interline/cdr',
      relayRecord({ taskid: taskid(), subid: subid(), userData: tagged }),
    );
    upstream.answer({ error: 0, subid: subid() });
    const first = await answer;
    const request = { ...RELAY_BIND, userData: 'order 4711' };
    const again = await bench.client.http.post(RELAYS, request, headers);
    expect([again.status, again.headers.get('idempotent-replayed'), again.text]).toEqual([
      201,
      'true',
      first.text,
    ]);
  });

  it('tells the number Y and the bindId of a privacy number before its answer does', async () => {
    const { gateway, client } = bench;
    const { body, answer } = await bindInFlight('/v1/pns/bindings/xyb', {
      ...PNS_BINDS.xyb,
      delayDidY: true,
    });
    const { ext } = JSON.parse(body) as { ext: string };
    const ids = { bindId: `bind-${sequence}`, didX: '85261003001', didY: '85261003002' };
    await pushed(gateway, 'pns/call', pnsRecord({ callId: taskid(), ...ids, ext }));
    upstream.answer({ code: 0, data: { bindId: ids.bindId, didX: ids.didX, didY: '' } });
    const { body: bound } = await answer;
    expect(bound).toMatchObject({ upstreamId: ids.bindId, numberX: '+85261003001', numberY: '+85261003002' });
    expect(await eventsOf(client)).toMatchObject([{ data: { bindingId: bound.id } }]);
    expect(await release(`/v1/pns/bindings/${String(bound.id)}`, { code: 0 })).toBe(204);
  });
});
