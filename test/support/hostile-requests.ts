import { CALLBACKS } from './callbacks';
import { CALLBACK_TOKEN } from './canaries';
import { DOCUMENT, OPERATIONS, Parameter, Schema } from './openapi-document';
import { Draw } from './seeded-random';
import { ambiguous, chunked, joined } from './smuggling';

/** What a route takes when all is well. */
interface Route {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: unknown;
}

const REFERENCE = '#/components/schemas/';

const TEXTS = [
  '',
  ' ',
  '\0',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'a'.repeat(5000),
  '😀',
  '\ud800',
  '\u202e',
  '%00%ff',
  "' or 1=1 --",
  '{{7*7}}${7*7}',
  '<script>',
  'null',
  'NaN',
  '-1',
  '١٢٣٤٥٦٧٨',
  '\r\nX-Injected: 1',
  '2030-02-30T00:00:00Z',
  'bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD',
  'evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD',
];
const NUMBERS = ['0', '-1', '1.5', '1e308', '1e999', '9007199254740993', '-0', '00', '123456789.1234567890'];
const KEYS = ['__proto__', 'constructor', 'toString', '', 'a'.repeat(300), 'unknown', '\u0000'];
const CONTENT_TYPES = [
  'application/json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'a/b; x',
  '',
];
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'BREW'];

/** What the requests are aimed at. */
export interface Target {
  readonly clientKey: string;
  readonly adminKey: string;
  /** Ids that exist, by the path that they stand behind. */
  readonly ids: Readonly<Record<string, string>>;
}

/** A request, byte for byte. */
export interface HostileRequest {
  readonly bytes: Buffer;
  /** Where it ends is plain: there has to be an answer, which ends the connection. */
  readonly isWhole: boolean;
}

/** Draws requests, byte for byte, that begin as the document has them and go wrong in one way or several. */
export class HostileRequests {
  private readonly routes: readonly Route[];

  constructor(
    private readonly draw: Draw,
    private readonly target: Target,
  ) {
    this.routes = [...documentedRoutes(), ...callbackRoutes()];
  }

  next(): HostileRequest {
    const route = this.draw.pick(this.routes);
    const body = this.draw.chance(0.6) ? this.bodyOf(route) : Buffer.alloc(0);
    const head = [
      `${this.draw.chance(0.05) ? this.draw.pick(METHODS) : route.method} ${this.addressOf(route)} HTTP/1.1`,
      'Host: gateway',
      ...this.authorization(route),
      ...this.contentType(body),
      ...this.oddHeaders(),
    ];
    if (this.draw.chance(0.03)) return { bytes: ambiguous(this.draw, head, body), isWhole: false };
    if (this.draw.chance(0.03)) return { bytes: chunked(this.draw, head, body), isWhole: false };
    const lines = [...head, 'Connection: close', `Content-Length: ${body.length}`];
    return { bytes: joined(lines, body, this.draw.chance(0.99) ? '\r\n' : '\n'), isWhole: true };
  }

  private addressOf({ path, parameters }: Route): string {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string, at: number) => {
      const known = parameters.find((parameter) => parameter.name === name);
      const right = this.target.ids[path.slice(0, at - 1)] ?? exampleOf(known);
      return this.draw.chance(0.8) ? encodeURIComponent(String(right)) : this.escaped(this.draw.pick(TEXTS));
    });
    const queries = parameters.filter((parameter) => parameter.in === 'query' && this.draw.chance(0.3));
    const pairs = queries.map((parameter) => {
      const value = this.draw.chance(0.5)
        ? encodeURIComponent(String(exampleOf(parameter)))
        : this.escaped(this.draw.pick(TEXTS));
      return `${parameter.name}=${value}`;
    });
    if (this.draw.chance(0.1))
      pairs.push(`${this.escaped(this.draw.pick(KEYS))}=${this.escaped(this.draw.pick(TEXTS))}`);
    return this.bent(filled) + (pairs.length === 0 ? '' : `?${pairs.join('&')}`);
  }

  /** Tricks that proxies and routers have fallen for. */
  private bent(path: string): string {
    if (!this.draw.chance(0.1)) return path;
    return this.draw.pick([
      `${path}/`,
      `/${path}`,
      path.replace('/v1/', '/v1/./'),
      path.replace('/v1/', '/v1/%2e%2e/v1/'),
      path.replaceAll('/', '%2f'),
      path.toUpperCase(),
      `${path};x=1`,
      `${path}%`,
      `${path}%00`,
      `${path}\\..\\`,
      `${path}#fragment`,
      `${path} HTTP/1.1`,
      path.replace('/v1/', '/v1/x/../'),
      path.replace('/v1/', '/v1/x/..;/'),
      path.replace('/v1/', '/%76%31/'),
      path.replaceAll('/', '%252f'),
      path.replaceAll('/', '%c0%af'),
      path.replaceAll('/', '//'),
      path.replace('/', '/%ff\xe9'),
      '*',
      'gateway:443',
      `http://elsewhere${path}`,
      path + '/x'.repeat(2000),
    ]);
  }

  private escaped(text: string): string {
    return this.draw.chance(0.8)
      ? encodeURIComponent(text.toWellFormed())
      : text.replace(/[^\x21-\x7e]/g, '%zz');
  }

  private authorization({ path }: Route): string[] {
    const { adminKey, clientKey } = this.target;
    const isAdmin = path.startsWith('/v1/admin/') !== this.draw.chance(0.05);
    if (this.draw.chance(0.9)) return [`Authorization: Bearer ${isAdmin ? adminKey : clientKey}`];
    return this.draw.pick([
      [],
      ['Authorization: Bearer'],
      ['Authorization: Basic YTpi'],
      [`Authorization: Bearer ${'x'.repeat(9000)}`],
      ['Authorization: Bearer eyJhbGciOiJub25lIn0.e30.'],
      [`Authorization: Bearer ${clientKey}`, 'Authorization: Bearer other'],
    ]);
  }

  private contentType(body: Buffer): string[] {
    if (body.length === 0) return [];
    return [`Content-Type: ${this.draw.chance(0.9) ? 'application/json' : this.draw.pick(CONTENT_TYPES)}`];
  }

  private oddHeaders(): string[] {
    const odd = [
      `X-Request-Id: ${this.draw.pick(['', 'short', 'a'.repeat(300), 'good-id-1234', '../../x'])}`,
      `Idempotency-Key: ${this.draw.pick(['', 'key', 'k'.repeat(300), '\xff\xfe'])}`,
      `traceparent: ${this.draw.pick(['00', '00-00000000000000000000000000000000-0000000000000000-00', 'x'.repeat(100)])}`,
      'Last-Event-ID: -1',
      'X-Forwarded-For: 1.2.3.4, \x01',
      'Accept: application/xml',
      `X-Long: ${'y'.repeat(20_000)}`,
      'Bad Header: 1',
      'Host: elsewhere',
      'X-HTTP-Method-Override: DELETE',
      'X-Original-URL: /v1/admin/clients',
      'Connection: authorization, content-length',
      'Upgrade: h2c',
      'Expect: 100-continue',
      'Content-Encoding: gzip',
      'Content-Type: application/json; charset=utf-7',
      'X-Folded: one\r\n two',
      ': no name',
      '__proto__: 1',
      Array.from({ length: 2500 }, (_, index) => `X${index}: 1`).join('\r\n'),
    ];
    return odd.filter(() => this.draw.chance(0.01));
  }

  private bodyOf({ body }: Route): Buffer {
    const text = JSON.stringify(this.draw.chance(0.3) ? body : this.mutated(body));
    if (this.draw.chance(0.85)) return Buffer.from(text);
    return this.draw.pick([
      Buffer.from(text.slice(0, this.draw.below(text.length))),
      Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xff, 0xc0, 0x80, 0x7d])]),
      Buffer.from(text.replace('{', '{"name":1,"name":{"a":2},')),
      Buffer.from(text.replace(/"(\w+)":/, '"$1":{"$1":1},"$1":')),
      Buffer.from(text.replace(/"(\w+)":/g, '"$1":null,"\\u0$1":1,"$1":')),
      Buffer.from(text.replace(':"', ':"\\u0000\\ud800'), 'latin1'),
      Buffer.from(text.replace(':"', ':"\xe9\xf5\xed\xa0\x80'), 'latin1'),
      Buffer.from(text.replace('{', '{"__proto__":{"isAdmin":true},')),
      Buffer.from('['.repeat(3000) + ']'.repeat(3000)),
      Buffer.from(`{"a":${'{"a":'.repeat(40)}1${'}'.repeat(41)}`),
      Buffer.from(`{"name":"${'x'.repeat(70_000)}"}`),
      Buffer.from(`\ufeff${text}`),
      Buffer.from(`{"n":${this.draw.pick(NUMBERS)}}`),
      Buffer.from(this.draw.pick(['null', '[]', '1', '"text"', 'true', '{', '\0'])),
    ]);
  }

  private mutated(value: unknown): unknown {
    if (this.draw.chance(0.12)) return this.anything(2);
    if (Array.isArray(value)) {
      const items = value.map((item: unknown) => this.mutated(item));
      return this.draw.chance(0.1) ? Array.from({ length: 300 }, () => items[0]) : items;
    }
    if (typeof value !== 'object' || value === null) return value;
    const members = Object.entries(value)
      .filter(() => !this.draw.chance(0.08))
      .map(([name, member]) => [name, this.mutated(member)]);
    if (this.draw.chance(0.1)) members.push([this.draw.pick(KEYS), this.anything(1)]);
    return Object.fromEntries(members) as unknown;
  }

  private anything(depth: number): unknown {
    const simple = [
      null,
      true,
      false,
      0,
      -1,
      1.5,
      2 ** 53 + 2,
      -(2 ** 31),
      this.draw.pick(TEXTS),
      this.draw.pick(TEXTS),
    ];
    if (depth === 0 || this.draw.chance(0.7)) return this.draw.pick(simple);
    return this.draw.chance(0.5)
      ? Array.from({ length: 3 }, () => this.anything(depth - 1))
      : { [this.draw.pick(KEYS)]: this.anything(depth - 1) };
  }
}

function documentedRoutes(): Route[] {
  return (
    OPERATIONS
      // A stream has no end.
      .filter(({ path }) => path !== '/v1/events/stream')
      .map(({ method, path, operation: { parameters = [], requestBody } }) => ({
        method,
        path,
        parameters,
        body: exampleOf({ schema: requestBody?.content['application/json']?.schema }),
      }))
  );
}

function callbackRoutes(): Route[] {
  return Object.entries(CALLBACKS).map(([address, body]) => ({
    method: 'POST',
    path: `/callbacks/${CALLBACK_TOKEN}/${address}`,
    parameters: [],
    body,
  }));
}

/** A value that the document says is right. */
function exampleOf(of: { readonly example?: unknown; readonly schema?: Schema } | undefined): unknown {
  const schema = of?.schema;
  const example = of?.example ?? schema?.example;
  if (example !== undefined) return example;
  if (schema?.$ref !== undefined) {
    return exampleOf({ schema: DOCUMENT.components.schemas[schema.$ref.slice(REFERENCE.length)] });
  }
  if (schema?.enum !== undefined) return schema.enum[0];
  if (schema?.items !== undefined) return [exampleOf({ schema: schema.items })];
  if (schema?.properties !== undefined) {
    const members = Object.entries(schema.properties).map(([name, member]) => [
      name,
      exampleOf({ schema: member }),
    ]);
    return Object.fromEntries(members) as unknown;
  }
  return schema?.type === 'integer' ? 1 : schema?.type === 'boolean' ? true : 'text';
}
