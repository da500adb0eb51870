import { ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from './free-port';
import { Http, HttpOptions } from './http';

const PROGRAM = require.resolve('@stoplight/prism-cli/dist/index.js');
const DOCUMENT = join(__dirname, '..', '..', 'openapi.json');

export interface JudgedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
  /** What of the request or the answer is not as the document says. */
  readonly violations: readonly Violation[];
}

export interface Violation {
  readonly location: readonly string[];
  readonly message: string;
}

/** Prism between a client and a gateway, in a process of its own: it compares all that passes with a document. */
export class Prism {
  private constructor(
    private readonly child: ChildProcess,
    private readonly url: string,
  ) {}

  static async start(upstreamUrl: string, document = DOCUMENT): Promise<Prism> {
    const port = String(await freePort());
    const child = spawn(
      process.execPath,
      [PROGRAM, 'proxy', document, upstreamUrl, '--host', '127.0.0.1', '--port', port],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const lines = createInterface(child.stdout);
    await new Promise<void>((resolve, reject) => {
      lines.on('line', (line) => {
        if (line.includes('Prism is listening')) resolve();
      });
      child.once('exit', () => {
        reject(new Error('Prism ended before it listened'));
      });
    });
    return new Prism(child, `http://127.0.0.1:${port}`);
  }

  async send(key: string | null, method: string, path: string, options: HttpOptions): Promise<JudgedAnswer> {
    const { status, headers, body } = await new Http(this.url, key).send(method, path, options);
    const told = headers.get('sl-violations') ?? '[]';
    // It cuts the list off where it is long.
    const violations = told.startsWith('[')
      ? (JSON.parse(told) as Violation[])
      : [{ location: [], message: told }];
    return { status, headers, body, violations };
  }

  stop(): void {
    this.child.kill();
  }
}
