import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  FetchingJSONSchemaStore,
  InputData,
  JSONSchemaInput,
  LanguageName,
  quicktypeMultiFile,
} from 'quicktype-core';
import { EVENT_EXAMPLES } from '../src/callback/events/event-examples';
import { PHONE_B } from './support/canaries';
import { startGateway, TestGateway } from './support/gateway';
import { ROOT } from './support/project';
import { isInstalled } from './support/installed';

const OPENAPI = join(ROOT, 'openapi.json');
const TSC = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
const HEY_API = join(ROOT, 'node_modules', '@hey-api', 'openapi-ts', 'bin', 'run.js');

const HAS = {
  python3: isInstalled('python3'),
  javac: isInstalled('javac'),
  go: isInstalled('go', ['version']),
};
const where = (isThere: boolean): jest.It => (isThere ? it : it.skip);

/** Runs a command in a folder. @throws Error with what it printed, unless it ends well */
async function run(folder: string, command: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, GOFLAGS: '-mod=mod', GOCACHE: join(folder, 'cache'), HOME: folder };
  const running = promisify(execFile)(command, args, { cwd: folder, env, encoding: 'utf8' });
  return running.then(
    ({ stdout }) => stdout,
    (error: unknown) => {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`${command} failed:\n${stdout}${stderr}`);
    },
  );
}

/** What quicktype makes of all schemas of the document, by the names of its files. */
async function quicktype(lang: LanguageName, options: Record<string, string | boolean>) {
  const input = new JSONSchemaInput(new FetchingJSONSchemaStore());
  const schema = readFileSync(OPENAPI, 'utf8');
  await input.addSource({ name: 'gateway', schema, uris: ['#/components/schemas/'] });
  const inputData = new InputData();
  inputData.addInput(input);
  const files = await quicktypeMultiFile({ inputData, lang, rendererOptions: options });
  return [...files].map(([name, { lines }]): [string, string] => [name, lines.join('\n')]);
}

/** JSON whose times are the same however they are written. */
function parse(text: string): unknown {
  const isTime = (value: unknown): value is string =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);
  return JSON.parse(text, (_, value: unknown) => (isTime(value) ? Date.parse(value) : value));
}

describe('what generators make of the OpenAPI document', () => {
  let folder: string;
  let server: TestGateway;

  beforeAll(async () => {
    server = await startGateway();
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nxg-test-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  afterAll(() => server.close());

  const write = (name: string, text: string): void => {
    writeFileSync(join(folder, name), text);
  };

  it('is, with @hey-api/openapi-ts, a TypeScript client that compiles and binds a number', async () => {
    await run(folder, process.execPath, HEY_API, '-i', OPENAPI, '-o', 'client', '--no-log-file');
    write('package.json', '{ "type": "module" }');
    const strict = [
      '--strict',
      '--target',
      'es2022',
      '--module',
      'nodenext',
      '--lib',
      'es2022,dom,dom.iterable',
    ];
    await run(folder, process.execPath, TSC, ...strict, '--outDir', 'out', 'client/index.ts');
    const { key } = await server.createClient();
    write(
      'bind.js',
      `import { pnsBindXyb } from './out/index.js';
const options = { baseUrl: '${server.url}', auth: '${key}', body: { phoneB: '${PHONE_B}' } };
const { data, error } = await pnsBindXyb(options);
console.log(data?.status, error?.code);
`,
    );
    expect(await run(folder, process.execPath, 'bind.js')).toBe('active undefined\n');
  });

  where(HAS.python3)('is, with quicktype, Python that runs', async () => {
    const [[, text] = ['', '']] = await quicktype('python', { 'just-types': true, 'python-version': '3.7' });
    write('gateway.py', text);
    expect(text).toMatch(/^class BindXybRequest:$/m);
    await run(folder, 'python3', 'gateway.py');
  });

  where(HAS.javac)('is, with quicktype, Java that compiles', async () => {
    const files = await quicktype('java', { package: 'gateway', 'just-types': true });
    mkdirSync(join(folder, 'gateway'));
    for (const [name, text] of files) write(join('gateway', name), text);
    const names = files.map(([name]) => join('gateway', name));
    expect(names).toContain('gateway/BindXybRequest.java');
    await run(folder, 'javac', '-Xlint:all', '-Werror', ...names);
  });

  where(HAS.go)('is, with quicktype, Go that compiles, and keeps all that stands in an event', async () => {
    const [[, text] = ['', '']] = await quicktype('go', { package: 'main' });
    const event = JSON.stringify(EVENT_EXAMPLES['calling.call.completed']);
    write('go.mod', 'module main\n\ngo 1.18\n');
    write('gateway.go', text);
    write('event.json', event);
    write(
      'main.go',
      `package main

import "os"

func main() {
	text, _ := os.ReadFile("event.json")
	event, err := UnmarshalEvent(text)
	if err != nil {
		panic(err)
	}
	again, _ := event.Marshal()
	os.Stdout.Write(again)
}
`,
    );
    expect(parse(await run(folder, 'go', 'run', '.'))).toEqual(parse(event));
  });
});
