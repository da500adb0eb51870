import { AddressInfo } from 'node:net';
import { fastify, FastifyInstance } from 'fastify';
import { Scope } from '../../access/scopes';
import { createLogger } from '../../common/logging/logger';
import { AuditEntry } from './audit-entry';
import { addAuditHook } from './audit-hook';

const ID = 'cbk_01K9GZ4T6S3M8V2QXWJ5A7B0CD';
const UNMASKED = '{"numberA":"unmasked"}';

describe('the audit hook', () => {
  const recorded: AuditEntry[] = [];
  let server: FastifyInstance;
  let url: string;
  let isBroken: boolean;
  /** Answers the next append when it is called; null: at once. */
  let held: Promise<void> | null;

  const log = {
    async append(entry: AuditEntry): Promise<void> {
      await held;
      if (isBroken) throw new Error('the disk is full');
      recorded.push(entry);
    },
  };

  beforeAll(async () => {
    server = fastify();
    server.decorateRequest('gatewayContext', null);
    server.decorateRequest('principal', null);
    addAuditHook(server, log, createLogger('silent'));
    server.addHook('onRequest', (request, _, done) => {
      if (request.headers.authorization !== undefined) request.principal = { kind: 'operator' };
      done();
    });
    const scopes: Scope[] = ['admin', 'webhooks:write', 'webhooks:read', 'pns:write'];
    for (const access of scopes) {
      server.route({
        method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
        url: `/${access.replace(':', '-')}/:id`,
        config: { access },
        handler: (_, reply) => reply.type('application/json').send(UNMASKED),
      });
    }
    await server.listen({ port: 0, host: '127.0.0.1' });
    url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  });

  beforeEach(() => {
    recorded.length = 0;
    isBroken = false;
    held = null;
  });

  afterAll(() => server.close());

  const ask = (method: string, path: string): Promise<Response> =>
    fetch(`${url}${path}`, { method, headers: { authorization: 'Bearer x' } });

  it.each([
    ['POST', `/admin/${ID}`, 'POST /admin/:id'],
    ['PUT', `/admin/${ID}`, 'PUT /admin/:id'],
    ['PATCH', `/admin/${ID}`, 'PATCH /admin/:id'],
    ['DELETE', `/admin/${ID}`, 'DELETE /admin/:id'],
    ['POST', `/webhooks-write/${ID}`, 'POST /webhooks-write/:id'],
    ['DELETE', `/webhooks-write/${ID}`, 'DELETE /webhooks-write/:id'],
    ['GET', `/admin/${ID}?reveal=true`, 'GET /admin/:id (reveal)'],
    ['HEAD', `/admin/${ID}?reveal=true`, 'HEAD /admin/:id (reveal)'],
    ['GET', `/admin/${ID}?reveal`, 'GET /admin/:id (reveal)'],
  ])('records %s %s', async (method, path, action) => {
    expect((await ask(method, path)).status).toBe(200);
    expect(recorded).toEqual([
      {
        actor: 'operator',
        credential: 'admin',
        address: '127.0.0.1',
        action,
        target: ID,
        outcome: 'success',
        requestId: expect.any(String) as string,
      },
    ]);
  });

  it.each([
    ['GET', `/admin/${ID}`],
    ['HEAD', `/admin/${ID}`],
    ['GET', `/admin/${ID}?reveal=false`],
    ['POST', `/webhooks-read/${ID}`],
    ['POST', `/pns-write/${ID}`],
    ['DELETE', `/pns-write/${ID}?reveal=true`],
  ])('records nothing of %s %s, and does not wait for the log', async (method, path) => {
    held = new Promise(() => undefined);
    expect((await ask(method, path)).status).toBe(200);
    expect(recorded).toEqual([]);
  });

  it('records nothing of a request that was not admitted', async () => {
    await fetch(`${url}/admin/${ID}`, { method: 'POST' });
    expect(recorded).toEqual([]);
  });

  it('names no target where the path holds a number', async () => {
    await ask('DELETE', '/admin/+85254987987');
    expect(recorded.map(({ action, target }) => [action, target])).toEqual([['DELETE /admin/:id', null]]);
  });

  it('answers only when the entry is written', async () => {
    let release = (): void => undefined;
    held = new Promise((resolve) => {
      release = resolve;
    });
    let isAnswered = false;
    const answer = ask('POST', `/admin/${ID}`).then((response) => {
      isAnswered = true;
      return response;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(isAnswered).toBe(false);
    release();
    expect(await (await answer).text()).toBe(UNMASKED);
    expect(recorded).toHaveLength(1);
  });

  it('reveals nothing when the entry cannot be written', async () => {
    isBroken = true;
    const answer = await ask('GET', `/admin/${ID}?reveal=true`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      500,
      'application/problem+json; charset=utf-8',
    ]);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ code: 'internal_error', status: 500 });
    expect(text).not.toMatch(/unmasked|disk/);
  });
});
