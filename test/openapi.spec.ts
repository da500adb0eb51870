import { startGateway, TestClient, TestGateway } from './support/gateway';
import { DOCUMENT, OPERATIONS } from './support/openapi-document';

const isProtected = ({ path }: { path: string }): boolean => path.startsWith('/v1/');

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1', () => {
    expect(DOCUMENT.openapi).toBe('3.1.0');
  });

  it.each(OPERATIONS)('$title says what it does, under one tag and an id of its own', ({ operation }) => {
    expect(operation.summary).toMatch(/^[A-Z].{10,}[^.]$/);
    expect(operation.tags).toHaveLength(1);
    expect(OPERATIONS.filter((other) => other.operation.operationId === operation.operationId)).toHaveLength(
      1,
    );
  });

  it.each(OPERATIONS.filter(isProtected))('$title names the scope that it needs', ({ operation }) => {
    expect(operation.security).toEqual([
      { bearer: [expect.stringMatching(/^(admin|[a-z]+:(read|write))$/)] },
    ]);
  });

  it.each(OPERATIONS.filter(isProtected))(
    '$title shows its problem answers with examples',
    ({ operation }) => {
      expect(Object.keys(operation.responses)).toEqual(
        expect.arrayContaining(['401', '403', '429', '500', '503']),
      );
      const problems = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
      for (const [, { content }] of problems) {
        expect(Object.keys(content?.['application/problem+json']?.examples ?? {})).not.toHaveLength(0);
      }
    },
  );

  it.each(OPERATIONS)('$title promises X-Request-Id on every answer', ({ operation }) => {
    for (const { headers } of Object.values(operation.responses)) {
      expect(headers).toHaveProperty('X-Request-Id');
    }
  });

  it('refers to nothing that it does not hold', () => {
    const references = [...JSON.stringify(DOCUMENT).matchAll(/"\$ref":"#\/components\/([^/]+)\/([^"]+)"/g)];
    const components: Readonly<Record<string, object>> = DOCUMENT.components;
    expect(references.length).toBeGreaterThan(100);
    for (const [, kind = '', name = ''] of references) expect(components[kind]).toHaveProperty([name]);
  });
});

describe('what is tried out from the document', () => {
  let gateway: TestGateway;
  let client: TestClient;

  beforeAll(async () => {
    gateway = await startGateway();
    client = await gateway.createClient();
  });
  afterAll(() => gateway.close());

  // What needs an id of something is tried out in prism.spec.ts.
  const isForClients = ({ path }: { path: string }): boolean => !/\/admin\/|\{id\}/.test(path);
  const bodies = OPERATIONS.filter(isForClients).flatMap(({ title, method, path, operation }) => {
    const examples = operation.requestBody?.content['application/json']?.examples ?? {};
    return Object.entries(examples).map(([example, { value }]) => ({
      title: `${title} (${example})`,
      method,
      path,
      value,
    }));
  });

  it.each(bodies)('$title works against the sandbox', async ({ method, path, value }) => {
    const concrete = path.replace('{businessPhone}', '+6281100000001').replace('{numberX}', '17000000002');
    gateway.simulator.reset();
    const { status } = await client.http.send(method, concrete, { body: value });
    expect([200, 201]).toContain(status);
  });

  it('is served as JSON and YAML, and Swagger UI asks no other host', async () => {
    expect((await gateway.anyone.get('/openapi.json')).body.openapi).toBe('3.1.0');
    expect((await gateway.anyone.get('/openapi.yaml')).text).toContain('openapi: 3.1.0');
    const page = await gateway.anyone.get('/docs');
    expect(page.status).toBe(200);
    const assets = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
    expect(assets.length).toBeGreaterThan(3);
    for (const address of assets) {
      expect(address).not.toMatch(/^(https?:)?\/\//);
      const asset = await gateway.anyone.get(new URL(address, `${gateway.url}/docs`).pathname);
      expect(asset.status).toBe(200);
    }
  });
});
