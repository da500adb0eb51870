import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PHONE_B } from './support/canaries';
import { startGateway, TestGateway } from './support/gateway';
import { CLIENT_MANIFEST, installPackedClient } from './support/packed-client';
import { ROOT } from './support/project';

const TSC = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
const DOCUMENTS = ['clients/typescript/README.md', 'docs/clients.md']
  .map((path) => readFileSync(join(ROOT, path), 'utf8'))
  .join('\n');

/** What the examples of the documents take for granted. */
const GIVEN = `import type { Gateway, GatewayEvent, GatewayOptions, GatewayProblem, Schemas } from '@nxcloud-gateway/client';
declare global {
  const gateway: Gateway;
  const createGateway: (options: GatewayOptions) => Gateway;
  const identityProvider: { accessToken(): Promise<string> };
  interface Order { phone: string }
  const order: Order;
  function reject(order: Order, errors: GatewayProblem['errors']): void;
  function queue(order: Order): void;
  function record(call: Schemas['Call']): Promise<void>;
  function load(): Promise<string>;
  function save(place: string): Promise<void>;
  function store(events: readonly GatewayEvent[]): Promise<void>;
}
`;

const REFUSED = `import { createGateway, type GatewayEvent, type GatewayProblem, type ItemOf } from '@nxcloud-gateway/client';
const gateway = createGateway({ url: 'https://gateway.example', token: 'key' });
const body = { phoneB: '+1' };

const { data } = await gateway.POST('/v1/pns/bindings/xyb', { body });
const id: string = data.id;
const nothing: undefined = (await gateway.DELETE('/v1/pns/bindings/{id}', { params: { path: { id } } })).data;
const item: ItemOf<'/v1/events'>['type'] = 'pns.call.completed';

// @ts-expect-error there is no such path
await gateway.GET('/v1/pns/binding');
// @ts-expect-error the path knows no such method
await gateway.PUT('/v1/pns/bindings/xyb', { body });
// @ts-expect-error the stream is read otherwise
await gateway.GET('/v1/events/stream');
// @ts-expect-error a body is lacking
await gateway.POST('/v1/pns/bindings/xyb');
// @ts-expect-error a field is lacking
await gateway.POST('/v1/pns/bindings/xyb', { body: {} });
// @ts-expect-error there is no such field
await gateway.POST('/v1/pns/bindings/xyb', { body: { phoneB: '+1', phoneC: '+1' } });
// @ts-expect-error a parameter of the path is lacking
await gateway.GET('/v1/pns/bindings/{id}');
// @ts-expect-error there is no such filter
await gateway.GET('/v1/pns/bindings', { params: { query: { phone: '+1' } } });
// @ts-expect-error this is no list
gateway.paginate('/v1/interline/account');
// @ts-expect-error there is no such type of events
gateway.streamEvents({ type: 'pns.call.begun' });

export function codeOf(problem: GatewayProblem): boolean {
  // @ts-expect-error there is no such code
  return problem.code === 'no_such_code';
}
export function typeOf(event: GatewayEvent): 'webhook.test' | null {
  if (event.type !== 'webhook.test') return null;
  return event.type;
}
export { nothing, item };
`;

const COMMON = `import { createGateway, type Gateway } from '@nxcloud-gateway/client';
export const gateway: Gateway = createGateway({ url: 'https://gateway.example', token: 'key' });
`;

type Files = Readonly<Record<string, string>>;

describe('the TypeScript client as a package', () => {
  let folder: string;
  let app: string;
  let server: TestGateway;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nxg-test-'));
    app = installPackedClient(folder);
    server = await startGateway();
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has the version of the gateway, and depends on what it is tested with', () => {
    const own = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, unknown>;
    const { dependencies, devDependencies } = own as Record<string, Record<string, string>>;
    expect(CLIENT_MANIFEST.version).toBe(own.version);
    expect({ ...devDependencies, ...dependencies }).toMatchObject(CLIENT_MANIFEST.dependencies);
  });

  it.each([
    ['an ES module', 'app.mjs', "import * as client from '@nxcloud-gateway/client';"],
    ['a CommonJS script', 'app.cjs', "const client = require('@nxcloud-gateway/client');"],
  ])('is used by %s, without a warning', async (_, name, load) => {
    const { key } = await server.createClient();
    writeFileSync(
      join(app, name),
      `${load}
const { createGateway, GatewayProblem, verifyWebhook, WebhookVerificationError } = client;
(async () => {
  const gateway = createGateway({ url: ${JSON.stringify(server.url)}, token: ${JSON.stringify(key)} });
  const { data } = await gateway.POST('/v1/pns/bindings/xyb', { body: { phoneB: '${PHONE_B}' } });
  const problem = await gateway.GET('/v1/pns/bindings/{id}', { params: { path: { id: 'bnd_0' } } }).catch((e) => e);
  let refusal;
  try { verifyWebhook('whsec_AAAA', {}, ''); } catch (error) { refusal = error; }
  console.log(data.status, problem instanceof GatewayProblem, refusal instanceof WebhookVerificationError);
})();
`,
    );
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [name], { cwd: app });
    expect([stdout, stderr]).toEqual(['active true true\n', '']);
  });

  /** What the compiler says of these files under these settings. */
  async function compile(files: Files, settings: Readonly<Record<string, unknown>>): Promise<string> {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(app, name), text);
    const compilerOptions = { strict: true, noEmit: true, target: 'ES2022', ...settings };
    const config = JSON.stringify({ compilerOptions, files: Object.keys(files) });
    writeFileSync(join(app, 'tsconfig.json'), config);
    const run = promisify(execFile)(process.execPath, [TSC, '-p', app], { encoding: 'utf8' });
    return run.then(
      ({ stdout }) => stdout,
      (error: unknown) =>
        error instanceof Error && 'stdout' in error ? String(error.stdout) : 'no compiler',
    );
  }

  it('lets nothing compile that the document does not allow, for a bundler and without Node', async () => {
    const lib = ['ES2022', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'];
    // The types of the webhook library name Node's Buffer.
    const settings = { module: 'esnext', moduleResolution: 'bundler', lib, types: [], skipLibCheck: true };
    expect(await compile({ 'refused.ts': REFUSED }, settings)).toBe('');
  });

  it('does the same for Node, from both kinds of modules, and is used in its documents in a way that compiles', async () => {
    const examples = [...DOCUMENTS.matchAll(/```ts\n([^]*?)```/g)].map(
      ([, text = '']) => `${text}\nexport {};\n`,
    );
    expect(examples.length).toBeGreaterThan(5);
    const files = {
      'refused.mts': REFUSED,
      'common.cts': COMMON,
      'given.d.mts': GIVEN,
      ...Object.fromEntries(examples.map((text, index) => [`example-${index}.mts`, text])),
    };
    expect(await compile(files, { module: 'node16', moduleResolution: 'node16', types: ['node'] })).toBe('');
  });

  it('is generated from the OpenAPI document that the gateway serves', () => {
    expect(() =>
      execFileSync(process.execPath, ['scripts/client.mjs', '--check'], { cwd: ROOT }),
    ).not.toThrow();
  });
});
