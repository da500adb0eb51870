import { ClientRequest, get, IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { eventually } from './bindings';
import { noteAnswer } from './output';

/** An event as clients get it. */
export interface StreamedEvent {
  readonly id: string;
  readonly type: string;
  readonly timestamp: string;
  readonly data: { readonly call: Record<string, unknown> } & Record<string, unknown>;
}

export interface ReaderOptions {
  /** Such as `?type=pns.call.completed`. */
  readonly query?: string;
  readonly lastEventId?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Reads nothing until `socket.resume()`. */
  readonly isStalled?: boolean;
}

/** What a reader of `GET /v1/events/stream` got: a stream, or an answer that is none. */
export class EventReader {
  readonly events: StreamedEvent[] = [];
  /** Lines that begin with a colon, without it. */
  readonly comments: string[] = [];
  /** All that came, as text. */
  text = '';
  /** How the stream ended; null: it has not. */
  ending: 'ended' | 'cut off' | null = null;
  private rest = '';

  private constructor(
    private readonly request: ClientRequest,
    readonly response: IncomingMessage,
  ) {}

  /** Resolves when the gateway has answered with its headers. */
  static async open(url: string, token: string | null, options: ReaderOptions = {}): Promise<EventReader> {
    const { query = '', lastEventId, headers, isStalled = false } = options;
    const request = get(`${url}/v1/events/stream${query}`, {
      agent: false,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        accept: 'text/event-stream',
        ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
        ...headers,
      },
    });
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request.once('response', resolve).once('error', reject);
    });
    request.on('error', () => undefined);
    const reader = new EventReader(request, response);
    if (response.statusCode !== 200) {
      reader.text = await text(response);
      const kept = Object.entries(response.headers).map(([name, value]): [string, string] => [
        name,
        String(value),
      ]);
      noteAnswer(reader.status, reader.text, new Headers(kept));
      reader.ending = 'ended';
    } else if (!isStalled) reader.read();
    return reader;
  }

  get status(): number {
    return this.response.statusCode ?? 0;
  }

  /** The answer as JSON, where it is no stream. */
  get body(): Record<string, unknown> {
    return JSON.parse(this.text) as Record<string, unknown>;
  }

  /** The ids of the calls behind the events, in the order they came. */
  get callIds(): unknown[] {
    return this.events.map(({ data }) => data.call.callId);
  }

  /** Begins to read; a stalled reader does so when it is told. */
  read(): void {
    this.response.setEncoding('utf8');
    this.response.on('data', (chunk: string) => {
      this.take(chunk);
    });
    this.response.once('end', () => (this.ending ??= 'ended'));
    this.response.once('close', () => (this.ending ??= 'cut off'));
    this.response.on('error', () => (this.ending ??= 'cut off'));
  }

  /** Waits until so many events have come. */
  async count(count: number, seconds?: number): Promise<void> {
    await eventually(() => this.events.length >= count, seconds);
  }

  /** Waits until the stream is over, and tells after how many seconds it was. */
  async over(seconds?: number): Promise<number> {
    const begun = performance.now();
    await eventually(() => this.ending !== null, seconds);
    return (performance.now() - begun) / 1000;
  }

  /** Leaves, as an application that crashes does. */
  leave(): void {
    this.request.destroy();
  }

  private take(chunk: string): void {
    this.text += chunk;
    const messages = `${this.rest}${chunk}`.split('\n\n');
    this.rest = messages.pop() ?? '';
    for (const message of messages) this.takeMessage(message.split('\n'));
  }

  private takeMessage(lines: readonly string[]): void {
    const fieldOf = (name: string): string[] =>
      lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).trim());
    this.comments.push(...fieldOf(''));
    const [data] = fieldOf('data');
    if (data === undefined) return;
    const event = JSON.parse(data) as StreamedEvent;
    if (fieldOf('id')[0] !== event.id) throw new Error('the id of the message is not the event’s');
    this.events.push(event);
  }
}
