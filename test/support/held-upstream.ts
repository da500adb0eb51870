import { createServer, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { eventually } from './bindings';

/** An upstream that keeps every request waiting until the test answers it. */
export class HeldUpstream {
  /** The body of every request, in the order of arrival. */
  readonly bodies: string[] = [];
  private readonly waiting: ServerResponse[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<HeldUpstream> {
    const server = createServer();
    const upstream = new HeldUpstream(server);
    server.on('request', (request, response) => {
      void text(request).then((body) => {
        upstream.bodies.push(body);
        upstream.waiting.push(response);
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return upstream;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Waits until so many requests have arrived since the start. */
  async arrivals(count: number): Promise<void> {
    await eventually(() => this.bodies.length >= count);
  }

  /** Answers the request that has waited longest, or the one so many places behind it. */
  answer(body: unknown, place = 0): void {
    const [response] = this.waiting.splice(place, 1);
    if (response === undefined) throw new Error('no request is waiting');
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
