import { createServer, IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { eventually } from './bindings';
import { Http } from './http';

/** What a receiver answers to a webhook; `hang`: nothing until the test lets go. */
export type Reaction = ReceiverAnswer | 'hang';

export interface ReceiverAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const ACCEPTED: ReceiverAnswer = { status: 204 };

/** A webhook as it came off the wire. */
export class ArrivedWebhook {
  /** When it arrived, in milliseconds of the monotonic clock. */
  readonly arrivedMs = performance.now();

  constructor(
    readonly method: string,
    /** Names in lower case. */
    readonly headers: IncomingHttpHeaders,
    readonly body: string,
    private readonly now: number,
  ) {}

  get id(): string {
    return String(this.headers['webhook-id']);
  }

  get timestampSeconds(): number {
    return Number(this.headers['webhook-timestamp']);
  }

  /** Whether the receivers' library accepts it under this secret, at the time when it arrived. */
  isSignedWith(secret: string): boolean {
    // The library asks `Date` how old the webhook is, and takes no other clock.
    const time = jest.spyOn(Date, 'now').mockReturnValue(this.now);
    try {
      new Webhook(secret).verify(this.body, this.headers as Record<string, string>);
      return true;
    } catch {
      return false;
    } finally {
      time.mockRestore();
    }
  }
}

/** A client's endpoint: refuses what is not signed with a secret that it trusts, and keeps everything else. */
export class TestEndpoint {
  readonly webhooks: ArrivedWebhook[] = [];
  readonly secrets: string[] = [];
  private readonly reactions: Reaction[] = [];
  private readonly held: ServerResponse[] = [];

  constructor(
    readonly id: string,
    readonly url: string,
    private readonly now: () => number,
  ) {}

  /** Reacts so to the webhooks to come, one after the other; the last reaction stays. */
  react(...reactions: Reaction[]): void {
    this.reactions.splice(0, Infinity, ...reactions);
  }

  /** Answers every webhook that hangs, and those to come. */
  letGo(answer: ReceiverAnswer = ACCEPTED): void {
    this.react(answer);
    for (const response of this.held.splice(0)) send(response, answer);
  }

  /** Waits until so many webhooks have arrived since the start. */
  async arrivals(count: number, seconds?: number): Promise<readonly ArrivedWebhook[]> {
    await eventually(() => this.webhooks.length >= count, seconds);
    return this.webhooks;
  }

  async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const webhook = new ArrivedWebhook(
      request.method ?? '',
      request.headers,
      await text(request),
      this.now(),
    );
    const reaction = this.reactions.length > 1 ? this.reactions.shift() : this.reactions[0];
    const isTrusted = this.secrets.some((secret) => webhook.isSignedWith(secret));
    if (isTrusted) this.webhooks.push(webhook);
    if (reaction === 'hang') this.held.push(response);
    else send(response, isTrusted ? (reaction ?? ACCEPTED) : { status: 401 });
  }
}

/** A server on 127.0.0.1 with an endpoint for every path that was registered. */
export class Receiver {
  private readonly endpoints = new Map<string, TestEndpoint>();

  private constructor(
    private readonly server: Server,
    private readonly now: () => number,
  ) {}

  /** @param now the time by which webhooks are fresh, in milliseconds since the epoch */
  static async start(now: () => number = () => Date.now()): Promise<Receiver> {
    const server = createServer();
    const receiver = new Receiver(server, now);
    server.on('request', (request, response) => {
      const endpoint = receiver.endpoints.get(request.url ?? '');
      if (endpoint === undefined) send(response, { status: 404 });
      else endpoint.receive(request, response).catch(() => response.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Registers an endpoint of a client, on a path of its own, and trusts the secret that it is given. */
  async subscribe(
    client: Http,
    draft: Readonly<Record<string, unknown>> = {},
    host = '127.0.0.1',
  ): Promise<TestEndpoint> {
    const path = `/hooks/endpoint-${this.endpoints.size + 1}?source=gateway`;
    const url = `http://${host}:${this.port}${path}`;
    const { status, body } = await client.post('/v1/webhooks', { url, eventTypes: ['*'], ...draft });
    if (status !== 201) throw new Error(`no endpoint was made: ${status}`);
    const endpoint = new TestEndpoint(String(body.id), url, this.now);
    endpoint.secrets.push(String(body.secret));
    this.endpoints.set(path, endpoint);
    return endpoint;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }
}

function send(response: ServerResponse, { status, headers = {}, body = '' }: ReceiverAnswer): void {
  if (!response.destroyed) response.writeHead(status, headers).end(body);
}
