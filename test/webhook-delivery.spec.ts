import { PHONE_A } from './support/canaries';
import { describeEachDatabase } from './support/databases';
import { createPhoneClient, deliveriesOf, useWebhookBench } from './support/webhook-bench';

describeEachDatabase('an event on its way to an endpoint', (create) => {
  const bench = useWebhookBench(create);

  it('arrives as GET /v1/events/{id} shows it, byte for byte, signed with the secret of the endpoint', async () => {
    const endpoint = await bench.subscribe();
    const event = await bench.endCall({ record: 'https://recordings.example.com/你好.mp3' });
    const [webhook] = await endpoint.arrivals(1);
    const shown = await bench.client.http.get(`/v1/events/${event.id}`);
    expect(webhook?.body).toBe(shown.text);
    expect(JSON.parse(webhook?.body ?? '')).toEqual(event);
    expect(event).toMatchObject({
      type: 'calling.call.completed',
      data: { call: { caller: PHONE_A, recordingUrl: 'https://recordings.example.com/你好.mp3' } },
    });
  });

  it('is a POST of JSON under the id of the event and the time of the attempt', async () => {
    const endpoint = await bench.subscribe();
    const event = await bench.endCall();
    const [webhook] = await endpoint.arrivals(1);
    expect(webhook?.method).toBe('POST');
    expect(webhook?.headers).toMatchObject({
      'content-type': expect.stringMatching(/^application\/json/) as unknown,
      'webhook-id': event.id,
      'webhook-timestamp': String(Math.floor(bench.clock.now() / 1000)),
      'webhook-signature': expect.stringMatching(/^v1,[A-Za-z0-9+/]{43}=$/) as unknown,
    });
  });

  it.each([200, 201, 202, 204, 299])(
    'is delivered when it is answered %i, after one attempt',
    async (status) => {
      const endpoint = await bench.subscribe();
      endpoint.react({
        status,
        body: status === 204 ? '' : '{"code":1,"msg":"what I say is not what I mean"}',
      });
      const event = await bench.endCall();
      await endpoint.arrivals(1);
      await bench.settled(endpoint);
      expect(await deliveriesOf(bench.client, endpoint)).toEqual([
        {
          id: expect.stringMatching(/^dlv_[0-9A-Z]{26}$/) as unknown,
          eventId: event.id,
          endpointId: endpoint.id,
          status: 'delivered',
          nextAttemptAt: null,
          attempts: [
            {
              at: new Date(bench.clock.now()).toISOString(),
              statusCode: status,
              error: null,
              durationMs: expect.any(Number) as unknown,
            },
          ],
        },
      ]);
      bench.advanceSeconds(86_400);
      await bench.looked();
      expect(endpoint.webhooks).toHaveLength(1);
    },
  );

  it('goes to every endpoint that wants its type, and to no other', async () => {
    const all = await bench.subscribe();
    const named = await bench.subscribe({ eventTypes: ['pns.call.completed', 'calling.call.completed'] });
    const other = await bench.subscribe({ eventTypes: ['interline.call.completed', 'pns.call.unbound'] });
    const event = await bench.endCall();
    await Promise.all([all.arrivals(1), named.arrivals(1)]);
    await bench.looked();
    expect([all, named, other].map(({ webhooks }) => webhooks.map(({ id }) => id))).toEqual([
      [event.id],
      [event.id],
      [],
    ]);
    expect(await deliveriesOf(bench.client, other)).toEqual([]);
  });

  it('follows a change of the types and of the address from the next event on', async () => {
    const { http } = bench.client;
    const endpoint = await bench.subscribe({ eventTypes: ['pns.call.completed'] });
    const moved = await bench.subscribe({ eventTypes: ['pns.call.completed'] });
    await bench.endCall();
    await http.patch(`/v1/webhooks/${endpoint.id}`, {
      eventTypes: ['calling.call.completed'],
      url: moved.url,
    });
    moved.secrets.splice(0, 1, ...endpoint.secrets);
    const event = await bench.endCall();
    await moved.arrivals(1);
    await bench.looked();
    expect(endpoint.webhooks).toEqual([]);
    expect(moved.webhooks.map(({ id }) => id)).toEqual([event.id]);
  });

  it('never reaches an endpoint of another client', async () => {
    const stranger = await createPhoneClient(bench.gateway);
    const own = await bench.subscribe();
    const foreign = await bench.subscribe({}, stranger);
    await bench.endCall();
    await own.arrivals(1);
    await bench.looked();
    expect(foreign.webhooks).toEqual([]);
    expect(await deliveriesOf(stranger, foreign)).toEqual([]);
  });
});

describeEachDatabase('a test event', (create) => {
  const bench = useWebhookBench(create);

  it('is accepted with 202 and the delivery, which is then made', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react('hang');
    const { status, body } = await bench.client.http.post(`/v1/webhooks/${endpoint.id}/test`);
    const [webhook] = await endpoint.arrivals(1);
    expect(status).toBe(202);
    expect(body).toEqual({
      id: expect.stringMatching(/^dlv_/) as unknown,
      eventId: webhook?.id,
      endpointId: endpoint.id,
      status: 'pending',
      nextAttemptAt: expect.any(String) as unknown,
      attempts: [],
    });
    endpoint.letGo();
    await bench.settled(endpoint);
    expect(await bench.lastDelivery(endpoint)).toMatchObject({ id: body.id, status: 'delivered' });
  });

  it('is of the type webhook.test and of no product, and has every member', async () => {
    const endpoint = await bench.subscribe();
    await bench.client.http.post(`/v1/webhooks/${endpoint.id}/test`);
    const [webhook] = await endpoint.arrivals(1);
    const none = null;
    expect(JSON.parse(webhook?.body ?? '')).toEqual({
      id: webhook?.id,
      type: 'webhook.test',
      timestamp: new Date(bench.clock.now()).toISOString(),
      data: {
        product: none,
        bindingId: none,
        revision: 1,
        call: {
          ...{ callId: none, caller: none, callee: none, numberX: none, numberY: none },
          ...{ outcome: none, outcomeCode: none, outcomeText: none },
          ...{ startedAt: none, ringingAt: none, answeredAt: none, endedAt: none },
          ...{ durationSeconds: none, billedSeconds: none, endedBy: none },
          ...{ recordingUrl: none, smsContent: none, legs: [], costs: [] },
        },
        userData: none,
        provenance: 'token',
        provider: {},
      },
    });
  });

  it('goes to that endpoint alone, whatever types it wants, and is never listed', async () => {
    const endpoint = await bench.subscribe({ eventTypes: ['pns.call.unbound'] });
    const other = await bench.subscribe();
    await bench.client.http.post(`/v1/webhooks/${endpoint.id}/test`);
    await endpoint.arrivals(1);
    const event = await bench.endCall();
    await other.arrivals(1);
    await bench.looked();
    expect(other.webhooks.map(({ id }) => id)).toEqual([event.id]);
    const list = await bench.client.http.get('/v1/events');
    expect(list.body.data?.map(({ id }) => id)).toEqual([event.id]);
  });
});
