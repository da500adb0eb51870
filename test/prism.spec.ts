import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNS_BINDS } from './support/bindings';
import { DOCUMENTED, DocumentedOperation } from './support/documented-operations';
import { EventReader } from './support/event-reader';
import { forgeKey } from './support/forged-key';
import { ALL_SCOPES, SetClock, startGateway, TestClient, TestGateway } from './support/gateway';
import { HttpOptions } from './support/http';
import { departures, violations } from './support/openapi-schema';
import { makeOwnedObjects } from './support/owned-objects';
import { JudgedAnswer, Prism } from './support/prism';
import { Receiver } from './support/receiver';
import { createPhoneClient, LOCAL_WEBHOOKS, PhoneClient, reportCalls } from './support/webhook-bench';

const DOCUMENT = join(__dirname, '..', 'openapi.json');
const { webhooks: WEBHOOKS } = JSON.parse(readFileSync(DOCUMENT, 'utf8')) as {
  webhooks: { 'webhook.test': { post: { parameters: { name: string; schema: object }[] } } };
};
/** A stream never ends, and Prism passes an answer on when it has ended: what it brings is judged below. */
const STREAM = 'GET /v1/events/stream';

const isLast = ({ method }: DocumentedOperation): boolean => method === 'DELETE';
/** What ends something comes last, keys before their clients. */
const REPLAYED = [
  ...DOCUMENTED.filter((operation) => !isLast(operation)),
  ...DOCUMENTED.filter(isLast).sort((one, other) => other.path.length - one.path.length),
].filter(({ title }) => title !== STREAM);
const PROTECTED = DOCUMENTED.filter(({ path }) => path.startsWith('/v1/'));
const OF_THINGS = PROTECTED.filter(({ path }) => path.includes('{id}'));

describe('what passes between a client and the gateway is as the OpenAPI document says', () => {
  let receiver: Receiver;
  let gateway: TestGateway;
  let prism: Prism;
  let owner: TestClient;
  let powerless: TestClient;
  /** What stands in the path of a route, by the path before it. */
  let ids: Readonly<Record<string, string>>;

  beforeAll(async () => {
    const clock = new SetClock();
    receiver = await Receiver.start(() => clock.now());
    gateway = await startGateway({ clock, env: LOCAL_WEBHOOKS });
    prism = await Prism.start(gateway.url);
    owner = await gateway.createClient({ scopes: [...ALL_SCOPES, 'admin'] });
    powerless = await gateway.createClient({ scopes: [] });
    ids = await makeOwnedObjects(gateway, owner, receiver);
  });
  afterAll(async () => {
    prism.stop();
    await gateway.close();
    await receiver.close();
  });

  /** The path with the ids of things that exist. */
  function concrete({ path, pathExamples }: DocumentedOperation, known: typeof ids): string {
    return path.replaceAll(/\{(\w+)\}/g, (_, name: string, at: number) => {
      const before = path.slice(0, at - 1).replaceAll(/\{(\w+)\}/g, ':$1');
      return encodeURIComponent(known[before] ?? pathExamples[name] ?? '');
    });
  }

  /** The bodies that the document shows, with ids that exist. */
  function bodiesFor({ title, bodies, successes }: DocumentedOperation): readonly unknown[] {
    if (title === 'POST /v1/admin/callbacks/{id}/release') return [{ clientId: owner.id }];
    // Privacy numbers answer 200 when the client repeats its own id of the binding.
    const own = { ...(bodies[0] as object), customerBindId: title };
    return successes.includes(200) && successes.includes(201) ? [...bodies, own, own] : bodies;
  }

  async function replay(operation: DocumentedOperation): Promise<JudgedAnswer[]> {
    const { method, title, isIdempotent, query } = operation;
    const answers: JudgedAnswer[] = [];
    const ask = async (path: string, options: HttpOptions): Promise<void> => {
      answers.push(await prism.send(owner.key, method, path, options));
    };
    for (const [index, body] of bodiesFor(operation).entries()) {
      // NXCloud binds a relay number once: each example finds it free.
      if (title === 'POST /v1/interline/bindings') gateway.simulator.reset();
      const headers = isIdempotent ? { 'idempotency-key': `${title} ${index}` } : undefined;
      await ask(concrete(operation, ids), { body, headers });
      if (isIdempotent) await ask(concrete(operation, ids), { body, headers });
    }
    if (query !== '') await ask(`${concrete(operation, ids)}${query}`, {});
    return answers;
  }

  it.each(REPLAYED.map((operation) => [operation.title, operation] as const))(
    '%s, in each of its examples',
    async (_, operation) => {
      const answers = await replay(operation);
      expect(answers.flatMap(({ violations: found }) => found)).toEqual([]);
      const seen = new Set(answers.map(({ status }) => status));
      expect([...seen].sort()).toEqual(operation.successes);
      const replayed = answers.filter(({ headers }) => headers.has('idempotent-replayed'));
      expect(replayed).toHaveLength(operation.isIdempotent ? bodiesFor(operation).length : 0);
    },
  );

  it.each(PROTECTED.map((operation) => [operation.title, operation] as const))(
    '%s, refused for its key, its scope and its parameters',
    async (_, operation) => {
      const path = concrete(operation, ids);
      const [body] = operation.bodies.slice(-1);
      const refuse = (key: string, to = path): Promise<JudgedAnswer> =>
        prism.send(key, operation.method, to, { body });
      const answers = [
        await refuse(forgeKey('test')),
        await refuse(powerless.key),
        await refuse(owner.key, `${path}?unknown=1`),
      ];
      expect(answers.flatMap(({ violations: found }) => found)).toEqual([]);
      expect(answers.map(({ status }) => status)).toEqual([401, 403, 422]);
    },
  );

  it.each(OF_THINGS.map((operation) => [operation.title, operation] as const))(
    '%s, of something that is not there',
    async (_, operation) => {
      const [body] = operation.bodies.slice(-1);
      const path = concrete(operation, {});
      const answer = await prism.send(owner.key, operation.method, path, { body });
      expect([answer.status, answer.violations]).toEqual([404, []]);
    },
  );

  it('POST /v1/pns/bindings/xyb, refused because another client has its id', async () => {
    const body = { ...PNS_BINDS.xyb, customerBindId: 'the-same' };
    const other = await gateway.createClient();
    expect((await other.http.post('/v1/pns/bindings/xyb', body)).status).toBe(201);
    const { status, violations: found } = await prism.send(owner.key, 'POST', '/v1/pns/bindings/xyb', {
      body,
    });
    expect([status, found]).toEqual([409, []]);
  });

  it('GET /v1/pns/bindings, refused because there were too many requests', async () => {
    const { key } = await gateway.createClient({ rateLimitPerMinute: 1 });
    const answers = [
      await prism.send(key, 'GET', '/v1/pns/bindings', {}),
      await prism.send(key, 'GET', '/v1/pns/bindings', {}),
    ];
    expect(answers.map(({ status, violations: found }) => [status, found])).toEqual([
      [200, []],
      [429, []],
    ]);
  });

  it.each([
    [400, ['not an object']],
    [413, { ...PNS_BINDS.xyb, userData: 'x'.repeat(70_000) }],
    [422, { phoneB: '12' }],
  ])(
    'POST /v1/pns/bindings/xyb, refused with %i for a body that the document refuses too',
    async (expected, body) => {
      const { status, violations: found } = await prism.send(owner.key, 'POST', '/v1/pns/bindings/xyb', {
        body,
      });
      expect(status).toBe(expected);
      expect(new Set(found.map(({ location: [side] }) => side))).toEqual(new Set(['request']));
    },
  );
});

describe('what Prism does not see is as the OpenAPI document says', () => {
  let receiver: Receiver;
  let gateway: TestGateway;
  let client: PhoneClient;

  beforeAll(async () => {
    const clock = new SetClock();
    receiver = await Receiver.start(() => clock.now());
    gateway = await startGateway({ clock, env: LOCAL_WEBHOOKS });
    client = await createPhoneClient(gateway);
  });
  afterAll(async () => {
    await gateway.close();
    await receiver.close();
  });

  it('GET /v1/events/stream brings events', async () => {
    const reader = await EventReader.open(gateway.url, client.key);
    await reportCalls(gateway, client, 1);
    await reader.count(1);
    reader.leave();
    expect(reader.events.flatMap((event) => departures('Event', event))).toEqual([]);
  });

  it('a webhook has the headers and the body of its type', async () => {
    const endpoint = await receiver.subscribe(client.http);
    await client.http.post(`/v1/webhooks/${endpoint.id}/test`);
    const [webhook] = await endpoint.arrivals(1);
    const { parameters } = WEBHOOKS['webhook.test'].post;
    expect(parameters).toHaveLength(3);
    for (const { name, schema } of parameters) expect(violations(schema, webhook?.headers[name])).toEqual([]);
    expect(departures('Event', JSON.parse(webhook?.body ?? ''))).toEqual([]);
  });
});

describe('Prism', () => {
  it('tells what is not as a document says, in requests, answers, headers and problems', async () => {
    const gateway = await startGateway();
    const folder = mkdtempSync(join(tmpdir(), 'nxg-test-'));
    const planted = join(folder, 'openapi.json');
    writeFileSync(planted, JSON.stringify(withFaults()));
    const prism = await Prism.start(gateway.url, planted);
    try {
      const { key } = await gateway.createClient();
      const places = async (path: string, body: unknown): Promise<string[]> => {
        const { violations: found } = await prism.send(key, 'POST', path, { body });
        return found.map(({ location }) => location.join('/'));
      };
      expect(await places('/v1/pns/bindings/xyb', { phoneB: '+85264654798' })).toEqual([
        'request/body/phoneB',
        'response/body/releasedAt',
        'response/header/x-request-id',
      ]);
      expect(await places('/v1/webhooks/whe_01K9GZ4T6S3M8V2QXWJ5A7B0CD/test', undefined)).toEqual([
        'response/body/owner',
        'response/header/x-request-id',
      ]);
    } finally {
      prism.stop();
      rmSync(folder, { recursive: true, force: true });
      await gateway.close();
    }
  });
});

/** The document with a fault in a request, in a nullable field of an answer, in a header and in problems. */
function withFaults(): unknown {
  const text = readFileSync(DOCUMENT, 'utf8');
  const faulty = JSON.parse(text) as {
    components: {
      schemas: Record<string, { properties: Record<string, object> }>;
      headers: Record<string, { schema: object }>;
    };
  };
  const { schemas, headers } = faulty.components;
  Object.assign(schemas.BindXybRequest?.properties.phoneB ?? {}, { pattern: '^x' });
  Object.assign(schemas.Binding?.properties.releasedAt ?? {}, { type: 'string' });
  Object.assign(schemas.Problem?.properties.owner ?? {}, { enum: ['nobody'] });
  Object.assign(headers['X-Request-Id']?.schema ?? {}, { pattern: '^nope$' });
  return faulty;
}
