import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { ModuleKind, transpileModule } from 'typescript';
import { isInstalled } from './support/installed';

const document = readFileSync(join(__dirname, '..', 'docs', 'webhooks.md'), 'utf8');

/** The first example of a language under a heading. */
function example(heading: string, language: string): string {
  const section = document.slice(document.indexOf(`### ${heading}\n`));
  const [, code = ''] = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(section) ?? [];
  return code;
}

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const BODY = JSON.stringify({ id: 'evt_1', type: 'webhook.test', text: 'a line\nand 牛信' });
const ID = 'evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD';
const NOW = Math.floor(Date.now() / 1000);
const SIGNATURE = new Webhook(SECRET).sign(ID, new Date(NOW * 1000), BODY);

const HAS_PYTHON = isInstalled('python3');
const HAS_GO = isInstalled('go', ['version']);

describe('the examples of docs/webhooks.md', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nxg-test-'));
    writeFileSync(join(folder, 'body.json'), BODY);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('compute in a shell the signature that the standardwebhooks library makes', () => {
    const [functionText = ''] = example('curl and a shell', 'sh').split('\nsignature\n');
    const env = { PATH: process.env.PATH ?? '', SECRET, ID, TIMESTAMP: String(NOW) };
    const printed = execFileSync('bash', ['-c', `${functionText}\nsignature`], { cwd: folder, env });
    expect(printed.toString().trim()).toBe(SIGNATURE);
  });

  const cases: readonly [string, string, number, boolean][] = [
    ['a right signature', SIGNATURE, NOW, true],
    ['one of two signatures', `v1,AAAA ${SIGNATURE}`, NOW, true],
    ['a wrong signature', `v1,${Buffer.alloc(32).toString('base64')}`, NOW, false],
    ['a signature of another time', SIGNATURE, NOW + 1, false],
    ['an old request', SIGNATURE, NOW - 3600, false],
  ];

  it('judge them rightly in TypeScript, as the receiver that they are', async () => {
    const source = `const store = async (_: unknown) => undefined;
${example('TypeScript', 'ts').replace('.listen(8080)', ".listen(0, '127.0.0.1', function () { console.log(this.address().port); })")}`;
    const { outputText } = transpileModule(source, { compilerOptions: { module: ModuleKind.CommonJS } });
    const receiver = spawn(process.execPath, ['-e', outputText], {
      cwd: join(__dirname, '..'),
      env: { WEBHOOK_SECRET: SECRET },
    });
    try {
      const [port] = (await once(receiver.stdout, 'data')) as [Buffer];
      for (const [name, signature, timestamp, isRight] of cases) {
        const { status } = await fetch(`http://127.0.0.1:${port.toString().trim()}`, {
          method: 'POST',
          body: BODY,
          headers: {
            'webhook-id': ID,
            'webhook-timestamp': String(timestamp),
            'webhook-signature': signature,
          },
        });
        expect([name, status]).toEqual([name, isRight ? 204 : 400]);
      }
    } finally {
      receiver.kill();
    }
  });

  (HAS_PYTHON ? it.each(cases) : it.skip.each(cases))(
    'judge %s rightly in Python',
    (_, signature, timestamp, isRight) => {
      const headers = {
        'webhook-id': ID,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signature,
      };
      const script = `${example('Python', 'python')}
import json
verify(${JSON.stringify(SECRET)}, json.loads(${JSON.stringify(JSON.stringify(headers))}), open("body.json", "rb").read())
`;
      const { status } = spawnSync('python3', ['-c', script], { cwd: folder });
      expect(status === 0).toBe(isRight);
    },
  );

  (HAS_GO ? it : it.skip)('judge them rightly in Go', () => {
    const rows = cases.map(
      ([name, signature, timestamp, isRight]) =>
        `{${JSON.stringify(name)}, ${JSON.stringify(signature)}, "${timestamp}", ${isRight}},`,
    );
    writeFileSync(join(folder, 'go.mod'), 'module webhook\n\ngo 1.19\n');
    writeFileSync(join(folder, 'webhook.go'), example('Go', 'go'));
    writeFileSync(
      join(folder, 'webhook_test.go'),
      `package webhook
import ("net/http"; "os"; "testing"; "time")
func TestVerify(t *testing.T) {
	body, _ := os.ReadFile("body.json")
	for _, row := range []struct{ name, signature, timestamp string; right bool }{
${rows.join('\n')}
	} {
		header := http.Header{}
		header.Set("webhook-id", ${JSON.stringify(ID)})
		header.Set("webhook-timestamp", row.timestamp)
		header.Set("webhook-signature", row.signature)
		if err := Verify(${JSON.stringify(SECRET)}, header, body, time.Now()); (err == nil) != row.right {
			t.Error(row.name, err)
		}
	}
}
`,
    );
    const env = { ...process.env, HOME: folder, GOFLAGS: '-mod=mod', GOCACHE: join(folder, 'cache') };
    const { status, stdout } = spawnSync('go', ['test', './...'], { cwd: folder, env });
    expect({ status, printed: stdout.toString() }).toMatchObject({ status: 0 });
  });
});
