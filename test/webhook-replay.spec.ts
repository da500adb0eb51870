import { describeEachDatabase } from './support/databases';
import { createPhoneClient, deliveriesOf, useWebhookBench } from './support/webhook-bench';

const PATH = (id: string): string => `/v1/webhooks/${id}/replay`;
const MOST = 100_000;

describeEachDatabase('a replay', (create) => {
  const bench = useWebhookBench(create);

  function at(seconds: number): string {
    return new Date(bench.clock.now() + seconds * 1000).toISOString();
  }

  it('delivers the events from since on and before until', async () => {
    const times: string[] = [];
    const events: string[] = [];
    for (let second = 0; second < 4; second += 1) {
      times.push(at(0));
      events.push((await bench.endCall()).id);
      bench.clock.advanceSeconds(1);
    }
    const endpoint = await bench.subscribe();
    const { status, body } = await bench.client.http.post(PATH(endpoint.id), {
      since: times[1],
      until: times[3],
    });
    expect([status, body]).toEqual([202, { deliveries: 2 }]);
    await endpoint.arrivals(2);
    await bench.looked();
    expect(endpoint.webhooks.map(({ id }) => id).sort()).toEqual(events.slice(1, 3));
  });

  it('sends again what was delivered before, under the same id and in a delivery of its own', async () => {
    const endpoint = await bench.subscribe();
    const event = await bench.endCall();
    await endpoint.arrivals(1);
    await bench.settled(endpoint);
    await bench.client.http.post(PATH(endpoint.id), { since: at(0), until: at(1) });
    const [first, second] = await endpoint.arrivals(2);
    expect([second?.id, second?.body]).toEqual([event.id, first?.body]);
    await bench.settled(endpoint);
    const deliveries = await deliveriesOf(bench.client, endpoint);
    expect(deliveries.map(({ eventId, status }) => [eventId, status])).toEqual([
      [event.id, 'delivered'],
      [event.id, 'delivered'],
    ]);
  });

  it('delivers only the types that the endpoint wants, to that endpoint alone', async () => {
    await bench.endCall();
    const other = await bench.subscribe();
    const picky = await bench.subscribe({ eventTypes: ['pns.call.completed'] });
    const wanting = await bench.subscribe({ eventTypes: ['calling.call.completed'] });
    const span = { since: at(0), until: at(1) };
    expect((await bench.client.http.post(PATH(picky.id), span)).body).toEqual({ deliveries: 0 });
    expect((await bench.client.http.post(PATH(wanting.id), span)).body).toEqual({ deliveries: 1 });
    await wanting.arrivals(1);
    await bench.looked();
    expect([other.webhooks, picky.webhooks]).toEqual([[], []]);
  });

  it('delivers no event of another client and no test event', async () => {
    const stranger = await createPhoneClient(bench.gateway);
    await bench.endCall({}, stranger);
    const endpoint = await bench.subscribe();
    await bench.client.http.post(`/v1/webhooks/${endpoint.id}/test`);
    await endpoint.arrivals(1);
    const { body } = await bench.client.http.post(PATH(endpoint.id), { since: at(-3600), until: at(3600) });
    expect(body).toEqual({ deliveries: 0 });
  });

  it('takes times with an offset, and tells in parts of a second', async () => {
    await bench.endCall();
    const endpoint = await bench.subscribe();
    const now = bench.clock.now();
    const local = (ms: number): string => new Date(ms + 8 * 3600 * 1000).toISOString().replace('Z', '+08:00');
    const replay = async (since: number, until: number): Promise<unknown> =>
      (await bench.client.http.post(PATH(endpoint.id), { since: local(since), until: local(until) })).body;
    expect(await replay(now, now + 1)).toEqual({ deliveries: 1 });
    expect(await replay(now + 1, now + 2)).toEqual({ deliveries: 0 });
    expect(await replay(now - 1, now)).toEqual({ deliveries: 0 });
  });

  it.each([
    ['since is until', { since: '2026-01-01T00:00:00Z', until: '2026-01-01T00:00:00Z' }, '/until'],
    ['since is after until', { since: '2026-01-01T00:00:01Z', until: '2026-01-01T00:00:00Z' }, '/until'],
    ['since is missing', { until: '2026-01-01T00:00:00Z' }, '/since'],
    ['until is null', { since: '2026-01-01T00:00:00Z', until: null }, '/until'],
    ['since is no time', { since: 'yesterday', until: '2026-01-01T00:00:00Z' }, '/since'],
    ['until is no day', { since: '2026-01-01T00:00:00Z', until: '2026-02-30T00:00:00Z' }, '/until'],
    [
      'there is an unknown field',
      { since: '2026-01-01T00:00:00Z', until: '2026-01-02T00:00:00Z', x: 1 },
      '/x',
    ],
  ])('is refused when %s', async (_, span, pointer) => {
    const endpoint = await bench.subscribe();
    const { status, body } = await bench.client.http.post(PATH(endpoint.id), span);
    expect([status, body.code]).toEqual([422, 'validation_failed']);
    expect(body.errors).toEqual([expect.objectContaining({ pointer, parameter: null })]);
  });

  it('is refused when it spans too many events, and delivers none of them', async () => {
    const endpoint = await bench.subscribe({ eventTypes: ['calling.call.completed'] });
    const { id } = bench.client;
    const created = bench.clock.now() + 10_000;
    await bench.database.rows(
      `with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n <= ${MOST})
       insert into events (id, client_id, position, type, created_at, revision, sealed_data)
       select 'evt_' || '${id}' || n, '${id}', n, 'calling.call.completed', ${created}, 1, '' from numbers
       returning 1`,
    );
    const span = { since: at(0), until: at(60) };
    const { status, body } = await bench.client.http.post(PATH(endpoint.id), span);
    expect([status, body.code]).toEqual([422, 'validation_failed']);
    expect(body.errors).toEqual([expect.objectContaining({ pointer: '/until', code: 'time_span' })]);
    expect(await deliveriesOf(bench.client, endpoint)).toEqual([]);
  });
});
