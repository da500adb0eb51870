import { Agent, ClientRequest, IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from './bindings';
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
  /** By the monotonic clock. */
  readonly sentAtMs: number;
  readonly durationMs: number;
  /** Null: the connection was refused or broke. */
  readonly status: number | null;
  readonly isDone: boolean;
  /** Of the problem, or of what happened to the connection. */
  readonly code: string | null;
  readonly headers: IncomingMessage['headers'];
  readonly body: Record<string, unknown>;
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

/** Callers that repeat what was not done, heed Retry-After, and go on until nobody listens any more. */
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

  /** Waits until every line has seen such an answer. */
  async everyLine(sees: (seen: Seen) => boolean, seconds: number): Promise<void> {
    const { lines } = this.options;
    await eventually(() => new Set(this.seen.filter(sees).map(({ line }) => line)).size === lines, seconds);
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
    let sent = next(line);
    while (!this.isStopped) {
      const seen = await this.send(line, sent, agent);
      this.seen.push(seen);
      if (seen.code === 'ECONNREFUSED') return;
      if (seen.isDone) sent = next(line);
      // Who is asked to come later comes clearly later, so that he does not meet the very moment of closing.
      const retryAfterMs = 3000 * Number(seen.headers['retry-after'] ?? 0);
      await sleep(retryAfterMs + random() * pauseMs);
    }
  }

  private async send(line: number, sent: CallerRequest, agent: Agent | false): Promise<Seen> {
    const { method, path, body } = sent;
    const sentAtMs = performance.now();
    const headers = {
      ...sent.headers,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const message = request(`${this.options.url}${path}`, { method, agent, headers });
    message.end(body === undefined ? undefined : JSON.stringify(body));
    const seen = await seenOf(message);
    return { line, request: sent, sentAtMs, durationMs: performance.now() - sentAtMs, ...seen };
  }
}

type Answered = Pick<Seen, 'status' | 'isDone' | 'code' | 'headers' | 'body'>;

async function seenOf(message: ClientRequest): Promise<Answered> {
  try {
    const answer = await answerTo(message);
    const body = (await json(answer)) as Record<string, unknown>;
    const status = answer.statusCode ?? 0;
    noteAnswer(status, JSON.stringify(body), new Headers());
    const isDone = status < 300;
    return { status, isDone, code: isDone ? null : String(body.code), headers: answer.headers, body };
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code);
    return { status: null, isDone: false, code, headers: {}, body: {} };
  }
}

function answerTo(message: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    message.once('response', resolve).once('error', reject);
  });
}
