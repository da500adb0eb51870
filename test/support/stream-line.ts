import { createServer, get, IncomingMessage, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { EVENTS_AT_ONCE, EventStream, StreamSource } from '../../src/callback/events/event-stream';

interface Item {
  readonly id: string;
  readonly text?: string;
}

/** A client's events, in memory, and what a stream asked of them. */
export class Journal implements StreamSource {
  readonly after = 'evt_before';
  readonly items: Item[] = [];
  /** How many events have been handed out. */
  handedOut = 0;
  reads = 0;
  heartbeats = 0;
  /** Runs within a read, after it has looked and before it answers. */
  whileReading: (() => void) | null = null;
  /** The database does not answer heartbeats. */
  isAway = false;
  private readonly listeners = new Set<() => void>();

  get listening(): number {
    return this.listeners.size;
  }

  /** @param text what each of them says */
  append(count: number, text?: string): void {
    for (let added = 0; added < count; added += 1) this.items.push({ id: `evt_${this.items.length}`, text });
  }

  tell(): void {
    this.listeners.forEach((listener) => {
      listener();
    });
  }

  next(): Promise<readonly Item[]> {
    this.reads += 1;
    const items = this.items.slice(this.handedOut, this.handedOut + EVENTS_AT_ONCE);
    this.handedOut += items.length;
    this.whileReading?.();
    return Promise.resolve(items);
  }

  onNews(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onHeartbeat(): Promise<void> {
    this.heartbeats += 1;
    return this.isAway ? Promise.reject(new Error('the database is away')) : Promise.resolve();
  }
}

/** One stream over a real connection, seen from both ends. */
export class StreamLine {
  /** What the reader got. */
  text = '';
  /** Whether `run` has come to its end. */
  isOver = false;

  constructor(
    readonly stream: EventStream,
    readonly response: ServerResponse,
    readonly incoming: IncomingMessage,
    readonly run: Promise<void>,
  ) {
    const end = (): void => {
      this.isOver = true;
    };
    run.then(end, end);
    incoming.setEncoding('utf8').on('error', () => undefined);
    incoming.on('data', (chunk: string) => (this.text += chunk));
  }

  get ids(): string[] {
    return [...this.text.matchAll(/^id: (\S+)\ndata:/gm)].map(([, id = '']) => id);
  }
}

/** Answers every request with an event stream. */
export class StreamServer {
  private source = new Journal();
  private begin: (line: Pick<StreamLine, 'stream' | 'response'> & { run: Promise<void> }) => void = () =>
    undefined;

  private constructor(private readonly server: Server) {
    server.on('request', (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const stream = new EventStream(response);
      this.begin({ stream, response, run: stream.run(this.source) });
    });
  }

  static async start(): Promise<StreamServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new StreamServer(server);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Opens a stream of what the journal has, and reads it. */
  async open(source: Journal): Promise<StreamLine> {
    this.source = source;
    const begun = new Promise<Parameters<StreamServer['begin']>[0]>((resolve) => (this.begin = resolve));
    const request = get({ port: this.port, host: '127.0.0.1', agent: false });
    request.on('error', () => undefined);
    const incoming = await new Promise<IncomingMessage>((resolve) => request.once('response', resolve));
    const { stream, response, run } = await begun;
    return new StreamLine(stream, response, incoming, run);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** The timers of a test's own making; sockets and microtasks go on. */
export function holdTimers(): void {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'Date'] });
}

/** Waits without a timer, where timers are held. */
export async function untilHeld(holds: () => boolean, seconds = 5): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`it did not happen within ${seconds} seconds`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Lets everything happen that waits for no timer. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
