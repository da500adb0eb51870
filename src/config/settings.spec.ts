import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EnvironmentSource, SettingsError } from './environment';
import { loadSettings } from './settings';

/** The problems that these variables make; none when the settings load. */
function problemsOf(source: EnvironmentSource): readonly string[] {
  try {
    loadSettings(source);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
}

const KEY_A = `k1:${Buffer.alloc(32, 1).toString('base64')}`;
const KEY_B = `k2:${Buffer.alloc(32, 2).toString('base64')}`;
const SHORT_KEY = `k1:${Buffer.alloc(31, 1).toString('base64')}`;
const ADMIN_KEY = 'a'.repeat(32);
const INTERLINE = {
  INTERLINE_BASE_URL: 'https://interline.example',
  INTERLINE_DEVELOPER_ID: '10000000',
  INTERLINE_AUTH_KEY: 'key',
  INTERLINE_APP_ID: 'app',
};

describe('settings that are not given', () => {
  const settings = loadSettings({});

  it('make a gateway that listens on port 3000 of every address and says so at info', () => {
    expect(settings.http).toEqual({
      port: 3000,
      host: '0.0.0.0',
      callbackPort: null,
      trustProxyCidrs: [],
      docsEnabled: true,
      metricsToken: null,
      logLevel: 'info',
      otlpEndpoint: null,
    });
  });

  it('keep everything in an SQLite file for 30 days', () => {
    expect(settings.database).toEqual({
      kind: 'sqlite',
      location: './data/gateway.sqlite',
      encryptionKeys: [],
      redisUrl: null,
      bindingRetentionDays: 30,
      eventRetentionDays: 30,
    });
  });

  it('let live keys in, 600 times a minute, and no administrator', () => {
    expect(settings.access).toEqual({
      mode: 'live',
      adminKeys: [],
      adminAllowedCidrs: [],
      oidc: null,
      rateLimitPerMinute: 600,
    });
  });

  it('configure no product, at the addresses that NXCloud documents', () => {
    expect(settings.upstream).toEqual({
      signature: null,
      keytime: null,
      callingBaseUrl: 'https://api2.nxcloud.com',
      pnsBaseUrl: 'https://api.nxcloud.com',
      interlineBaseUrl: null,
      attemptTimeoutMs: 5000,
      totalTimeoutMs: 12_000,
      maxRetries: 2,
      maxConcurrency: 128,
      proxyUrl: null,
    });
    expect(settings.products).toEqual({
      callingAppKey: null,
      pnsBusinessId: null,
      interlineAppId: null,
      pnsRepeatableBinds: ['axb', 'axe'],
    });
  });

  it('tag bindings, and accept no callback', () => {
    expect(settings.callback).toEqual({
      tokens: [],
      allowedCidrs: [],
      callingSignature: 'off',
      callingSecrets: [],
      callingForwardUrl: null,
      interlineRecordingBaseUrl: null,
      routingTag: true,
      requireTag: [],
    });
  });

  it('deliver webhooks on the documented schedule, to public https addresses alone', () => {
    expect(settings.webhook).toEqual({
      allowedCidrs: [],
      allowHttp: false,
      timeoutMs: 15_000,
      retryScheduleSeconds: [0, 5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400],
    });
  });

  it('are the same as settings that are empty', () => {
    const names = ['PORT', 'HOST', 'DATABASE_URL', 'NXCLOUD_ACCESS_KEY', 'LOG_LEVEL', 'GATEWAY_ADMIN_KEY'];

    expect(loadSettings(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(settings);
  });
});

describe('a wrong value', () => {
  it.each<[string, string, EnvironmentSource?]>([
    ['PORT', 'canary'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '30.5'],
    ['PORT', '0x10'],
    ['PORT', ' 3000'],
    ['HOST', 'canary canary'],
    ['CALLBACK_PORT', 'canary'],
    ['CALLBACK_PORT', '3000'],
    ['GATEWAY_MODE', 'canary'],
    ['GATEWAY_MODE', 'LIVE'],
    ['DATABASE_URL', 'mysql://canary:canary@canary/canary'],
    ['DATABASE_URL', './canary.sqlite'],
    ['DATABASE_URL', 'sqlite:'],
    ['REDIS_URL', 'http://canary'],
    ['GATEWAY_ADMIN_KEY', 'canary-that-is-too-short'],
    ['GATEWAY_ADMIN_KEY', `${'canary-'.repeat(5)},canary-short`],
    ['GATEWAY_ADMIN_KEY', `${'canary-1'.repeat(5)},${'canary-2'.repeat(5)},${'canary-3'.repeat(5)}`],
    ['GATEWAY_ADMIN_KEY', 'canary with blanks in it, of enough length'],
    ['GATEWAY_ADMIN_KEY', `${'canary-1'.repeat(5)},`],
    ['ADMIN_ALLOWED_CIDRS', '10.0.0.0/33'],
    ['ADMIN_ALLOWED_CIDRS', '10.0.0.0/8,canary'],
    ['DATA_ENCRYPTION_KEYS', 'canary'],
    ['DATA_ENCRYPTION_KEYS', SHORT_KEY],
    ['DATA_ENCRYPTION_KEYS', `${KEY_A},${KEY_A}`],
    ['DATA_ENCRYPTION_KEYS', `${KEY_A},canary`],
    ['OIDC_ISSUER', 'canary', { OIDC_AUDIENCE: 'gateway' }],
    ['OIDC_JWKS_URL', 'ftp://canary'],
    ['NXCLOUD_ACCESS_KEY', 'canary\nX-Canary: 1', { NXCLOUD_ACCESS_SECRET: 'secret' }],
    ['NXCLOUD_SIGN_ALGORITHM', 'canary'],
    ['NXCLOUD_SIGN_ALGORITHM', 'SHA256'],
    ['NXCLOUD_CALLING_BASE_URL', 'canary'],
    ['NXCLOUD_CALLING_BASE_URL', 'https://canary:canary@nxcloud.example'],
    ['NXCLOUD_CALLING_BASE_URL', 'https://nxcloud.example/?canary=1'],
    ['NXCLOUD_CALLING_BASE_URL', 'http://canary.example'],
    ['NXCLOUD_PNS_BASE_URL', 'http://canary.example'],
    ['NXCLOUD_PNS_BASE_URL', 'file:///canary'],
    ['PNS_REPEATABLE_BINDS', 'axb,canary'],
    ['INTERLINE_BASE_URL', 'http://canary.example', { ...INTERLINE, INTERLINE_BASE_URL: undefined }],
    ['INTERLINE_BASE_URL', 'canary', { ...INTERLINE, INTERLINE_BASE_URL: undefined }],
    ['INTERLINE_DEVELOPER_ID', 'canary,1', { ...INTERLINE, INTERLINE_DEVELOPER_ID: undefined }],
    ['INTERLINE_RECORDING_BASE_URL', 'canary'],
    ['UPSTREAM_ATTEMPT_TIMEOUT_MS', '0'],
    ['UPSTREAM_ATTEMPT_TIMEOUT_MS', '5s'],
    ['UPSTREAM_TOTAL_TIMEOUT_MS', 'canary'],
    ['UPSTREAM_MAX_RETRIES', '-1'],
    ['UPSTREAM_MAX_RETRIES', '11'],
    ['UPSTREAM_MAX_CONCURRENCY', '0'],
    ['UPSTREAM_PROXY_URL', 'socks5://canary'],
    ['UPSTREAM_ALLOW_HTTP', 'yes'],
    ['CALLBACK_TOKENS', 'canary-too-short'],
    ['CALLBACK_TOKENS', 'canary/with/slashes/in/the/token'],
    ['CALLBACK_ALLOWED_CIDRS', 'canary'],
    ['CALLBACK_CALLING_SIGNATURE', 'canary'],
    ['CALLBACK_CALLING_FORWARD_URL', 'canary'],
    ['CALLBACK_ROUTING_TAG', 'true'],
    ['CALLBACK_REQUIRE_TAG', 'calling'],
    ['WEBHOOK_ALLOWED_CIDRS', 'canary'],
    ['WEBHOOK_ALLOW_HTTP', '1'],
    ['WEBHOOK_TIMEOUT_MS', 'canary'],
    ['WEBHOOK_RETRY_SCHEDULE_SECONDS', '0,canary'],
    ['WEBHOOK_RETRY_SCHEDULE_SECONDS', '0,-5'],
    ['EVENT_RETENTION_DAYS', '0'],
    ['EVENT_RETENTION_DAYS', '3'],
    ['BINDING_RETENTION_DAYS', 'canary'],
    ['RATE_LIMIT_PER_MINUTE', '0'],
    ['TRUST_PROXY_CIDRS', '10.0.0.0/8 10.1.0.0/16'],
    ['DOCS_ENABLED', 'no'],
    ['METRICS_TOKEN', 'canary'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'canary'],
    ['LOG_LEVEL', 'canary'],
  ])('of %s (%j) stops the start with one line that names it and keeps its value quiet', (...row) => {
    const [name, value, others = {}] = row;

    const problems = problemsOf({ ...others, [name]: value });

    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} [^\\n]+$`));
    expect(problems[0]).not.toContain('canary');
    if (value.length > 7) expect(problems[0]).not.toContain(value);
  });

  it('is reported together with every other, a line each', () => {
    const problems = problemsOf({ PORT: 'canary', LOG_LEVEL: 'canary', NXCLOUD_ACCESS_SECRET: 'canary' });

    expect(problems.map((problem) => problem.split(' ', 1)[0])).toEqual([
      'PORT',
      'LOG_LEVEL',
      'NXCLOUD_ACCESS_KEY',
    ]);
    expect(problems.join()).not.toContain('canary');
  });
});

describe('settings that go together', () => {
  it.each<[string, EnvironmentSource]>([
    ['NXCLOUD_ACCESS_SECRET', { NXCLOUD_ACCESS_KEY: 'key' }],
    ['NXCLOUD_ACCESS_KEY', { NXCLOUD_ACCESS_SECRET: 'secret' }],
    ['OIDC_AUDIENCE', { OIDC_ISSUER: 'https://issuer.example' }],
    ['OIDC_ISSUER', { OIDC_AUDIENCE: 'gateway' }],
    ['INTERLINE_BASE_URL', { ...INTERLINE, INTERLINE_BASE_URL: '' }],
    ['INTERLINE_DEVELOPER_ID', { ...INTERLINE, INTERLINE_DEVELOPER_ID: '' }],
    ['INTERLINE_AUTH_KEY', { ...INTERLINE, INTERLINE_AUTH_KEY: '' }],
    ['INTERLINE_APP_ID', { ...INTERLINE, INTERLINE_APP_ID: '' }],
    ['DATA_ENCRYPTION_KEYS', { DATABASE_URL: 'postgres://gateway@db.example/gateway' }],
    ['CALLBACK_CALLING_SECRETS', { CALLBACK_CALLING_SIGNATURE: 'md5' }],
  ])('are refused without %s', (missing, source) => {
    const problems = problemsOf(source);

    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${missing} is (missing|required|needed)`));
  });

  it('name every one that is missing beside the one that is there', () => {
    const problems = problemsOf({ INTERLINE_APP_ID: 'app' });

    expect(problems.map((problem) => problem.split(' ', 1)[0])).toEqual([
      'INTERLINE_BASE_URL',
      'INTERLINE_DEVELOPER_ID',
      'INTERLINE_AUTH_KEY',
    ]);
  });

  it('are accepted whole', () => {
    const { upstream, products, access, callback } = loadSettings({
      ...INTERLINE,
      NXCLOUD_ACCESS_KEY: 'key',
      NXCLOUD_ACCESS_SECRET: 'secret, with a comma',
      NXCLOUD_SIGN_ALGORITHM: 'sha256',
      OIDC_ISSUER: 'https://issuer.example/',
      OIDC_AUDIENCE: 'gateway',
      CALLBACK_CALLING_SIGNATURE: 'md5',
    });

    expect(upstream.signature).toEqual({
      accessKey: 'key',
      accessSecret: 'secret, with a comma',
      algorithm: 'sha256',
    });
    expect(upstream.keytime).toEqual({ developerId: '10000000', authKey: 'key' });
    expect(products.interlineAppId).toBe('app');
    expect(callback.interlineRecordingBaseUrl).toBe('https://interline.example');
    // The issuer is compared with a token's `iss` to the letter.
    expect(access.oidc).toEqual({
      issuer: 'https://issuer.example/',
      audience: 'gateway',
      jwksUrl: null,
      clientClaim: 'client_id',
    });
  });
});

describe('an http address of NXCloud', () => {
  const names = ['NXCLOUD_CALLING_BASE_URL', 'NXCLOUD_PNS_BASE_URL'];

  it.each(['http://localhost:4010', 'http://127.0.0.1:4010', 'http://127.9.9.9', 'http://[::1]:4010'])(
    'is accepted on this machine: %s',
    (address) => {
      expect(problemsOf(Object.fromEntries(names.map((name) => [name, address])))).toEqual([]);
    },
  );

  it.each([
    'http://10.0.0.1',
    'http://localhost.example',
    'http://127.0.0.1.example',
    'http://0.0.0.0',
    'http://[::ffff:10.0.0.1]',
    'HTTP://nxcloud.example',
  ])('is refused elsewhere: %s', (address) => {
    const problems = problemsOf(Object.fromEntries(names.map((name) => [name, address])));

    expect(problems.map((problem) => problem.split(' ', 1)[0])).toEqual(names);
  });

  it('is accepted elsewhere when the operator says so', () => {
    const source = { NXCLOUD_CALLING_BASE_URL: 'http://10.0.0.1/base/', UPSTREAM_ALLOW_HTTP: 'true' };

    expect(loadSettings(source).upstream.callingBaseUrl).toBe('http://10.0.0.1/base');
  });
});

describe('the retention of events', () => {
  it('must outlast the schedule of deliveries with all its jitter', () => {
    const WEBHOOK_RETRY_SCHEDULE_SECONDS = '0,72000';

    expect(problemsOf({ WEBHOOK_RETRY_SCHEDULE_SECONDS, EVENT_RETENTION_DAYS: '1' })).toEqual([]);
    expect(problemsOf({ WEBHOOK_RETRY_SCHEDULE_SECONDS: '0,72001', EVENT_RETENTION_DAYS: '1' })[0]).toMatch(
      /^EVENT_RETENTION_DAYS /,
    );
    expect(problemsOf({ EVENT_RETENTION_DAYS: '4' })).toEqual([]);
  });
});

describe('encryption keys', () => {
  it('are read in their order, the first being the one that encrypts', () => {
    const { encryptionKeys } = loadSettings({ DATA_ENCRYPTION_KEYS: `${KEY_B}, ${KEY_A}` }).database;

    expect(encryptionKeys).toEqual([
      { id: 'k2', key: Buffer.alloc(32, 2) },
      { id: 'k1', key: Buffer.alloc(32, 1) },
    ]);
  });
});

describe('values that are right', () => {
  it('are taken as they are', () => {
    const { http, access, database, upstream, callback, webhook } = loadSettings({
      PORT: '8080',
      HOST: '::1',
      CALLBACK_PORT: '8081',
      GATEWAY_MODE: 'test',
      GATEWAY_ADMIN_KEY: `${ADMIN_KEY},${ADMIN_KEY}2`,
      ADMIN_ALLOWED_CIDRS: '10.0.0.0/8, fd00::/8,192.0.2.7',
      DATABASE_URL: 'postgresql://gateway:secret@db.example/gateway',
      DATA_ENCRYPTION_KEYS: KEY_A,
      REDIS_URL: 'rediss://cache.example',
      UPSTREAM_MAX_RETRIES: '0',
      UPSTREAM_PROXY_URL: 'http://proxy.example:3128/',
      CALLBACK_ROUTING_TAG: 'off',
      CALLBACK_REQUIRE_TAG: 'pns,interline',
      WEBHOOK_RETRY_SCHEDULE_SECONDS: '0, 1',
      DOCS_ENABLED: 'false',
      LOG_LEVEL: 'silent',
    });

    expect(http).toMatchObject({ port: 8080, host: '::1', callbackPort: 8081, docsEnabled: false });
    expect(http.logLevel).toBe('silent');
    expect(access.mode).toBe('test');
    expect(access.adminKeys).toEqual([ADMIN_KEY, `${ADMIN_KEY}2`]);
    expect(access.adminAllowedCidrs).toEqual(['10.0.0.0/8', 'fd00::/8', '192.0.2.7']);
    expect(database).toMatchObject({ kind: 'postgres', redisUrl: 'rediss://cache.example' });
    expect(upstream).toMatchObject({ maxRetries: 0, proxyUrl: 'http://proxy.example:3128' });
    expect(callback).toMatchObject({ routingTag: false, requireTag: ['pns', 'interline'] });
    expect(webhook.retryScheduleSeconds).toEqual([0, 1]);
  });

  it.each([
    ['sqlite:./data/a.sqlite', './data/a.sqlite'],
    ['sqlite:/var/lib/a.sqlite', '/var/lib/a.sqlite'],
    ['sqlite:///var/lib/a.sqlite', '/var/lib/a.sqlite'],
    ['sqlite::memory:', ':memory:'],
  ])('say where the SQLite file is: %s', (DATABASE_URL, location) => {
    expect(loadSettings({ DATABASE_URL }).database).toMatchObject({ kind: 'sqlite', location });
  });
});

describe('.env.example', () => {
  const lines = readFileSync(join(__dirname, '..', '..', '.env.example'), 'utf8').split('\n');
  const given = lines.flatMap((line): [string, string][] => {
    const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value]];
  });
  const CONTRACT = `PORT HOST CALLBACK_PORT GATEWAY_MODE DATABASE_URL REDIS_URL GATEWAY_ADMIN_KEY ADMIN_ALLOWED_CIDRS
    DATA_ENCRYPTION_KEYS OIDC_ISSUER OIDC_AUDIENCE OIDC_JWKS_URL OIDC_CLIENT_CLAIM NXCLOUD_ACCESS_KEY
    NXCLOUD_ACCESS_SECRET NXCLOUD_SIGN_ALGORITHM NXCLOUD_CALLING_BASE_URL NXCLOUD_CALLING_APP_KEY
    NXCLOUD_PNS_BASE_URL NXCLOUD_PNS_BUSINESS_ID PNS_REPEATABLE_BINDS INTERLINE_BASE_URL INTERLINE_DEVELOPER_ID
    INTERLINE_AUTH_KEY INTERLINE_APP_ID INTERLINE_RECORDING_BASE_URL UPSTREAM_ATTEMPT_TIMEOUT_MS
    UPSTREAM_TOTAL_TIMEOUT_MS UPSTREAM_MAX_RETRIES UPSTREAM_MAX_CONCURRENCY UPSTREAM_PROXY_URL UPSTREAM_ALLOW_HTTP
    CALLBACK_TOKENS CALLBACK_ALLOWED_CIDRS CALLBACK_CALLING_SIGNATURE CALLBACK_CALLING_SECRETS
    CALLBACK_CALLING_FORWARD_URL CALLBACK_ROUTING_TAG CALLBACK_REQUIRE_TAG WEBHOOK_ALLOWED_CIDRS WEBHOOK_ALLOW_HTTP
    WEBHOOK_TIMEOUT_MS WEBHOOK_RETRY_SCHEDULE_SECONDS EVENT_RETENTION_DAYS BINDING_RETENTION_DAYS
    RATE_LIMIT_PER_MINUTE TRUST_PROXY_CIDRS DOCS_ENABLED METRICS_TOKEN OTEL_EXPORTER_OTLP_ENDPOINT LOG_LEVEL`;

  it('lists every setting once, and no other', () => {
    expect(given.map(([name]) => name).sort()).toEqual(CONTRACT.split(/\s+/).sort());
  });

  it('gives the defaults', () => {
    expect(loadSettings(Object.fromEntries(given))).toEqual(loadSettings({}));
  });
});
