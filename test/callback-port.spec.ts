import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { SANDBOX_CREDENTIALS } from '../sandbox/simulator/simulator-options';
import { ADMIN_KEY, CALLBACK_TOKEN } from './support/canaries';
import { ACKNOWLEDGED, CallbackAddress, CALLBACKS, callbacksOf, push } from './support/callbacks';
import { createSqlite, StoredDatabase } from './support/databases';
import { environmentFor, startGateway, TestGateway } from './support/gateway';
import { Http } from './support/http';
import { ScriptedUpstream, startScriptedUpstream } from './support/scripted-upstream';
import { spawnGateway } from './support/spawned-gateway';

const ADDRESSES = Object.keys(CALLBACKS) as CallbackAddress[];

describe('a port of its own for callbacks', () => {
  let gateway: TestGateway;
  let callbackSide: string;

  beforeAll(async () => {
    gateway = await startGateway({ env: { CALLBACK_PORT: '0', CALLBACK_ALLOWED_CIDRS: '127.0.0.0/8' } });
    callbackSide = new URL(gateway.callbackUrl).origin;
  });
  afterAll(() => gateway.close());

  it('is another than the gateway’s', () => {
    expect(new URL(gateway.callbackUrl).port).not.toBe(String(gateway.port));
  });

  it.each(ADDRESSES)('serves %s', async (address) => {
    const answer = await push(gateway, address, CALLBACKS[address]);

    expect([answer.status, answer.text]).toEqual([200, ACKNOWLEDGED]);
    const [kept] = await callbacksOf(gateway);
    expect(kept).toMatchObject({ source: address });
  });

  it.each(ADDRESSES)('leaves none to the other port: %s is 404 there, and not kept', async (address) => {
    const before = (await callbacksOf(gateway)).length;
    const there = { callbackUrl: `${gateway.url}/callbacks/${CALLBACK_TOKEN}` };

    const { status, body } = await push(there, address, { ...CALLBACKS[address], there: true });

    expect([status, body.code]).toEqual([404, 'not_found']);
    expect(await callbacksOf(gateway)).toHaveLength(before);
  });

  it.each([
    ['GET', '/health/live'],
    ['GET', '/health/ready'],
    ['GET', '/metrics'],
    ['GET', '/docs'],
    ['GET', '/openapi.json'],
    ['GET', '/openapi.yaml'],
    ['GET', '/problems/not-found'],
    ['GET', '/v1/events'],
    ['POST', '/v1/pns/bindings/xyb'],
    ['GET', '/v1/admin/callbacks'],
    ['GET', '/v1/admin/clients'],
    ['GET', '/nowhere'],
    ['GET', '/'],
    ['HEAD', '/health/live'],
    ['OPTIONS', '/v1/events'],
  ])('serves nothing else: %s %s is 404 there', async (method, path) => {
    const admin = new Http(callbackSide, ADMIN_KEY);
    const answer = await admin.send(method, path);

    expect(answer.status).toBe(404);
    if (method !== 'HEAD') expect(answer.body).toMatchObject({ code: 'not_found' });
  });

  it.each([
    'http://gateway/health/live',
    '//health/live',
    '/callbacks/../health/live',
    '/callbacks/%2e%2e/health/live',
  ])('is not talked round by a path: %s', async (target) => {
    const socket = connect(Number(new URL(callbackSide).port), '127.0.0.1');
    try {
      socket.write(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      expect(await text(socket)).toMatch(/^HTTP\/1\.1 404 /);
    } finally {
      socket.destroy();
    }
  });

  it('keeps the rules of callbacks: the token, the MiB, an id for each request', async () => {
    const wrong = { callbackUrl: `${callbackSide}/callbacks/${'w'.repeat(24)}` };
    const answers = [
      await push(wrong, 'pns/call', CALLBACKS['pns/call']),
      await push(gateway, 'pns/call', 'x'.repeat(1024 * 1024 + 1)),
      await push(gateway, 'pns/call', 'no JSON'),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 413, 400]);
    for (const { headers } of answers) expect(headers.get('x-request-id')).toMatch(/^[0-9A-Z]{26}$/);
  });

  it('serves what the gateway’s own port always served', async () => {
    for (const path of ['/health/live', '/metrics', '/openapi.json', '/problems/not-found']) {
      expect((await gateway.anyone.get(path)).status).toBe(200);
    }
    expect((await gateway.admin.get('/v1/admin/callbacks')).status).toBe(200);
  });

  it('answers bytes that are no HTTP with 400, as the other port does', async () => {
    const socket = connect(Number(new URL(callbackSide).port), '127.0.0.1');
    try {
      socket.write('NONSENSE\r\n\r\n');
      expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 [^]*"code":"malformed_request"/);
    } finally {
      socket.destroy();
    }
  });

  it('is closed with the gateway', async () => {
    const closing = await startGateway({ env: { CALLBACK_PORT: '0' } });
    const { callbackUrl } = closing;
    expect((await push(closing, 'pns/call', CALLBACKS['pns/call'])).status).toBe(200);

    await closing.close();

    await expect(push({ callbackUrl }, 'pns/call', CALLBACKS['pns/call'])).rejects.toThrow();
  });
});

describe('a gateway that is told to stop', () => {
  let database: StoredDatabase;
  let target: ScriptedUpstream;
  beforeAll(async () => {
    [database, target] = [await createSqlite(), await startScriptedUpstream()];
  });
  afterAll(async () => {
    await database.remove();
    await target.close();
  });

  it('answers what is under way on the port of callbacks before it ends', async () => {
    const gateway = spawnGateway({
      ...environmentFor(target.url, SANDBOX_CREDENTIALS),
      ...database.env,
      CALLBACK_PORT: '0',
      CALLBACK_CALLING_FORWARD_URL: target.url,
    });
    const { callbackUrl } = await gateway.logged('listening');
    target.play(async () => {
      const stopping = gateway.logged('shutting down');
      gateway.child.kill('SIGTERM');
      await stopping;
      return { body: 'in time' };
    });

    const base = `${String(callbackUrl)}/callbacks/${CALLBACK_TOKEN}`;
    const { status, text: answer } = await push({ callbackUrl: base }, 'calling', { statuses: [] });

    expect([status, answer]).toEqual([200, 'in time']);
    expect(await gateway.exit).toBe(0);
  });
});

describe('a port for callbacks that cannot be listened on', () => {
  let database: StoredDatabase;
  beforeAll(async () => {
    database = await createSqlite();
  });
  afterAll(() => database.remove());

  it('stops the start with one line that names CALLBACK_PORT', async () => {
    const other = await startGateway();
    try {
      const { child, exit, stderr } = spawnGateway({
        ...environmentFor(other.url, SANDBOX_CREDENTIALS),
        ...database.env,
        CALLBACK_PORT: String(other.port),
      });
      expect(await exit).toBe(1);
      child.kill();

      expect(stderr()).toMatch(/^Settings: CALLBACK_PORT and HOST name an address .*EADDRINUSE.*\n$/);
    } finally {
      await other.close();
    }
  });
});
