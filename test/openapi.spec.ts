import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startGateway, TestClient, TestGateway } from './support/gateway';

interface Operation {
  operationId?: string;
  summary?: string;
  tags?: string[];
  security?: Record<string, string[]>[];
  parameters?: {
    name: string;
    in: string;
    schema?: { example?: unknown; type?: string };
    description?: string;
  }[];
  requestBody?: { content: Record<string, { examples?: Record<string, { value: unknown }> }> };
  responses: Record<
    string,
    { headers?: Record<string, unknown>; content?: Record<string, { examples?: object }> }
  >;
}

interface OpenApiDocument {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties?: Record<string, unknown> }>; examples: object };
}

const document = JSON.parse(readFileSync(join(__dirname, '..', 'openapi.json'), 'utf8')) as OpenApiDocument;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    operation,
  })),
);
const isProtected = ({ name }: { name: string }): boolean => name.includes('/v1/');

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1', () => {
    expect(document.openapi).toBe('3.1.0');
  });

  it.each(operations)('$name says what it does, under one tag and an id of its own', ({ operation }) => {
    expect(operation.summary).toMatch(/^[A-Z].{10,}[^.]$/);
    expect(operation.tags).toHaveLength(1);
    expect(operations.filter((other) => other.operation.operationId === operation.operationId)).toHaveLength(
      1,
    );
  });

  it.each(operations.filter(isProtected))('$name names the scope that it needs', ({ operation }) => {
    expect(operation.security).toEqual([
      { bearer: [expect.stringMatching(/^(admin|[a-z]+:(read|write))$/)] },
    ]);
  });

  it.each(operations.filter(isProtected))(
    '$name shows its problem answers with examples',
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

  it.each(operations)('$name promises X-Request-Id on every answer', ({ operation }) => {
    for (const { headers } of Object.values(operation.responses)) {
      expect(headers).toHaveProperty('X-Request-Id');
    }
  });

  it('refers to nothing that it does not hold', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/([^/]+)\/([^"]+)"/g)];
    const components = document.components as unknown as Record<string, Record<string, unknown>>;
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
  const isForClients = ({ name }: { name: string }): boolean => !/\/admin\/|\{id\}/.test(name);
  const bodies = operations.filter(isForClients).flatMap(({ name, operation }) => {
    const [method = '', path = ''] = name.split(' ');
    const examples = operation.requestBody?.content['application/json']?.examples ?? {};
    return Object.entries(examples).map(([example, { value }]) => ({
      name: `${name} (${example})`,
      method,
      path,
      value,
    }));
  });

  it.each(bodies)('$name works against the sandbox', async ({ method, path, value }) => {
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
