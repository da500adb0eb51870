import {
  holdTimers,
  Journal,
  settle,
  StreamLine,
  StreamServer,
  untilHeld,
} from '../../../test/support/stream-line';
import { EVENTS_AT_ONCE } from './event-stream';

/** Together far more than a connection holds. */
const COUNT = 1000;
const TEXT = 'x'.repeat(20_000);

describe('an event stream whose reader takes nothing', () => {
  let server: StreamServer;
  let source: Journal;
  let line: StreamLine;

  beforeEach(async () => {
    holdTimers();
    source = new Journal();
    source.append(COUNT, TEXT);
    server = await StreamServer.start();
    line = await server.open(source);
    line.incoming.pause();
    await untilStuck();
  });

  afterEach(async () => {
    await server.close();
    jest.useRealTimers();
  });

  /** Waits until the connection holds all it can. */
  async function untilStuck(): Promise<void> {
    let reads = -1;
    while (reads !== source.reads || !line.response.writableNeedDrain) {
      reads = source.reads;
      await settle();
    }
  }

  it('holds one batch in memory, whatever there is to bring', async () => {
    const { reads } = source;
    const held = line.response.writableLength;
    expect(held).toBeLessThan(EVENTS_AT_ONCE * (TEXT.length + 100));
    expect(source.handedOut).toBeLessThan(COUNT);

    for (let round = 0; round < 100; round += 1) {
      source.append(1, TEXT);
      source.tell();
    }
    await jest.advanceTimersByTimeAsync(29_000);
    await settle();

    expect([source.reads, line.response.writableLength]).toEqual([reads, held]);
  });

  it('goes on when it is read again, with nothing lost and nothing twice', async () => {
    await jest.advanceTimersByTimeAsync(29_000);

    line.incoming.resume();

    await untilHeld(() => line.ids.length >= COUNT);
    expect(line.ids).toEqual(source.items.map(({ id }) => id));
    await jest.advanceTimersByTimeAsync(31_000);
    expect(line.isOver).toBe(false);
  });

  it('is cut off after 30 seconds, and leaves nothing behind', async () => {
    await jest.advanceTimersByTimeAsync(29_999);
    await settle();
    expect(line.isOver).toBe(false);

    await jest.advanceTimersByTimeAsync(1);

    await untilHeld(() => line.isOver && line.response.closed);
    expect([source.listening, jest.getTimerCount()]).toEqual([0, 0]);
  });

  it('holds up no other stream', async () => {
    const other = new Journal();
    other.append(EVENTS_AT_ONCE * 2, TEXT);
    const otherLine = await server.open(other);

    await untilHeld(() => otherLine.ids.length === other.items.length);

    await jest.advanceTimersByTimeAsync(30_000);
    await untilHeld(() => line.isOver);
    other.append(1);
    other.tell();
    await untilHeld(() => otherLine.ids.length === other.items.length);
  });

  it('ends at once when it is told to, without waiting for the reader', async () => {
    line.stream.end();

    await untilHeld(() => line.isOver && line.response.closed, 1);
    expect([source.listening, jest.getTimerCount()]).toEqual([0, 0]);
  });
});

describe('an event stream whose reader has stopped, with little left to write', () => {
  let server: StreamServer;

  beforeEach(async () => {
    holdTimers();
    server = await StreamServer.start();
  });

  afterEach(async () => {
    await server.close();
    jest.useRealTimers();
  });

  it('is over soon after it is told to end, and so is its connection', async () => {
    const source = new Journal();
    const line = await server.open(source);
    line.incoming.pause();
    while (line.response.writableLength === 0) {
      source.append(1, TEXT.slice(0, 4000));
      source.tell();
      await settle();
    }
    expect(line.response.writableNeedDrain).toBe(false);

    line.stream.end();
    await settle();
    await jest.advanceTimersByTimeAsync(1000);

    await untilHeld(() => line.isOver && line.response.closed, 1);
  });
});
