import { getEventListeners } from 'node:events';
import { createServer, IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { AddressInfo, createServer as createTcpServer, Server, Socket } from 'node:net';
import { env as environment } from 'node:process';
import { Webhook } from 'standardwebhooks';
import { Clock } from '../../common/clock';
import { Environment } from '../../config/environment';
import { WebhookSettings } from '../../config/webhook.settings';
import { startForwardProxy } from '../../../test/support/forward-proxy';
import { AddressPolicy } from './address-policy';
import { HostResolver, ResolvedAddress } from './host-resolver';
import { AttemptResult, WebhookAttempt, WebhookSender } from './webhook-sender';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OLD_SECRET = 'whsec_bm90LWFzLW5ldy1hcy10aGUtb3RoZXI=';
const BODY = '{"id":"evt_1","type":"webhook.test","data":{"text":"你好"}}';

interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

class FakeClock extends Clock {
  constructor(public time: number) {
    super();
  }

  override now(): number {
    return this.time;
  }
}

/**
 * receiver.test is this machine, internal.test too by a refused address. silent.test is not answered for, late.test
 * not before `answerLate` is called: then it is this machine.
 */
class FakeResolver extends HostResolver {
  answerLate: () => void = () => undefined;

  override async resolve(hostname: string): Promise<ResolvedAddress[]> {
    if (hostname === 'receiver.test') return [{ address: '127.0.0.1', family: 4 }];
    if (hostname === 'internal.test') return [{ address: '127.0.0.2', family: 4 }];
    if (hostname === 'silent.test') return await new Promise(() => undefined);
    if (hostname === 'late.test') {
      return await new Promise((resolve) => {
        this.answerLate = () => {
          resolve([{ address: '127.0.0.1', family: 4 }]);
        };
      });
    }
    throw new Error(`getaddrinfo ENOTFOUND ${hostname}`);
  }
}

const clock = new FakeClock(0);
const resolver = new FakeResolver();
const received: Received[] = [];
const closers: (() => Promise<void>)[] = [];
let sockets: Set<Socket>;
let connections: number;

beforeEach(() => {
  clock.time = Date.now();
  received.length = 0;
  sockets = new Set();
  connections = 0;
});

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Starts a server on 127.0.0.1 and answers its port. */
async function listen(server: Server): Promise<number> {
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  );
  return (server.address() as AddressInfo).port;
}

/** A receiver that keeps what it gets, and then answers; answers its URL. */
async function receiver(answer: RequestListener): Promise<string> {
  const server = createServer((message: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => {
      const { method = '', url = '', headers } = message;
      received.push({ method, url, headers, body: Buffer.concat(chunks).toString('utf8') });
      answer(message, response);
    });
  });
  return `http://receiver.test:${await listen(server)}/hooks?source=gateway`;
}

/** A receiver that answers these bytes to whatever comes first, and then does what `then` says. */
async function rawReceiver(bytes: string, then: (socket: Socket) => void = () => undefined): Promise<string> {
  const server = createTcpServer((socket) => {
    socket.once('data', () =>
      socket.write(bytes, () => {
        then(socket);
      }),
    );
  });
  return `http://receiver.test:${await listen(server)}/`;
}

function answering(status: number, headers: Record<string, string> = {}, body = ''): RequestListener {
  return (_, response) => response.writeHead(status, headers).end(body);
}

function sender(env: Record<string, string> = {}): WebhookSender {
  const settings = new WebhookSettings(
    new Environment({
      WEBHOOK_ALLOWED_CIDRS: '127.0.0.1',
      WEBHOOK_ALLOW_HTTP: 'true',
      WEBHOOK_TIMEOUT_MS: '5000',
      ...env,
    }),
  );
  const made = new WebhookSender(settings, new AddressPolicy(settings), resolver, clock);
  closers.push(() => made.close());
  return made;
}

function attempt(url: string, more: Partial<WebhookAttempt> = {}): WebhookAttempt {
  return { url, secrets: [SECRET], eventId: 'evt_01CANARY', body: BODY, traceparent: null, ...more };
}

function send(url: string, env: Record<string, string> = {}): Promise<AttemptResult> {
  return sender(env).send(attempt(url));
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('what is sent', () => {
  it('is the event, byte for byte, as JSON to the path and query of the URL', async () => {
    await send(await receiver(answering(200)));

    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      method: 'POST',
      url: '/hooks?source=gateway',
      body: BODY,
      headers: {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(BODY)),
        'user-agent': 'nxcloud-gateway',
        'webhook-id': 'evt_01CANARY',
      },
    });
  });

  it('is signed for the library of the receivers, with every secret', async () => {
    const url = await receiver(answering(200));

    await sender().send(attempt(url, { secrets: [SECRET, OLD_SECRET] }));

    const headers = received[0]?.headers as Record<string, string>;
    expect(new Webhook(SECRET).verify(BODY, headers)).toEqual(JSON.parse(BODY));
    expect(new Webhook(OLD_SECRET).verify(BODY, headers)).toEqual(JSON.parse(BODY));
    expect(() => new Webhook('whsec_bm9uZSBvZiB0aGVt').verify(BODY, headers)).toThrow();
  });

  it('is signed afresh with the time of each attempt, under the same id', async () => {
    const url = await receiver(answering(200));
    const gateway = sender();

    clock.time = 1_750_000_000_999;
    await gateway.send(attempt(url));
    clock.time = 1_750_000_300_000;
    await gateway.send(attempt(url));

    const [first, second] = received.map(({ headers }) => headers);
    expect([first?.['webhook-timestamp'], second?.['webhook-timestamp']]).toEqual([
      '1750000000',
      '1750000300',
    ]);
    expect(first?.['webhook-id']).toBe(second?.['webhook-id']);
    expect(first?.['webhook-signature']).not.toBe(second?.['webhook-signature']);
  });

  it('is never sent unsigned', async () => {
    const url = await receiver(answering(200));

    const result = await sender().send(attempt(url, { secrets: [] }));

    expect(result).toMatchObject({ statusCode: null, error: 'internal_error' });
    expect(connections).toBe(0);
  });

  it('passes no proxy of the environment', async () => {
    const proxy = await startForwardProxy();
    closers.push(() => proxy.close());
    const names = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY'];
    const before = names.map((name) => environment[name]);
    for (const name of names) environment[name] = proxy.url;
    try {
      expect(await send(await receiver(answering(200)))).toMatchObject({ error: null });
    } finally {
      names.forEach((name, index) => {
        if (before[index] === undefined) Reflect.deleteProperty(environment, name);
        else environment[name] = before[index];
      });
    }
    expect(proxy.connections()).toBe(0);
  });
});

describe('an answer', () => {
  it.each([200, 201, 202, 204, 299])('of %i is a success', async (status) => {
    expect(await send(await receiver(answering(status)))).toEqual({
      statusCode: status,
      error: null,
      durationMs: expect.any(Number) as number,
      retryAfterSeconds: null,
    });
  });

  it.each([400, 401, 404, 408, 410, 429, 500, 502, 503])('of %i is a failure', async (status) => {
    expect(await send(await receiver(answering(status)))).toMatchObject({
      statusCode: status,
      error: 'status',
    });
  });

  it.each([300, 301, 302, 303, 304, 307, 308])('of %i is a failure, and is not followed', async (status) => {
    const elsewhere = await receiver(answering(200));
    const url = await receiver(answering(status, { location: elsewhere }));

    expect(await send(url)).toMatchObject({ statusCode: status, error: 'redirect' });

    expect(received).toHaveLength(1);
  });

  it('that is provisional is not taken for the answer', async () => {
    const hints = 'HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n';

    const url = await rawReceiver(`${hints}HTTP/1.1 500 Oh\r\ncontent-length: 0\r\n\r\n`);

    expect(await send(url)).toMatchObject({ statusCode: 500, error: 'status' });

    const silentAfter = await rawReceiver(hints, (socket) => {
      socket.end();
    });
    expect(await send(silentAfter)).toMatchObject({ statusCode: null, error: 'connection_failed' });
  });

  it('with a body of some size is read to its end, and the connection is used again', async () => {
    const url = await receiver(answering(200, {}, 'x'.repeat(60_000)));
    const gateway = sender();

    for (let count = 0; count < 5; count += 1) {
      expect(await gateway.send(attempt(url))).toMatchObject({ error: null });
      await new Promise(setImmediate);
    }

    expect(connections).toBe(1);
  });

  it.each([
    [200, null],
    [410, 'status'],
    [302, 'redirect'],
  ])('of %i with an endless body counts, and its connection is dropped', async (status, error) => {
    const url = await receiver((_, response) => {
      response.writeHead(status);
      const pour = (): void => {
        while (!response.destroyed && response.write('x'.repeat(16_384)));
      };
      response.on('drain', pour);
      pour();
    });

    expect(await send(url)).toMatchObject({ statusCode: status, error });

    await until(() => sockets.size === 0);
  });

  it('whose body only trickles is a success at the time-out: its status has said so', async () => {
    const url = await receiver((_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('x'), 20);
      response.on('close', () => {
        clearInterval(drip);
      });
    });

    const result = await send(url, { WEBHOOK_TIMEOUT_MS: '150' });

    expect(result).toMatchObject({ statusCode: 200, error: null });
    expect(result.durationMs).toBeGreaterThanOrEqual(140);
    await until(() => sockets.size === 0);
  });

  it('that breaks off after its status is what the status says', async () => {
    const url = await rawReceiver('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf', (socket) => {
      socket.end();
    });

    expect(await send(url)).toMatchObject({ statusCode: 200, error: null });
  });

  it.each([
    ['no HTTP', 'SSH-2.0-OpenSSH_9.9\r\n\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab'],
    ['headers without end', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(70_000)}\r\n\r\n`],
  ])('that is %s is invalid', async (_title, bytes) => {
    expect(await send(await rawReceiver(bytes))).toMatchObject({ statusCode: null, error: 'invalid_answer' });
  });
});

describe('Retry-After', () => {
  const NOW = Date.parse('2025-06-15T12:00:00.400Z');

  it.each([
    ['120', 120],
    ['0', 0],
    ['Sun, 15 Jun 2025 12:01:00 GMT', 60],
    ['Sunday, 15-Jun-25 12:01:00 GMT', 60],
    ['Sun, 15 Jun 2025 11:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['1.5', null],
    ['2025-06-15T12:01:00Z', null],
    ['Someday, whenever GMT', null],
    ['9'.repeat(400), null],
  ])('of %.30j is %j seconds', async (header, seconds) => {
    clock.time = NOW;

    const result = await send(await receiver(answering(503, { 'retry-after': header })));

    expect(result).toMatchObject({ statusCode: 503, error: 'status', retryAfterSeconds: seconds });
  });
});

describe('a receiver that cannot be reached', () => {
  it('has a name that is not known', async () => {
    expect(await send('http://nowhere.test/')).toMatchObject({ statusCode: null, error: 'dns_error' });
  });

  it('has a name that nobody answers for in time', async () => {
    const result = await send('http://silent.test/', { WEBHOOK_TIMEOUT_MS: '100' });

    expect(result).toMatchObject({ statusCode: null, error: 'timeout' });
  });

  it.each([
    'http://internal.test/',
    'http://127.0.0.2/',
    'http://[::ffff:7f00:2]/',
    'http://169.254.169.254/',
  ])('has an address that is refused: %s', async (url) => {
    expect(await send(url)).toMatchObject({ statusCode: null, error: 'address_refused' });
  });

  it('has a URL that was made under laxer settings', async () => {
    const url = await receiver(answering(200));

    const result = await send(url, { WEBHOOK_ALLOW_HTTP: 'false' });

    expect(result).toMatchObject({ statusCode: null, error: 'address_refused' });
    expect(connections).toBe(0);
  });

  it('does not listen', async () => {
    const server = createTcpServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));

    expect(await send(`http://receiver.test:${port}/`)).toMatchObject({
      statusCode: null,
      error: 'connection_refused',
    });
  });

  it('resets the connection', async () => {
    const server = createTcpServer((socket) => socket.once('data', () => socket.resetAndDestroy()));

    expect(await send(`http://receiver.test:${await listen(server)}/`)).toMatchObject({
      statusCode: null,
      error: 'connection_failed',
    });
  });

  it('hangs up without a word', async () => {
    const server = createTcpServer((socket) => socket.once('data', () => socket.end()));

    expect(await send(`http://receiver.test:${await listen(server)}/`)).toMatchObject({
      statusCode: null,
      error: 'connection_failed',
    });
  });

  it.each(['http', 'https'])('never says anything: over %s', async (protocol) => {
    const port = await listen(createTcpServer((socket) => socket.resume()));

    const result = await send(`${protocol}://receiver.test:${port}/`, { WEBHOOK_TIMEOUT_MS: '150' });

    expect(result).toMatchObject({ statusCode: null, error: 'timeout' });
    expect(result.durationMs).toBeGreaterThanOrEqual(140);
    expect(result.durationMs).toBeLessThan(2000);
    await until(() => sockets.size === 0);
  });

  it('does not speak TLS', async () => {
    const url = await receiver(answering(200));

    expect(await send(url.replace('http:', 'https:'))).toMatchObject({
      statusCode: null,
      error: 'tls_error',
    });
  });
});

describe('the sender', () => {
  it('lets a slow receiver delay no other at the same address', async () => {
    const url = await receiver((message, response) => {
      if (message.url === '/fast') response.end();
    });
    const gateway = sender({ WEBHOOK_TIMEOUT_MS: '2000' });
    const slow = Array.from({ length: 30 }, () => gateway.send(attempt(url)));
    await until(() => received.length === 30);

    const fast = await gateway.send(attempt(new URL('/fast', url).href));

    expect(fast).toMatchObject({ error: null });
    expect(fast.durationMs).toBeLessThan(1000);
    await gateway.close();
    await Promise.all(slow);
  });

  it('gives an attempt up when it is told to, and closes its connection', async () => {
    const url = await receiver(() => undefined);
    const controller = new AbortController();
    const sending = sender().send(attempt(url, { signal: controller.signal }));
    await until(() => received.length === 1);

    controller.abort();

    expect(await sending).toMatchObject({ statusCode: null, error: 'aborted' });
    await until(() => sockets.size === 0);
  });

  it('sends nothing when it was told before, or while it looked for the receiver', async () => {
    const url = await receiver(answering(200));
    const controller = new AbortController();
    const gateway = sender();
    const searching = gateway.send(attempt('http://silent.test/', { signal: controller.signal }));

    controller.abort();

    expect(await searching).toMatchObject({ error: 'aborted' });
    expect(await gateway.send(attempt(url, { signal: controller.signal }))).toMatchObject({
      error: 'aborted',
    });
    expect(connections).toBe(0);
  });

  it('sends nothing over a connection that comes about after the attempt was given up', async () => {
    const url = await receiver(answering(200));
    const gateway = sender();
    const controller = new AbortController();
    const late = url.replace('receiver.test', 'late.test');
    const sending = gateway.send(attempt(late, { signal: controller.signal }));
    controller.abort();
    expect(await sending).toMatchObject({ error: 'aborted' });

    resolver.answerLate();
    await until(() => connections === 1);
    expect(await gateway.send(attempt(url))).toMatchObject({ error: null });

    expect(received).toHaveLength(1);
  });

  it('leaves nothing behind at a signal that outlives the attempt', async () => {
    const { signal } = new AbortController();

    await sender().send(attempt(await receiver(answering(200)), { signal }));

    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('closes the connections that it kept when the gateway ends', async () => {
    const gateway = sender();
    await gateway.send(attempt(await receiver(answering(200))));
    expect(sockets.size).toBe(1);
    const startMs = performance.now();

    await gateway.close();

    await until(() => sockets.size === 0);
    expect(performance.now() - startMs).toBeLessThan(2000);
  });

  it('gives everything up when the gateway ends, and sends nothing after', async () => {
    const url = await receiver(() => undefined);
    const gateway = sender();
    const sending = [attempt(url), attempt(url), attempt('http://silent.test/')].map((one) =>
      gateway.send(one),
    );
    await until(() => received.length === 2);

    await gateway.onApplicationShutdown();

    for (const result of await Promise.all(sending)) expect(result).toMatchObject({ error: 'aborted' });
    expect(await gateway.send(attempt(url))).toMatchObject({ statusCode: null, error: 'aborted' });
    expect(received).toHaveLength(2);
    await until(() => sockets.size === 0);
    await gateway.close();
  });

  it('tells nothing but words and numbers', async () => {
    const port = await listen(
      createTcpServer((socket) => socket.once('data', () => socket.resetAndDestroy())),
    );
    const urls = [
      `http://receiver.test:${port}/canary`,
      `https://receiver.test:${port}/canary`,
      'http://canary.test/',
      'http://127.0.0.2/canary',
      await receiver(answering(500, { 'x-canary': 'canary', 'retry-after': 'canary' }, 'canary')),
      'not a url',
    ];
    for (const url of urls) {
      const result = await send(url);
      expect(JSON.stringify(result)).toMatch(
        /^\{"statusCode":(null|\d+),"error":"[a-z_]+","durationMs":\d+,"retryAfterSeconds":null\}$/,
      );
    }
  });
});
