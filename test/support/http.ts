import { noteAnswer } from './output';

export interface HttpResult {
  readonly status: number;
  readonly headers: Headers;
  /** The body as text. */
  readonly text: string;
  /** The body as JSON; undefined where it is none. */
  readonly body: Record<string, unknown> & { data?: Record<string, unknown>[] };
}

export interface HttpOptions {
  /** Sent as JSON; text and bytes are sent as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Speaks to one address under one token, over a real socket. */
export class Http {
  constructor(
    private readonly baseUrl: string,
    private readonly token: string | null = null,
  ) {}

  get(path: string, options: HttpOptions = {}): Promise<HttpResult> {
    return this.send('GET', path, options);
  }
  post(path: string, body?: unknown, headers: HttpOptions['headers'] = {}): Promise<HttpResult> {
    return this.send('POST', path, { body, headers });
  }
  put(path: string, body?: unknown, headers: HttpOptions['headers'] = {}): Promise<HttpResult> {
    return this.send('PUT', path, { body, headers });
  }
  patch(path: string, body?: unknown): Promise<HttpResult> {
    return this.send('PATCH', path, { body });
  }
  delete(path: string): Promise<HttpResult> {
    return this.send('DELETE', path);
  }

  async send(method: string, path: string, { body, headers = {} }: HttpOptions = {}): Promise<HttpResult> {
    const response = await fetch(`${this.baseUrl}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: bodyOf(body),
    });
    const text = await response.text();
    noteAnswer(response.status, text, response.headers);
    return { status: response.status, headers: response.headers, text, body: parse(text) };
  }
}

function bodyOf(body: unknown): string | Uint8Array<ArrayBuffer> | undefined {
  if (body === undefined || typeof body === 'string') return body;
  return body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body);
}

function parse(text: string): HttpResult['body'] {
  try {
    return JSON.parse(text) as HttpResult['body'];
  } catch {
    return {};
  }
}
