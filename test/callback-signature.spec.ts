import { EnvironmentSource } from '../src/config/environment';
import { createSqlite, StoredDatabase } from './support/databases';
import {
  ACKNOWLEDGED,
  callbacksOf,
  callingBody,
  pnsRecord,
  push,
  sendBare,
  signatureHeaders,
  whatsappCall,
} from './support/callbacks';
import { startGateway, TestGateway } from './support/gateway';
import { HttpResult } from './support/http';

let count = 0;

/** A body that has not been sent before. */
function newBody(): string {
  count += 1;
  return JSON.stringify(callingBody([whatsappCall({ call_id: `signed-${count}` })]));
}

/** Runs tests against one gateway with these settings, over a database that the tests look into. */
function withGateway(env: EnvironmentSource, tests: (context: Context) => void): void {
  const context = new Context();
  beforeAll(async () => {
    context.database = await createSqlite();
    context.gateway = await startGateway({ env: { ...context.database.env, ...env } });
  });
  afterAll(async () => {
    await context.gateway.close();
    await context.database.remove();
  });
  tests(context);
}

class Context {
  database!: StoredDatabase;
  gateway!: TestGateway;

  send(body: string | Uint8Array, headers: Record<string, string>): Promise<HttpResult> {
    return push(this.gateway, 'calling', body, headers);
  }

  async expectKept(body: string | Uint8Array, headers: Record<string, string>): Promise<void> {
    const before = await this.kept();
    const { status, text } = await this.send(body, headers);
    expect([status, text]).toEqual([200, ACKNOWLEDGED]);
    expect(await this.kept()).toBe(before + 1);
    const [last] = await callbacksOf(this.gateway);
    expect(last).toMatchObject({ verification: { provenance: 'signed' } });
  }

  async expectRefused(body: string | Uint8Array, headers: Record<string, string>): Promise<void> {
    const before = await this.kept();
    const { status, body: problem } = await this.send(body, headers);
    expect([status, problem.code]).toEqual([401, 'unauthenticated']);
    expect(await this.kept()).toBe(before);
  }

  /** How many rows callbacks have left in the store. */
  async kept(): Promise<number> {
    const [row] = await this.database.rows(
      `select (select count(*) from callbacks) + (select count(*) from events) as kept`,
    );
    return Number(row?.kept);
  }
}

describe.each([
  ['md5', 'sha256'],
  ['sha256', 'md5'],
] as const)('a calling callback where signatures by %s are asked for', (algorithm, other) => {
  withGateway({ CALLBACK_CALLING_SIGNATURE: algorithm }, (context) => {
    it('is kept when it is signed so, with the secret that signs requests', async () => {
      const body = newBody();

      await context.expectKept(body, signatureHeaders(body, { algorithm }));
    });

    it.each(['md5', 'sha256', 'sha1', ''])(
      'is kept whatever its header algorithm says: %s',
      async (named) => {
        const body = newBody();

        await context.expectKept(body, { ...signatureHeaders(body, { algorithm }), algorithm: named });
      },
    );

    it.each<Record<string, string>>([{}, { algorithm: 'md5' }, { algorithm: 'sha256' }])(
      `is 401 when it is signed by ${other}, with the header %p`,
      async (named) => {
        const body = newBody();

        await context.expectRefused(body, { ...signatureHeaders(body, { algorithm: other }), ...named });
      },
    );

    it('is 401 when it is not signed', async () => {
      await context.expectRefused(newBody(), {});
    });

    it('is 401 when it is signed with another secret', async () => {
      const body = newBody();

      await context.expectRefused(body, signatureHeaders(body, { algorithm, secret: 'another' }));
    });

    it.each(['accessKey', 'action', 'bizType', 'ts', 'sign'])('is 401 without %s', async (name) => {
      const body = newBody();
      const headers = Object.entries(signatureHeaders(body, { algorithm }));

      await context.expectRefused(body, Object.fromEntries(headers.filter(([header]) => header !== name)));
    });

    it('is 401 when a byte of it was changed', async () => {
      const body = newBody();
      const headers = signatureHeaders(body, { algorithm });

      await context.expectRefused(`${body} `, headers);
      await context.expectRefused(body.replace('"call_duration":30', '"call_duration":31'), headers);
    });

    it('is 401 before anyone asks whether it can be read', async () => {
      await context.expectRefused('no JSON', signatureHeaders('something else', { algorithm }));
      const answer = await context.send('no JSON', signatureHeaders('no JSON', { algorithm }));

      expect([answer.status, answer.body.code]).toEqual([400, 'malformed_request']);
    });

    it.each([
      ['lower case', (name: string) => name.toLowerCase()],
      ['capitals', (name: string) => name.toUpperCase()],
      ['one of both', (name: string) => name.replace(/^./, (letter) => letter.toUpperCase())],
    ])('may have the names of its headers in %s', async (_, write) => {
      const body = newBody();
      const headers = Object.entries(signatureHeaders(body, { algorithm })).map(
        ([name, value]): [string, string] => [write(name), value],
      );

      const { status } = await sendBare(
        `${context.gateway.callbackUrl}/calling`,
        body,
        Object.fromEntries(headers),
      );

      expect(status).toBe(200);
    });

    it('is signed over its bytes, also where they are not UTF-8', async () => {
      const [before = '', after = ''] = newBody().split('"call_duration"');
      const bytes = Buffer.concat([
        Buffer.from(`${before}"end_reason":"`),
        Buffer.from('c5a3d0c5d4c6', 'hex'),
        Buffer.from(`","call_duration"${after}`),
      ]);

      await context.expectRefused(bytes, signatureHeaders(bytes.toString(), { algorithm }));
      await context.expectKept(bytes, signatureHeaders(bytes, { algorithm }));
    });

    it('is refused without a word about the signature in the log', async () => {
      const body = newBody();
      const headers = signatureHeaders(body, { algorithm, secret: 'another' });
      await context.send(body, headers);

      expect(JSON.stringify(context.gateway.log.lines)).not.toContain(headers.sign);
    });

    it('is the only one that is signed: others prove themselves by their address', async () => {
      expect((await push(context.gateway, 'pns/call', pnsRecord())).status).toBe(200);
      const [last] = await callbacksOf(context.gateway);

      expect(last).toMatchObject({ source: 'pns/call', verification: { provenance: 'token' } });
    });
  });
});

describe('a calling callback under several secrets', () => {
  const env = { CALLBACK_CALLING_SIGNATURE: 'md5', CALLBACK_CALLING_SECRETS: 'secret-one,secret-two' };

  withGateway(env, (context) => {
    it.each(['secret-one', 'secret-two'])('is kept when %s signed it', async (secret) => {
      const body = newBody();

      await context.expectKept(body, signatureHeaders(body, { secret }));
    });

    it('is 401 when the secret of requests signed it, which is none of them', async () => {
      const body = newBody();

      await context.expectRefused(body, signatureHeaders(body));
    });

    it('is 401 when both at once signed it', async () => {
      const body = newBody();

      await context.expectRefused(body, signatureHeaders(body, { secret: 'secret-one,secret-two' }));
    });
  });
});

describe('a calling callback where signatures are not asked for', () => {
  withGateway({}, (context) => {
    it('is kept unsigned, signed and signed wrongly, and never passes for signed', async () => {
      for (const headers of [{}, signatureHeaders('x'), { sign: 'nonsense' }]) {
        expect((await context.send(newBody(), headers)).status).toBe(200);
      }
      const signed = newBody();
      expect((await context.send(signed, signatureHeaders(signed))).status).toBe(200);

      const kept = await callbacksOf(context.gateway);
      expect(kept).toHaveLength(4);
      for (const callback of kept) expect(callback).toMatchObject({ verification: { provenance: 'token' } });
    });
  });
});
