import { createSecretKey } from 'node:crypto';
import { JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { startGateway, TestGateway } from './support/gateway';
import { HttpResult } from './support/http';
import { Issuer } from './support/issuer';

const PATH = '/v1/pns/bindings';
const JWKS_COOL_DOWN_MS = 30_000;

describe('access tokens of the identity provider', () => {
  let issuer: Issuer;
  let gateway: TestGateway;

  beforeAll(async () => {
    issuer = await Issuer.start();
    gateway = await startGateway({ env: { OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: 'gateway' } });
    await gateway.createClient({ externalId: 'courier', scopes: ['pns:read', 'pns:write'] });
    await gateway.createClient({ externalId: 'asleep', scopes: ['pns:read'], status: 'suspended' });
  });

  afterAll(async () => {
    await gateway.close();
    await issuer.close();
  });

  async function ask(claims: JWTPayload, header: Parameters<Issuer['sign']>[1] = {}): Promise<HttpResult> {
    return gateway.as(await issuer.sign(claims, header)).get(PATH);
  }
  const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds;

  it('let the client in that their client_id names', async () => {
    const { status, headers } = await ask({});
    expect(status).toBe(200);
    const requestId = headers.get('x-request-id');
    const line = gateway.log.of('request').find((candidate) => candidate.requestId === requestId);
    expect(line).toMatchObject({ credential: 'oidc' });
  });

  it.each<[string, JWTPayload, number]>([
    ['a scope that both the token and the client have', { scope: 'openid pns:read' }, 200],
    ['a scope that only the client has', { scope: 'calling:read' }, 403],
    ['a scope that only the token has', { scope: 'interline:read' }, 403],
    ['no scope', { scope: undefined }, 403],
    ['an empty scope', { scope: '' }, 403],
    ['scopes as a list, which RFC 9068 does not know', { scope: ['pns:read'] }, 403],
    ['a word that only begins like the scope', { scope: 'pns:readall' }, 403],
  ])('grant what stands at both sides: %s', async (_, claims, expected) => {
    expect((await ask(claims)).status).toBe(expected);
  });

  it('grant no scope that the client lacks', async () => {
    const token = await issuer.sign({ scope: 'pns:read interline:read admin' });
    expect((await gateway.as(token).get('/v1/interline/bindings')).status).toBe(403);
    expect((await gateway.as(token).get('/v1/admin/clients')).status).toBe(403);
  });

  it.each<[string, JWTPayload]>([
    ['a client that nobody registered', { client_id: 'stranger' }],
    ['a suspended client', { client_id: 'asleep' }],
    ['no client', { client_id: undefined }],
    ['an empty client', { client_id: '' }],
    ['a client that is no text', { client_id: ['courier'] }],
    ['the client under another claim', { client_id: undefined, azp: 'courier', sub: 'courier' }],
    ['another issuer', { iss: 'https://idp.example' }],
    ['the issuer with a slash too many', { iss: 'slash' }],
    ['no issuer', { iss: undefined }],
    ['another audience', { aud: 'another-api' }],
    ['no audience', { aud: undefined }],
    ['an end that has passed', { exp: inSeconds(-60) }],
    ['no end', { exp: undefined }],
    ['a beginning that is to come', { nbf: inSeconds(60) }],
  ])('are refused with %s', async (_, claims) => {
    const given = claims.iss === 'slash' ? { iss: `${issuer.url}/` } : claims;
    const { status, body } = await ask(given);
    expect(status).toBe(401);
    expect(body.code).toBe('unauthenticated');
  });

  it('are accepted with the gateway among several audiences', async () => {
    expect((await ask({ aud: ['another-api', 'gateway'] })).status).toBe(200);
  });

  it.each<[string, JWTPayload, { typ?: string }]>([
    ['a nonce', { nonce: 'n-0S6_WzA2Mj' }, { typ: 'JWT' }],
    ['at_hash', { at_hash: '77QmUPtjPfzWtF2AnpK9RQ' }, { typ: 'JWT' }],
    ['c_hash', { c_hash: 'LDktKdoQak3Pk0cnXxCltA' }, { typ: 'JWT' }],
    ['the mark typ: ID', { typ: 'ID' }, { typ: 'JWT' }],
    ['the mark token_use: id', { token_use: 'id' }, { typ: 'JWT' }],
    ['a nonce and no type', { nonce: 'n-0S6_WzA2Mj' }, { typ: undefined }],
    ['the type of another kind of token', {}, { typ: 'logout+jwt' }],
    ['the type of a proof of possession', {}, { typ: 'dpop+jwt' }],
  ])('are never ID tokens or others: one with %s is refused', async (_, claims, header) => {
    expect((await ask(claims, header)).status).toBe(401);
  });

  it.each([['at+jwt'], ['application/at+jwt'], ['AT+JWT'], ['JWT'], [undefined]])(
    'are accepted with the type %s',
    async (typ) => {
      expect((await ask({}, { typ })).status).toBe(200);
    },
  );

  it('are refused without a signature (alg none)', async () => {
    const token = new UnsecuredJWT(issuer.usualClaims()).encode();
    expect((await gateway.as(token).get(PATH)).status).toBe(401);
  });

  it('are refused when signed with the public key as an HMAC secret', async () => {
    const secret = createSecretKey(Buffer.from(await issuer.publicKeyText()));
    const token = await new SignJWT(issuer.usualClaims())
      .setProtectedHeader({ alg: 'HS256', kid: 'first', typ: 'at+jwt' })
      .sign(secret);
    expect((await gateway.as(token).get(PATH)).status).toBe(401);
  });

  it('are refused when another key signed them under the same id', async () => {
    const impostor = await Issuer.start();
    try {
      const token = await impostor.sign({ iss: issuer.url });
      expect((await gateway.as(token).get(PATH)).status).toBe(401);
    } finally {
      await impostor.close();
    }
  });

  it('are refused with one character of the claims changed', async () => {
    const [header = '', claims = '', signature = ''] = (await issuer.sign()).split('.');
    const changed = JSON.stringify({ ...issuer.usualClaims(), scope: 'pns:read pns:write' });
    const forged = [header, Buffer.from(changed).toString('base64url'), signature].join('.');
    expect((await gateway.as([header, claims, signature].join('.')).get(PATH)).status).toBe(200);
    expect((await gateway.as(forged).get(PATH)).status).toBe(401);
  });

  describe('of an impostor', () => {
    let impostor: Issuer;
    beforeAll(async () => {
      impostor = await Issuer.start();
      await impostor.rollOver('impostor');
    });
    afterAll(() => impostor.close());

    it.each<[string, () => Parameters<Issuer['sign']>[1]]>([
      ['jwk', () => ({ jwk: impostor.publicJwk })],
      ['jwk, under the id of the issuer’s key', () => ({ jwk: impostor.publicJwk, kid: 'first' })],
      ['jku', () => ({ jku: impostor.keySetUrl })],
      ['x5u', () => ({ x5u: impostor.keySetUrl })],
      ['x5c', () => ({ x5c: [Buffer.from('certificate').toString('base64')] })],
      ['no key id', () => ({ kid: undefined })],
    ])('are refused, whatever key they bring along: %s', async (_, header) => {
      const token = await impostor.sign({ iss: issuer.url }, header());
      expect((await gateway.as(token).get(PATH)).status).toBe(401);
      expect([impostor.discoveries, impostor.keySetFetches]).toEqual([0, 0]);
    });
  });

  it.each([
    '../../keys',
    '/dev/null',
    '__proto__',
    '',
    'FIRST',
    'first\0',
    "first' or '1'='1",
    'http://127.0.0.1/',
  ])('are refused under a key id that is no key’s: %j', async (kid) => {
    expect((await ask({}, { kid })).status).toBe(401);
  });

  it('are refused when they ask for a rule that nobody here knows (crit)', async () => {
    expect((await ask({}, { crit: ['policy'], policy: 'strict' })).status).toBe(401);
    expect((await ask({}, { policy: 'strict' })).status).toBe(200);
  });

  it.each(['none', 'None', 'HS256', 'ES256', 'PS256', '', 'RS256 '])(
    'are refused when their algorithm was changed to %j behind the signature',
    async (alg) => {
      const [, claims = '', signature = ''] = (await issuer.sign()).split('.');
      const header = Buffer.from(JSON.stringify({ alg, kid: 'first', typ: 'at+jwt' })).toString('base64url');
      for (const end of [signature, '']) {
        expect((await gateway.as(`${header}.${claims}.${end}`).get(PATH)).status).toBe(401);
      }
    },
  );

  it.each<[string, (token: string) => string]>([
    ['without the signature', (token) => token.slice(0, token.lastIndexOf('.') + 1)],
    ['without the last part', (token) => token.slice(0, token.lastIndexOf('.'))],
    ['in four parts', (token) => `${token}.x`],
    ['in five parts, as if it were encrypted', (token) => `${token}.x.y`],
    ['in capitals', (token) => token.toUpperCase()],
    ['twice', (token) => token + token],
    ['as JSON', (token) => JSON.stringify({ payload: token.split('.')[1] })],
  ])('are refused in another form: %s', async (_, bent) => {
    expect((await gateway.as(bent(await issuer.sign())).get(PATH)).status).toBe(401);
  });

  it('are refused within another token, though the issuer signed both', async () => {
    const token = await issuer.sign();
    for (const payload of [token, JSON.stringify(token), `[${JSON.stringify(issuer.usualClaims())}]`]) {
      const outer = await issuer.signText(payload, { cty: 'JWT' });
      expect((await gateway.as(outer).get(PATH)).status).toBe(401);
    }
  });

  it('are refused beyond 8 KiB, however right they are', async () => {
    expect((await ask({ note: 'x'.repeat(5000) })).status).toBe(200);
    expect((await ask({ note: 'x'.repeat(7000) })).status).toBe(401);
  });

  it.each<[string, string, number]>([
    ['client_id', 'stranger', 401],
    ['exp', '1', 401],
    ['aud', 'another-api', 401],
    ['iss', 'https://idp.example', 401],
    ['scope', '', 403],
  ])('count by the last of two claims of one name: %s', async (claim, wrong, expected) => {
    const right = JSON.stringify(issuer.usualClaims());
    const member = `"${claim}":${claim === 'exp' ? wrong : JSON.stringify(wrong)}`;
    const before = await issuer.signText(right.replace('{', `{${member},`));
    const behind = await issuer.signText(right.replace(/}$/, `,${member}}`));
    expect((await gateway.as(before).get(PATH)).status).toBe(200);
    expect((await gateway.as(behind).get(PATH)).status).toBe(expected);
  });

  it('stop within a second of the client’s suspension', async () => {
    const client = await gateway.createClient({ externalId: 'leaving', scopes: ['pns:read'] });
    expect((await ask({ client_id: 'leaving' })).status).toBe(200);
    await gateway.admin.patch(`/v1/admin/clients/${client.id}`, { status: 'suspended' });
    expect((await ask({ client_id: 'leaving' })).status).toBe(401);
  });

  it('are checked with keys that were discovered and fetched once', async () => {
    await ask({});
    expect(issuer.discoveries).toBe(1);
    expect(issuer.keySetFetches).toBe(1);
  });
});

describe('signature algorithms', () => {
  it.each([
    ['RS256', 200],
    ['ES256', 200],
    ['EdDSA', 200],
    ['PS256', 401],
  ] as const)('%s is answered %i', async (algorithm, expected) => {
    const issuer = await Issuer.start(algorithm);
    const gateway = await startGateway({ env: { OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: 'gateway' } });
    try {
      await gateway.createClient({ externalId: 'courier' });
      const { status } = await gateway.as(await issuer.sign()).get(PATH);
      expect(status).toBe(expected);
    } finally {
      await gateway.close();
      await issuer.close();
    }
  });
});

describe('the keys of the identity provider', () => {
  let issuer: Issuer;
  let gateway: TestGateway;

  beforeEach(async () => {
    issuer = await Issuer.start();
    gateway = await startGateway({ env: { OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: 'gateway' } });
    await gateway.createClient({ externalId: 'courier' });
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await gateway.close();
    await issuer.close();
  });

  async function ask(): Promise<number> {
    return (await gateway.as(await issuer.sign()).get(PATH)).status;
  }

  /** Lets the cool-down between two fetches of the key set pass. */
  function passCoolDown(): void {
    const later = Date.now() + JWKS_COOL_DOWN_MS + 1000;
    jest.spyOn(Date, 'now').mockImplementation(() => later);
  }

  it('may roll over: a token under a new key is accepted, one under the old key no more', async () => {
    const old = await issuer.sign();
    expect((await gateway.as(old).get(PATH)).status).toBe(200);
    await issuer.rollOver('second', 'ES256');
    passCoolDown();
    expect(await ask()).toBe(200);
    expect((await gateway.as(old).get(PATH)).status).toBe(401);
    expect(issuer.keySetFetches).toBe(2);
  });

  it('are fetched once when a storm of unknown key ids arrives', async () => {
    const tokens = await Promise.all(
      Array.from({ length: 30 }, (_, index) => issuer.sign({}, { kid: `unknown-${index}` })),
    );
    const statuses = await Promise.all(
      tokens.map(async (token) => (await gateway.as(token).get(PATH)).status),
    );
    expect(new Set(statuses)).toEqual(new Set([401]));
    expect(await ask()).toBe(200);
    expect(issuer.discoveries).toBe(1);
    expect(issuer.keySetFetches).toBe(1);
  });

  it.each(['failing', 'talking nonsense'] as const)(
    'that cannot be had (the provider is %s) make it a clear 503, until it is well again',
    async (mood) => {
      issuer.mood = mood;
      const { status, headers, body } = await gateway.as(await issuer.sign()).get(PATH);
      expect(status).toBe(503);
      expect(headers.get('retry-after')).toBe('5');
      expect(body).toMatchObject({
        code: 'upstream_unavailable',
        detail: 'The identity provider cannot be reached to check the token.',
        retryable: true,
      });
      issuer.mood = 'well';
      expect(await ask()).toBe(200);
    },
  );

  it.each(['failing', 'talking nonsense'] as const)(
    'that cannot be fetched after discovery (the provider is %s) make it a 503 too',
    async (mood) => {
      expect(await ask()).toBe(200);
      await issuer.rollOver('second');
      passCoolDown();
      issuer.mood = mood;
      expect(await ask()).toBe(503);
      issuer.mood = 'well';
      expect(await ask()).toBe(200);
    },
  );
});

describe('an identity provider that is away', () => {
  it('is a 503 for tokens, and nothing for API keys and tokens of others', async () => {
    const issuer = await Issuer.start();
    const gateway = await startGateway({ env: { OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: 'gateway' } });
    const token = await issuer.sign();
    const others = await issuer.sign({ iss: 'https://idp.example' });
    await issuer.close();
    try {
      const { http } = await gateway.createClient();
      expect((await gateway.as(token).get(PATH)).status).toBe(503);
      expect((await gateway.as(others).get(PATH)).status).toBe(401);
      expect((await http.get(PATH)).status).toBe(200);
      expect((await gateway.admin.get('/v1/admin/clients')).status).toBe(200);
    } finally {
      await gateway.close();
    }
  });
});

describe('settings of the identity provider', () => {
  let issuer: Issuer;

  beforeAll(async () => {
    issuer = await Issuer.start();
  });

  afterAll(() => issuer.close());

  it('OIDC_JWKS_URL spares the discovery', async () => {
    const gateway = await startGateway({
      env: {
        OIDC_ISSUER: 'https://idp.example',
        OIDC_AUDIENCE: 'gateway',
        OIDC_JWKS_URL: issuer.keySetUrl,
      },
    });
    try {
      await gateway.createClient({ externalId: 'courier' });
      const token = await issuer.sign({ iss: 'https://idp.example' });
      expect((await gateway.as(token).get(PATH)).status).toBe(200);
      expect(issuer.discoveries).toBe(0);
    } finally {
      await gateway.close();
    }
  });

  it('OIDC_CLIENT_CLAIM names the claim, and no other claim stands in for it', async () => {
    const env = { OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: 'gateway', OIDC_CLIENT_CLAIM: 'azp' };
    const gateway = await startGateway({ env });
    try {
      await gateway.createClient({ externalId: 'courier' });
      const named = await issuer.sign({ azp: 'courier', client_id: 'somebody else' });
      const unnamed = await issuer.sign({ client_id: 'courier' });
      expect((await gateway.as(named).get(PATH)).status).toBe(200);
      expect((await gateway.as(unnamed).get(PATH)).status).toBe(401);
    } finally {
      await gateway.close();
    }
  });

  it('absent, every JWT is refused', async () => {
    const gateway = await startGateway();
    try {
      await gateway.createClient({ externalId: 'courier' });
      expect((await gateway.as(await issuer.sign()).get(PATH)).status).toBe(401);
    } finally {
      await gateway.close();
    }
  });
});
