import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isJsonObject } from '../simulator/json-text';

export interface ReceivedPush {
  path: string;
  /** Lower-case names. */
  headers: Record<string, unknown>;
  body: string;
  /** By performance.now(), in milliseconds. */
  at: number;
}

/** A customer's server: it keeps what it is pushed, and answers 200 or what it was told. */
export class CallbackReceiver {
  received: ReceivedPush[] = [];
  /** For the pushes to come, one each; `hang` never answers. */
  answers: (number | 'hang')[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<CallbackReceiver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the receiver has no port');
    const receiver = new CallbackReceiver(server, `http://127.0.0.1:${address.port}/callbacks/token`);
    server.on('request', (message, response) => void receiver.take(message, response));
    return receiver;
  }

  /** The ends of the addresses, in the order of arrival. */
  addresses(): string[] {
    return this.received.map(({ path }) => path.replace('/callbacks/token/', ''));
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async take(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of message) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString('utf8');
    this.received.push({ path: message.url ?? '', headers: message.headers, body, at: performance.now() });
    const answer = this.answers.shift() ?? 200;
    if (answer === 'hang') return;
    response.writeHead(answer, { Location: '/elsewhere' }).end('{"code":0}');
  }
}

/** The fields of a form, as texts. */
export function formOf({ body }: ReceivedPush): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(body));
}

export function jsonOf({ body }: ReceivedPush): Record<string, unknown> {
  const value: unknown = JSON.parse(body);
  if (!isJsonObject(value)) throw new Error('the push is no JSON object');
  return value;
}
