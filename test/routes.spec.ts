import { Http } from './support/http';
import { startGateway, TestClient, TestGateway } from './support/gateway';
import { Route, routesOf, scopeOf, titleOf } from './support/routes';

/** The only routes that answer without a token. */
const PUBLIC = [
  'GET /docs',
  'GET /docs/',
  'GET /docs/*',
  'GET /docs/LICENSE',
  'GET /docs/docs/swagger-ui-init.js',
  'GET /docs/index.html',
  'GET /docs/swagger-ui-init.js',
  'GET /health/live',
  'GET /health/ready',
  'GET /metrics',
  'GET /openapi.json',
  'GET /openapi.yaml',
  'GET /problems/:name',
];

/** What stands in the path is the secret: without it there is nothing. */
const CALLBACKS = [
  'POST /callbacks/:token/calling',
  'POST /callbacks/:token/interline/call-start',
  'POST /callbacks/:token/interline/cdr',
  'POST /callbacks/:token/pns/call',
  'POST /callbacks/:token/pns/error',
];

const ID = '01K9GZ4T6S3M8V2QXWJ5A7B0CD';
const PARAMETERS: Readonly<Record<string, string>> = {
  ':id': ID,
  ':keyId': ID,
  ':businessPhone': '6281100000001',
  ':callId': 'wacid.A',
  ':numberX': '17000000001',
  ':name': 'not-found',
  ':token': 'no-token-of-this-gateway-at-all',
};

function concrete(path: string): string {
  return path.replaceAll(/:\w+/g, (name) => PARAMETERS[name] ?? `unknown-parameter-${name}`);
}

describe('the routes of the gateway', () => {
  let gateway: TestGateway;
  let client: TestClient;
  let routes: Route[];

  beforeAll(async () => {
    gateway = await startGateway();
    client = await gateway.createClient();
    routes = routesOf(gateway.app);
  });

  afterAll(() => gateway.close());

  const isForCallbacks = (route: Route): boolean => CALLBACKS.includes(titleOf(route));
  const isPublic = (route: Route): boolean => PUBLIC.includes(titleOf(route));
  const versioned = (): Route[] => routes.filter(({ path }) => path.startsWith('/v1/'));

  /** Asks every route at its turn and tells how each was answered, where it was not as expected. */
  async function unexpected(
    asked: readonly Route[],
    expected: number,
    ask: (route: Route) => Promise<{ status: number }>,
  ): Promise<string[]> {
    const answers: string[] = [];
    for (const route of asked) {
      const { status } = await ask(route);
      if (status !== expected) answers.push(`${titleOf(route)}: ${status}`);
    }
    return answers;
  }

  it('are found by this test: there are some of every product', () => {
    const titles = routes.map(titleOf);
    expect(titles).toContain('GET /v1/calling/numbers/:businessPhone/calls/:callId');
    expect(titles).toContain('POST /v1/pns/bindings/axeyb');
    expect(titles).toContain('DELETE /v1/interline/transfers/:numberX');
    expect(titles).toContain('DELETE /v1/admin/clients/:id/keys/:keyId');
  });

  it('need a token, but for the public ones that are listed here', async () => {
    const asked = routes.filter((route) => !isPublic(route) && !isForCallbacks(route));
    expect(asked.length).toBeGreaterThan(20);
    const answers = await unexpected(asked, 401, ({ method, path }) =>
      gateway.anyone.send(method, concrete(path)),
    );
    expect(answers).toEqual([]);
  });

  it('for callbacks are the listed ones, and are not found without the secret token', async () => {
    const callbacks = routes.filter(({ path }) => path.startsWith('/callbacks'));
    expect(callbacks.map(titleOf).sort()).toEqual(CALLBACKS);
    const answers = await unexpected(callbacks, 404, ({ method, path }) =>
      gateway.anyone.send(method, concrete(path)),
    );
    expect(answers).toEqual([]);
  });

  it('that are listed as public exist and answer without a token', async () => {
    expect(routes.filter(isPublic).map(titleOf).sort()).toEqual([...PUBLIC].sort());
    const asked = routes.filter(isPublic).filter(({ path }) => !path.startsWith('/docs/'));
    const answers = await unexpected(asked, 200, ({ method, path }) =>
      gateway.anyone.send(method, concrete(path)),
    );
    expect(answers).toEqual([]);
  });

  it.each(['unknown=1', 'toString=1', '__proto__=1', 'limit=1&nextCursor=x'])(
    'under /v1 refuse an unknown query parameter: ?%s',
    async (query) => {
      const speakerTo = ({ path }: Route): Http =>
        path.startsWith('/v1/admin/') ? gateway.admin : client.http;
      const answers = await unexpected(versioned(), 422, (route) =>
        speakerTo(route).send(route.method, `${concrete(route.path)}?${query}`),
      );
      expect(answers).toEqual([]);
      expect(gateway.simulator.control.requests()).toEqual([]);
    },
  );

  it('under /v1 stand in the OpenAPI document, each with its token and its refusals', async () => {
    const { body } = await gateway.anyone.get('/openapi.json');
    const paths = body.paths as Record<string, Record<string, Operation>>;
    const documented = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({
        title: `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
        operation,
      })),
    );
    const ofVersion = documented.filter(({ title }) => title.includes(' /v1/'));
    expect(ofVersion.map(({ title }) => title).sort()).toEqual(versioned().map(titleOf).sort());
    for (const { title, operation } of ofVersion) {
      expect([title, operation.security]).toEqual([title, [{ bearer: [scopeOf(title)] }]]);
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['401', '403', '429', '500']));
    }
  });
});

interface Operation {
  readonly security: unknown;
  readonly responses: Record<string, unknown>;
}
