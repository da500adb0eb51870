import { createServer, get, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { holdTimers, Journal, settle, StreamServer, untilHeld } from '../../../test/support/stream-line';
import { EVENTS_AT_ONCE, EventStream } from './event-stream';

describe('an event stream', () => {
  let server: StreamServer;
  let source: Journal;

  beforeEach(async () => {
    holdTimers();
    source = new Journal();
    server = await StreamServer.start();
  });

  afterEach(async () => {
    await server.close();
    jest.useRealTimers();
  });

  it('writes each event under its id, as one line of JSON and an empty line', async () => {
    source.append(2, 'two\nlines and ümlauts');
    const line = await server.open(source);
    await untilHeld(() => line.ids.length === 2);

    expect(line.text.split('\n\n').slice(1)).toEqual([
      `id: evt_0\ndata: ${JSON.stringify(source.items[0])}`,
      `id: evt_1\ndata: ${JSON.stringify(source.items[1])}`,
      '',
    ]);
  });

  it('begins before there is anything to bring, so that its reader knows that it is open and where to resume', async () => {
    const line = await server.open(source);

    await untilHeld(() => line.text !== '');

    expect(line.text).toMatch(/^:[^\n]*\nretry: \d+\nid: evt_before\n\n$/);
  });

  it('brings what is new as soon as it is told, and asks for nothing before', async () => {
    const line = await server.open(source);
    await untilHeld(() => source.reads === 1);
    await settle();
    expect(source.reads).toBe(1);

    source.append(1);
    source.tell();

    await untilHeld(() => line.ids.length === 1);
  });

  it('misses no news that comes while it reads', async () => {
    source.whileReading = () => {
      source.whileReading = null;
      source.append(1);
      source.tell();
    };
    const line = await server.open(source);

    await untilHeld(() => line.ids.length === 1);
  });

  it('looks by itself every 5 seconds where nobody tells it', async () => {
    const line = await server.open(source);
    await untilHeld(() => source.reads === 1);
    source.append(1);

    await jest.advanceTimersByTimeAsync(4999);
    await settle();
    expect(line.ids).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);

    await untilHeld(() => line.ids.length === 1);
  });

  it('brings many batches in their order, each event once', async () => {
    const count = EVENTS_AT_ONCE * 7 + 3;
    source.append(count);
    const line = await server.open(source);

    await untilHeld(() => line.ids.length >= count);

    expect(line.ids).toEqual(source.items.map(({ id }) => id));
  });

  it('writes a comment every 15 seconds and renews its place', async () => {
    const line = await server.open(source);
    await untilHeld(() => source.reads === 1 && line.text !== '');
    const beginning = line.text;

    await jest.advanceTimersByTimeAsync(14_999);
    await settle();
    expect([line.text, source.heartbeats]).toEqual([beginning, 0]);
    await jest.advanceTimersByTimeAsync(1);
    await untilHeld(() => line.text !== beginning);
    expect(line.text.slice(beginning.length)).toMatch(/^:[^\n]*\n\n$/);
    await jest.advanceTimersByTimeAsync(30_000);

    await untilHeld(() => /^(:[^\n]*\n\n){3}$/.test(line.text.slice(beginning.length)));
    expect(source.heartbeats).toBe(3);
  });

  it('ends when its place cannot be renewed', async () => {
    const line = await server.open(source);
    source.isAway = true;

    await jest.advanceTimersByTimeAsync(15_000);

    await untilHeld(() => line.isOver && line.response.closed);
  });

  it('is over when its reader leaves, and leaves nothing behind', async () => {
    const line = await server.open(source);
    await untilHeld(() => source.reads === 1);

    line.incoming.destroy();

    await untilHeld(() => line.isOver);
    expect([source.listening, jest.getTimerCount()]).toEqual([0, 0]);
  });

  it('is over when it is told to end, and its reader sees a proper end', async () => {
    const line = await server.open(source);
    await untilHeld(() => source.reads === 1);

    line.stream.end();

    await untilHeld(() => line.isOver && line.incoming.readableEnded);
    expect([line.incoming.complete, source.listening, jest.getTimerCount()]).toEqual([true, 0, 0]);
  });

  it('writes nothing after its end, not even what it is reading', async () => {
    source.append(1);
    const line = await server.open(source);
    await untilHeld(() => line.ids.length === 1);
    source.whileReading = () => {
      line.stream.end();
    };
    source.append(1);
    source.tell();

    await untilHeld(() => line.isOver && line.incoming.readableEnded);

    expect(line.ids).toEqual(['evt_0']);
  });

  it('fails, and leaves nothing behind, when its events cannot be read', async () => {
    const line = await server.open(source);
    await untilHeld(() => source.reads === 1);
    source.whileReading = () => {
      throw new Error('the database is away');
    };
    source.tell();

    await untilHeld(() => line.isOver && line.incoming.readableEnded);
    await expect(line.run).rejects.toThrow('the database is away');
    expect([source.listening, jest.getTimerCount()]).toEqual([0, 0]);
  });
});

describe('an event stream whose reader left before it began', () => {
  let server: Server;

  beforeEach(async () => {
    holdTimers();
    server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(() => {
    server.close();
    jest.useRealTimers();
  });

  it('is over, and leaves nothing behind', async () => {
    const arrived = new Promise<ServerResponse>((resolve) => {
      server.once('request', (_, response) => {
        resolve(response);
      });
    });
    const request = get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', agent: false });
    request.on('error', () => undefined);
    const response = await arrived;
    request.destroy();
    await untilHeld(() => response.closed);

    const source = new Journal();
    let isOver = false;
    void new EventStream(response).run(source).finally(() => {
      isOver = true;
    });
    await settle();
    await jest.advanceTimersByTimeAsync(60_000);
    await settle();

    expect({ isOver, listening: source.listening, timers: jest.getTimerCount() }).toEqual({
      isOver: true,
      listening: 0,
      timers: 0,
    });
  });
});
