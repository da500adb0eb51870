import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';

/** A request as it came off the wire. */
export interface ArrivedRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** Names in lower case, as Node gives them. */
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Which of the connections to this upstream it came over, from 1. */
  readonly connection: number;
}

export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a string is sent as it is. */
  readonly body?: unknown;
}

/** What the upstream does with a request: an answer, or what the script itself writes to the response. */
export type Script = (
  request: ArrivedRequest,
  response: ServerResponse,
) => ScriptedAnswer | Promise<ScriptedAnswer> | undefined;

/** An upstream that answers what the test says, over real sockets. */
export interface ScriptedUpstream {
  readonly url: string;
  readonly requests: ArrivedRequest[];
  /** How many connections have been opened to it. */
  readonly connections: () => number;
  /** Follows this script from now on. */
  play(script: Script): void;
  /** Answers one after the other; the last one stays. */
  playInTurn(...answers: (ScriptedAnswer | Script)[]): void;
  /** Forgets the requests so far. */
  forget(): void;
  close(): Promise<void>;
}

export async function startScriptedUpstream(): Promise<ScriptedUpstream> {
  const requests: ArrivedRequest[] = [];
  const numbers = new WeakMap<object, number>();
  let connections = 0;
  let script: Script = () => ({ status: 500, body: 'the test gave no script' });
  const server = createServer((message, response) => {
    const serve = async (): Promise<void> => {
      const body = await receive(message);
      const request = {
        method: message.method ?? '',
        target: message.url ?? '',
        headers: message.headers,
        body,
        connection: numbers.get(message.socket) ?? 0,
      };
      requests.push(request);
      const answer = await script(request, response);
      if (answer !== undefined && !response.destroyed) send(response, answer);
    };
    // A caller that gave up, or a script that failed: both end the connection.
    serve().catch(() => response.destroy());
  });
  server.on('connection', (socket) => {
    connections += 1;
    numbers.set(socket, connections);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    connections: () => connections,
    play(next) {
      script = next;
    },
    playInTurn(...answers) {
      let turn = 0;
      script = (request, response) => {
        const answer = answers[Math.min(turn, answers.length - 1)];
        turn += 1;
        return typeof answer === 'function' ? answer(request, response) : answer;
      };
    },
    forget() {
      requests.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function receive(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, { status = 200, headers = {}, body = '' }: ScriptedAnswer): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
