import { CallbackRetention } from '../src/callback/callback-retention';
import { Erasure } from '../src/operations/erasure/erasure';
import { useBench } from './support/bench';
import { eventually } from './support/bindings';
import { bindRelay, push, relayRecord, relayStart } from './support/callbacks';
import { PHONE_B } from './support/canaries';
import { describeEachDatabase } from './support/databases';
import { callNames, endCalls } from './support/ended-calls';
import { EventReader, ReaderOptions } from './support/event-reader';
import { createPhoneClient, PhoneClient } from './support/webhook-bench';

const DAY_SECONDS = 86_400;

describeEachDatabase('the stream of events', (create) => {
  const bench = useBench(create);
  const readers: EventReader[] = [];
  let client: PhoneClient;

  beforeEach(async () => {
    client = await createPhoneClient(bench.gateway);
  });

  afterEach(() => {
    readers.splice(0).forEach((reader) => {
      reader.leave();
    });
  });

  async function open(options: ReaderOptions = {}, { key } = client): Promise<EventReader> {
    const reader = await EventReader.open(bench.gateway.url, key, options);
    readers.push(reader);
    return reader;
  }

  const end = (...callIds: string[]): Promise<void> => endCalls(bench.gateway, client, callIds);

  async function idOf(callId: string, { http } = client): Promise<string> {
    const { body } = await http.get(`/v1/events?callId=${callId}`);
    return String(body.data?.[0]?.id);
  }

  it('is text/event-stream that nothing on the way keeps or holds back', async () => {
    const { status, response } = await open({ headers: { 'x-request-id': 'stream-4711' } });
    expect(status).toBe(200);
    expect(response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-request-id': 'stream-4711',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    expect(response.headers).not.toHaveProperty('content-encoding');
    expect(response.headers).not.toHaveProperty('content-length');
  });

  it('brings each event in a moment, as it is read by its id', async () => {
    const reader = await open();
    for (const callId of callNames('call', 3)) {
      await end(callId);
      await reader.count(Number(callId.slice(-1)) + 1, 1);
    }
    expect(reader.callIds).toEqual(callNames('call', 3));
    for (const event of reader.events) {
      expect(event).toEqual((await client.http.get(`/v1/events/${event.id}`)).body);
    }
    const messages = reader.text.split('\n\n').filter((message) => !message.startsWith(':'));
    expect(messages.join('\n\n')).toMatch(/^(id: evt_\w{26}\ndata: \{[^\n]*\}\n\n){3}$/);
  });

  it('begins with the next event, and has the events of no other client', async () => {
    await end('before');
    const reader = await open();
    const withEmptyId = await open({ lastEventId: '' });
    const stranger = await createPhoneClient(bench.gateway);
    const theirs = await open({}, stranger);
    await endCalls(bench.gateway, stranger, ['theirs']);
    await end('after');
    await Promise.all([reader, withEmptyId, theirs].map((each) => each.count(1)));
    expect([reader, withEmptyId, theirs].map(({ callIds }) => callIds)).toEqual([
      ['after'],
      ['after'],
      ['theirs'],
    ]);
  });

  it('resumes after the event that the reader had last', async () => {
    await end('first', 'second');
    const lastEventId = await idOf('first');
    await end(...callNames('call', 120));
    const reader = await open({ lastEventId });
    await reader.count(121);
    await end('live');
    await reader.count(122);
    expect(reader.callIds).toEqual(['second', ...callNames('call', 120), 'live']);
  });

  it('resumes at the oldest kept event after one that is kept no more', async () => {
    await end('old');
    const lastEventId = await idOf('old');
    bench.clock.advanceSeconds(DAY_SECONDS);
    await end('kept', 'kept too');
    bench.clock.advanceSeconds(29 * DAY_SECONDS);
    await bench.gateway.app.get(CallbackRetention, { strict: false }).run();
    expect((await client.http.get(`/v1/events/${lastEventId}`)).status).toBe(404);
    const reader = await open({ lastEventId });
    await reader.count(2);
    expect(reader.callIds).toEqual(['kept', 'kept too']);
  });

  it('resumes when all events are gone, and brings the next', async () => {
    await end('old');
    const lastEventId = await idOf('old');
    bench.clock.advanceSeconds(31 * DAY_SECONDS);
    await bench.gateway.app.get(CallbackRetention, { strict: false }).run();
    const reader = await open({ lastEventId });
    await end('new');
    await reader.count(1);
    expect(reader.callIds).toEqual(['new']);
  });

  const HISTORIES: readonly [string, () => Promise<unknown>][] = [
    ['a client that never had an event', () => Promise.resolve()],
    ['a client that has events', () => end('before', 'and another')],
    [
      'a client whose newest event was erased',
      async () => {
        await end('before');
        await endCalls(bench.gateway, client, ['erased'], { from: PHONE_B.slice(1) });
        await bench.gateway.app.get(Erasure).erase({ numbers: [PHONE_B] });
      },
    ],
    [
      'a client whose events are kept no more',
      async () => {
        await end('old');
        bench.clock.advanceSeconds(31 * DAY_SECONDS);
        await bench.gateway.app.get(CallbackRetention, { strict: false }).run();
      },
    ],
  ];

  it.each(HISTORIES)(
    'says to %s where to resume, so that nothing is lost by a cut before the first event',
    async (_, live) => {
      await live();
      const cut = await open();
      await eventually(() => cut.text.includes('\n\n'));
      cut.leave();
      await end('while away');
      const [, lastEventId] = /^id: (\S+)$/m.exec(cut.text) ?? [];
      const reader = await open({ lastEventId });
      await reader.count(1);
      expect([cut.callIds, reader.callIds]).toEqual([[], ['while away']]);
    },
  );

  it('brings what the reader asks for: a type, a binding, a call', async () => {
    const { gateway } = bench;
    const { id, subid } = await bindRelay(client);
    await end('before');
    const lastEventId = await idOf('before');
    const filtered = async (query: string): Promise<EventReader[]> =>
      Promise.all([open({ query }), open({ query, lastEventId })]);
    const typed = await filtered('?type=interline.call.completed');
    const bound = await filtered(`?bindingId=${id}`);
    await end('shared');
    await push(gateway, 'interline/call-start', relayStart({ subid, taskid: 'shared' }));
    await push(gateway, 'interline/cdr', relayRecord({ subid, taskid: 'shared' }));
    await push(gateway, 'interline/cdr', relayRecord({ subid, taskid: 'other' }));
    const typesOf = ({ events }: EventReader): string[] =>
      events.map(({ type }) => type.replace('interline.call.', ''));
    for (const reader of typed) {
      await reader.count(2);
      expect(reader.callIds).toEqual(['shared', 'other']);
      expect(typesOf(reader)).toEqual(['completed', 'completed']);
    }
    for (const reader of bound) {
      await reader.count(3);
      expect(reader.callIds).toEqual(['shared', 'shared', 'other']);
      reader.leave();
    }
    const called = await open({ query: '?callId=shared', lastEventId });
    await called.count(3);
    const together = await open({ query: `?callId=other&bindingId=${id}`, lastEventId });
    await together.count(1);
    expect([called.callIds, together.callIds]).toEqual([['shared', 'shared', 'shared'], ['other']]);
  });

  it.each([
    ['an unknown event', 'evt_7ZZZZZZZZZZZZZZZZZZZZZZZZZ'],
    ['an id beyond all times', 'evt_ZZZZZZZZZZZZZZZZZZZZZZZZZZ'],
    ['another kind of id', 'bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD'],
    ['an id in small letters', 'evt_01k9gz4t6s3m8v2qxwj5a7b0cd'],
    ['two ids', 'evt_7ZZZZZZZZZZZZZZZZZZZZZZZZZ, evt_7ZZZZZZZZZZZZZZZZZZZZZZZZZ'],
    ['a number', '17'],
    ['a blank', '%20'],
  ])('refuses %s as Last-Event-ID', async (_, lastEventId) => {
    const reader = await open({ lastEventId });
    expect([reader.status, reader.response.headers['content-type']]).toEqual([
      422,
      'application/problem+json; charset=utf-8',
    ]);
    expect(reader.body).toMatchObject({
      code: 'validation_failed',
      errors: [{ pointer: null, parameter: 'Last-Event-ID' }],
    });
  });

  it('refuses another client’s event as Last-Event-ID, and takes no place for it', async () => {
    const stranger = await createPhoneClient(bench.gateway);
    await endCalls(bench.gateway, stranger, ['theirs']);
    const lastEventId = await idOf('theirs', stranger);
    for (let time = 1; time <= 6; time += 1) expect((await open({ lastEventId })).status).toBe(422);
    for (let time = 1; time <= 5; time += 1) expect((await open()).status).toBe(200);
  });

  it.each(['limit=10', 'cursor=abc', 'since=2026-01-01T00:00:00Z', 'type=none', 'bindingId=', 'other=1'])(
    'refuses %s',
    async (parameter) => {
      const reader = await open({ query: `?${parameter}` });
      expect([reader.status, reader.body.code]).toEqual([422, 'validation_failed']);
    },
  );
});
