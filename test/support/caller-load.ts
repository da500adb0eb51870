import { Agent, ClientRequest, IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { noteAnswer } from './output';

/** A request as an application or NXCloud makes it. */
export interface CallerRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
}

/** What the caller saw of it. */
export interface Seen {
  readonly line: number;
  readonly request: CallerRequest;
  readonly sentAtMs: number;
  /** Null: the connection was refused or broke; `code` says which. */
  readonly status: number | null;
  readonly headers: IncomingMessage['headers'];
  readonly body: Record<string, unknown>;
  /** The problem's, or the socket's. */
  readonly code: string | undefined;
}

export interface CallerLoadOptions {
  readonly url: string;
  /** Makes the next request of a line. */
  readonly next: (line: number) => CallerRequest;
  /** Lines that send at the same time: every other one keeps its connection, the others open one for each request. */
  readonly lines: number;
  readonly random: () => number;
  /** The longest pause of a line between two requests. */
  readonly pauseMs: number;
}

/** Callers that go on, as plain HTTP clients do that heed Retry-After, until nobody listens any more. */
export class CallerLoad {
  readonly seen: Seen[] = [];
  private readonly agents: Agent[] = [];
  private readonly ends: Promise<void>[];
  private isStopped = false;

  constructor(private readonly options: CallerLoadOptions) {
    this.ends = Array.from({ length: options.lines }, (_, line) => this.go(line));
  }

  /** Resolves when every line has met a closed port. */
  async refused(): Promise<void> {
    await Promise.all(this.ends);
  }

  /** Resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await Promise.all(this.ends);
    for (const agent of this.agents) agent.destroy();
  }

  private async go(line: number): Promise<void> {
    const agent = line % 2 === 0 ? new Agent({ keepAlive: true, maxSockets: 1 }) : false;
    if (agent !== false) this.agents.push(agent);
    const { next, random, pauseMs } = this.options;
    while (!this.isStopped) {
      const seen = { line, ...(await this.send(next(line), agent)) };
      this.seen.push(seen);
      if (seen.code === 'ECONNREFUSED') return;
      const retryAfterMs = 1000 * Number(seen.headers['retry-after'] ?? 0);
      await sleep(retryAfterMs + random() * pauseMs);
    }
  }

  private async send(sent: CallerRequest, agent: Agent | false): Promise<Omit<Seen, 'line'>> {
    const { method, path, body } = sent;
    const seen = { request: sent, sentAtMs: performance.now() };
    const headers = {
      ...sent.headers,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const message = request(`${this.options.url}${path}`, { method, agent, headers });
    message.end(body === undefined ? undefined : JSON.stringify(body));
    try {
      const answer = await answerTo(message);
      const read = (await json(answer)) as Record<string, unknown>;
      const status = answer.statusCode ?? 0;
      noteAnswer(status, JSON.stringify(read), new Headers());
      return { ...seen, status, headers: answer.headers, body: read, code: read.code as string | undefined };
    } catch (error) {
      return { ...seen, status: null, headers: {}, body: {}, code: (error as NodeJS.ErrnoException).code };
    }
  }
}

function answerTo(message: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    message.once('response', resolve).once('error', reject);
  });
}
