import { createServer, IncomingMessage } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { AddressInfo, createServer as createTcpServer, Server, Socket } from 'node:net';
import { inspect } from 'node:util';
import { Agent, request } from 'undici';
import { Environment } from '../../config/environment';
import { WebhookSettings } from '../../config/webhook.settings';
import { AddressPolicy } from './address-policy';
import { HostResolver, ResolvedAddress } from './host-resolver';
import { ConnectError, webhookConnector } from './webhook-connector';

/** Made for these tests alone: receiver.test, signed by itself, valid from 2020 to 2120. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBbTCCAROgAwIBAgIBATAKBggqhkjOPQQDAjAYMRYwFAYDVQQDDA1yZWNlaXZl
ci50ZXN0MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAYMRYwFAYD
VQQDDA1yZWNlaXZlci50ZXN0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEjDbA
R5ig2YKse1R8P+sirZsvkFyDu6zcRHbdigoEKMDa6ClLlfZ1BYjR9JQigO8dy0xb
OEmkcqXMZxMx3i4YhqNMMEowGAYDVR0RBBEwD4INcmVjZWl2ZXIudGVzdDAPBgNV
HRMBAf8EBTADAQH/MB0GA1UdDgQWBBRT7nB/FpcD836BOfGut+KkDRSSYjAKBggq
hkjOPQQDAgNIADBFAiA2KQbrfVd1vLTfBU8iTxHY3Pq5DaFq515LdGYykoNtWAIh
ANtA8nBHXLvFfvkZBtdntcAZoVAnWel8dkTFPiDStgFv
-----END CERTIFICATE-----`;
const PRIVATE_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg+UJuXPpuNPrsVcK6
taEUnwkZrN4yIMg9R6R2vKBtkWuhRANCAASMNsBHmKDZgqx7VHw/6yKtmy+QXIO7
rNxEdt2KCgQowNroKUuV9nUFiNH0lCKA7x3LTFs4SaRypcxnEzHeLhiG
-----END PRIVATE KEY-----`;

/** Answers from a list of answers, one a question, the last one for ever. */
class ScriptedResolver extends HostResolver {
  readonly asked: string[] = [];

  constructor(private readonly answers: (string[] | Error | 'silence')[]) {
    super();
  }

  override async resolve(hostname: string): Promise<ResolvedAddress[]> {
    this.asked.push(hostname);
    const answer = this.answers[Math.min(this.asked.length, this.answers.length) - 1] ?? [];
    if (answer instanceof Error) throw answer;
    if (answer === 'silence') return await new Promise(() => undefined);
    return answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  }
}

interface Listener {
  readonly port: number;
  /** How many sockets came. */
  readonly connections: () => number;
  /** How many bytes they brought. */
  readonly bytes: () => number;
  /** How many of them are still there. */
  readonly open: () => number;
}

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function listen(server: Server, address: string, port = 0): Promise<Listener> {
  const sockets = new Set<Socket>();
  let connections = 0;
  let bytes = 0;
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => {
      bytes += socket.bytesRead;
      sockets.delete(socket);
    });
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, address, resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  );
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    bytes: () => [...sockets].reduce((sum, socket) => sum + socket.bytesRead, bytes),
    open: () => sockets.size,
  };
}

function webServer(name: string): Server {
  return createServer((_, response) => response.end(name));
}

/** Takes what comes and says nothing. */
function silentServer(): Server {
  return createTcpServer((socket) => socket.resume());
}

interface Setup {
  allowed?: string;
  resolver?: HostResolver;
  policy?: AddressPolicy;
  timeoutMs?: number;
  ca?: string;
}

/** Sends GET to the URL over a connector; answers the body. */
function visitor(setup: Setup): (url: string) => Promise<string> {
  const settings = new WebhookSettings(new Environment({ WEBHOOK_ALLOWED_CIDRS: setup.allowed }));
  const agent = new Agent({
    connect: webhookConnector({
      policy: setup.policy ?? new AddressPolicy(settings),
      resolver: setup.resolver ?? new ScriptedResolver([]),
      timeoutMs: setup.timeoutMs ?? 5000,
      ca: setup.ca,
    }),
  });
  closers.push(() => agent.destroy());
  return async (url) => await (await request(url, { dispatcher: agent })).body.text();
}

/** The connector's error: anything else fails the test. */
async function refusalOf(visit: Promise<unknown>): Promise<ConnectError> {
  const error: unknown = await visit.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof ConnectError) return error;
  throw new Error('the connector did not refuse', { cause: error });
}

/** Lets a socket that was closed on one side be seen closed on the other. */
async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('a literal address', () => {
  it('is connected to when it passes', async () => {
    const { port } = await listen(webServer('here'), '127.0.0.1');

    expect(await visitor({ allowed: '127.0.0.1' })(`http://127.0.0.1:${port}`)).toBe('here');
  });

  it.each(['127.0.0.1', '0x7f.1', '2130706433', '[::ffff:127.0.0.1]', '0.0.0.0'])(
    'is never connected to when it is refused: %s',
    async (host) => {
      const server = await listen(webServer('inside'), '0.0.0.0');
      const visit = visitor({});

      expect((await refusalOf(visit(`http://${host}:${server.port}`))).code).toBe('ADDRESS_REFUSED');
      expect((await refusalOf(visit(`https://${host}:${server.port}`))).code).toBe('ADDRESS_REFUSED');
      expect(server.connections()).toBe(0);
    },
  );

  it('is never looked up', async () => {
    const { port } = await listen(webServer('here'), '127.0.0.1');
    const resolver = new ScriptedResolver([['127.0.0.1']]);

    await visitor({ allowed: '127.0.0.1', resolver })(`http://127.0.0.1:${port}`);

    expect(resolver.asked).toEqual([]);
  });
});

describe('a name', () => {
  it.each([
    ['the refused address first', ['127.0.0.2', '127.0.0.1']],
    ['the refused address last', ['127.0.0.1', '127.0.0.2']],
    ['the refused address in a mapped form', ['::ffff:127.0.0.2', '127.0.0.1']],
    ['many refused addresses', ['127.0.0.2', '::1', '127.0.0.1', '169.254.169.254', '10.0.0.1']],
  ])('leads only to the address that passes: %s', async (_title, answer) => {
    const outside = await listen(webServer('outside'), '127.0.0.1');
    const inside = await listen(webServer('inside'), '127.0.0.2', outside.port);
    const resolver = new ScriptedResolver([answer]);
    const visit = visitor({ allowed: '127.0.0.1', resolver });

    expect(await visit(`http://receiver.test:${outside.port}`)).toBe('outside');

    expect(inside.connections()).toBe(0);
  });

  it('leads to no refused address when the one that passes is down', async () => {
    const inside = await listen(webServer('inside'), '127.0.0.2');
    const resolver = new ScriptedResolver([['127.0.0.1', '127.0.0.2']]);
    const visit = visitor({ allowed: '127.0.0.1', resolver });

    const refusal = await refusalOf(visit(`http://receiver.test:${inside.port}`));

    expect(refusal.code).toBe('CONNECTION_REFUSED');
    expect(inside.connections()).toBe(0);
  });

  it('leads nowhere when all its addresses are refused', async () => {
    const inside = await listen(webServer('inside'), '127.0.0.1');
    const resolver = new ScriptedResolver([['127.0.0.1', '::1', '::ffff:7f00:1', '0.0.0.0']]);

    const refusal = await refusalOf(visitor({ resolver })(`http://receiver.test:${inside.port}`));

    expect(refusal.code).toBe('ADDRESS_REFUSED');
    expect(inside.connections()).toBe(0);
  });

  it.each(['localhost', 'localhost.', 'LOCALHOST'])('of this machine leads nowhere: %s', async (name) => {
    const inside = await listen(webServer('inside'), '127.0.0.1');
    const visit = visitor({ resolver: new HostResolver() });

    const refusal = await refusalOf(visit(`http://${name}:${inside.port}`));

    expect(['ADDRESS_REFUSED', 'DNS_ERROR']).toContain(refusal.code);
    expect(inside.connections()).toBe(0);
  });

  it('is looked up once a connection: what was judged is what is used', async () => {
    const outside = await listen(webServer('outside'), '127.0.0.1');
    const inside = await listen(webServer('inside'), '127.0.0.2', outside.port);
    const resolver = new ScriptedResolver([['127.0.0.1'], ['127.0.0.2']]);
    const visit = visitor({ allowed: '127.0.0.1', resolver });

    expect(await visit(`http://receiver.test:${outside.port}`)).toBe('outside');

    expect(resolver.asked).toEqual(['receiver.test']);
    expect(inside.connections()).toBe(0);
  });

  it('is judged anew for every connection: an answer that changes lets nobody in', async () => {
    const outside = await listen(webServer('outside'), '127.0.0.1');
    const inside = await listen(webServer('inside'), '127.0.0.2', outside.port);
    const resolver = new ScriptedResolver([['127.0.0.1'], ['127.0.0.2']]);
    const first = visitor({ allowed: '127.0.0.1', resolver });
    const second = visitor({ allowed: '127.0.0.1', resolver });

    expect(await first(`http://receiver.test:${outside.port}`)).toBe('outside');
    expect((await refusalOf(second(`http://receiver.test:${outside.port}`))).code).toBe('ADDRESS_REFUSED');

    expect(inside.connections()).toBe(0);
  });

  it('that nobody knows is an error of DNS', async () => {
    const notFound = Object.assign(new Error('getaddrinfo ENOTFOUND receiver.test'), { code: 'ENOTFOUND' });

    for (const answer of [notFound, []]) {
      const visit = visitor({ resolver: new ScriptedResolver([answer]) });
      expect((await refusalOf(visit('http://receiver.test'))).code).toBe('DNS_ERROR');
    }
  });

  it('that nobody answers for runs into the time-out', async () => {
    const visit = visitor({ resolver: new ScriptedResolver(['silence']), timeoutMs: 50 });

    expect((await refusalOf(visit('http://receiver.test'))).code).toBe('TIMEOUT');
  });
});

describe('a socket that is connected', () => {
  /** Lets an address pass once, as if the socket had ended up somewhere else. */
  class OncePolicy extends AddressPolicy {
    private count = 0;

    override allows(): boolean {
      this.count += 1;
      return this.count === 1;
    }
  }

  it.each(['http', 'https'])('is judged again, before it carries a byte of %s', async (protocol) => {
    for (const host of ['127.0.0.1', 'receiver.test']) {
      const server = await listen(silentServer(), '127.0.0.1');
      const visit = visitor({
        policy: new OncePolicy(new WebhookSettings(new Environment({}))),
        resolver: new ScriptedResolver([['127.0.0.1']]),
      });

      const refusal = await refusalOf(visit(`${protocol}://${host}:${server.port}`));

      expect(refusal.code).toBe('ADDRESS_REFUSED');
      await until(() => server.connections() === 1 && server.open() === 0);
      expect(server.bytes()).toBe(0);
    }
  });
});

describe('a connection', () => {
  it('that is refused is an error of its own', async () => {
    const server = createTcpServer();
    const { port } = await listen(server, '127.0.0.1');
    await new Promise((resolve) => server.close(resolve));

    const refusal = await refusalOf(visitor({ allowed: '127.0.0.1' })(`http://127.0.0.1:${port}`));

    expect(refusal.code).toBe('CONNECTION_REFUSED');
  });

  it('is closed when the time is over in the middle of the TLS handshake', async () => {
    const server = await listen(silentServer(), '127.0.0.1');
    const visit = visitor({ allowed: '127.0.0.1', timeoutMs: 100 });

    expect((await refusalOf(visit(`https://127.0.0.1:${server.port}`))).code).toBe('TIMEOUT');

    await until(() => server.open() === 0);
    expect(server.bytes()).toBeGreaterThan(0);
  });

  it('that breaks in the middle of the TLS handshake failed, but not for TLS', async () => {
    const server = createTcpServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const { port } = await listen(server, '127.0.0.1');

    const refusal = await refusalOf(visitor({ allowed: '127.0.0.1' })(`https://127.0.0.1:${port}`));

    expect(refusal.code).toBe('CONNECTION_FAILED');
  });
});

describe('over TLS', () => {
  const resolver = new ScriptedResolver([['127.0.0.1']]);
  const seen: IncomingMessage[] = [];

  async function tlsServer(): Promise<Listener> {
    const server = createTlsServer({ cert: CERTIFICATE, key: PRIVATE_KEY }, (message, response) => {
      seen.push(message);
      response.end(`for ${message.headers.host ?? ''}`);
    });
    return await listen(server, '127.0.0.1');
  }

  beforeEach(() => {
    seen.length = 0;
  });

  it('a receiver with a certificate that is trusted is reached by its name', async () => {
    const { port } = await tlsServer();
    const visit = visitor({ allowed: '127.0.0.1', resolver, ca: CERTIFICATE });

    expect(await visit(`https://receiver.test:${port}`)).toBe(`for receiver.test:${port}`);
  });

  it.each([
    ['signed by itself', 'receiver.test', undefined],
    ['for another name', 'other.test', CERTIFICATE],
    ['for a name, not for its address', '127.0.0.1', CERTIFICATE],
  ])('nothing is sent to a receiver with a certificate %s', async (_title, host, ca) => {
    const { port } = await tlsServer();
    const visit = visitor({ allowed: '127.0.0.1', resolver, ca });

    expect((await refusalOf(visit(`https://${host}:${port}`))).code).toBe('TLS_ERROR');

    expect(seen).toEqual([]);
  });

  it('a receiver that speaks plain HTTP is an error of TLS', async () => {
    const { port } = await listen(webServer('plain'), '127.0.0.1');
    const visit = visitor({ allowed: '127.0.0.1', resolver });

    expect((await refusalOf(visit(`https://receiver.test:${port}`))).code).toBe('TLS_ERROR');
  });
});

describe('an error', () => {
  it('holds neither the name nor the address', async () => {
    const { port } = await listen(silentServer(), '127.0.0.1');
    const notFound = new Error('getaddrinfo ENOTFOUND receiver.test');
    const failures: Setup[] = [
      { resolver: new ScriptedResolver([['127.0.0.1']]) },
      { resolver: new ScriptedResolver([notFound]) },
      { resolver: new ScriptedResolver(['silence']), timeoutMs: 20 },
      { resolver: new ScriptedResolver([['127.0.0.3']]), allowed: '127.0.0.3' },
    ];
    for (const setup of failures) {
      const refusal = await refusalOf(visitor(setup)(`http://receiver.test:${port}/canary`));
      const { stack, ...shown } = refusal;
      expect(inspect([shown, refusal.message, refusal.cause, stack?.split('\n')[0]])).not.toMatch(
        /receiver|127\.0|canary/,
      );
    }
  });
});
