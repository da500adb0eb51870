import { Refusal } from './refusal';
import { verifySignature, type SignatureRules } from './signature';
import { verifyKeytime } from './keytime';

const TS = 1655710885431;

const RULES: SignatureRules = {
  accessKey: 'fme2na3kdi3ki',
  accessSecret: 'abciiiko2k3',
  bizType: '1',
  action: 'send',
  algorithms: ['md5', 'sha256'],
  now: TS,
};

const PUBLISHED = [
  {
    body: '{"name":"牛小信","id":10001}',
    md5: '87c3560d3331ae23f1021e2025722354',
    sha256: 'e0eec2c99ef80f269a82795e2223f618ebfc0616c8b6c8c7d438021ec38ad0eb',
  },
  {
    body: '{"id":10001,"name":"牛小信"}',
    md5: '7750759da06333f20d0640be09355e34',
    sha256: 'd04863619d46121592cdb312ec0a91c148a1f5daea64930ad0e1fb31a04dc808',
  },
  {
    body: '{"id": 10001, "name": "牛小信"}',
    md5: 'd0c24a9886c629330d7f3f2056c65bc2',
    sha256: 'feaa901c8a317a0f5e488dd7d9ae046742afa0d0a70f415817c835873efa4cb7',
  },
  {
    body: '',
    md5: '884afe159e39b6c88a0d6102ca97d704',
    sha256: '921e82155cc02cdf78da934307c33cdca3f412d35ddb5b965482a2e029e900f4',
  },
];

function check(
  body: string,
  sign: string,
  headers: Record<string, string> = {},
  rules: Partial<SignatureRules> = {},
) {
  return () => {
    verifySignature(
      {
        rawBody: Buffer.from(body),
        headers: {
          accesskey: 'fme2na3kdi3ki',
          action: 'send',
          biztype: '1',
          ts: String(TS),
          'content-type': 'application/json',
          sign,
          ...headers,
        },
      },
      { ...RULES, ...rules },
    );
  };
}

describe('verifySignature', () => {
  it.each(PUBLISHED)('accepts the published signatures of $body', ({ body, md5, sha256 }) => {
    expect(check(body, md5)).not.toThrow();
    expect(check(body, md5, { algorithm: 'md5' })).not.toThrow();
    expect(check(body, sha256, { algorithm: 'sha256' })).not.toThrow();
  });

  const [first = { body: '', md5: '', sha256: '' }] = PUBLISHED;

  it.each([
    ['a header missing', 1001, check(first.body, '')],
    ['another bizType', 1002, check(first.body, first.md5, {}, { bizType: '2' })],
    ['another action', 1002, check(first.body, first.md5, {}, { action: 'mt' })],
    ['an unknown algorithm', 1002, check(first.body, first.md5, { algorithm: 'sha1' })],
    ['one space more in the body', 1003, check(`${first.body} `, first.md5)],
    ['a sign in capitals', 1003, check(first.body, first.md5.toUpperCase())],
    ['md5 declared as sha256', 1003, check(first.body, first.md5, { algorithm: 'sha256' })],
    [
      'a hash that is not accepted',
      1003,
      check(first.body, first.sha256, { algorithm: 'sha256' }, { algorithms: ['md5'] }),
    ],
    ['another Content-Type', 1003, check(first.body, first.md5, { 'content-type': 'text/plain' })],
    ['a ts that is no time', 1004, check(first.body, first.md5, { ts: '1655710885' })],
    ['an unknown accessKey', 1005, check(first.body, first.md5, { accesskey: 'other' })],
  ])('refuses %s with %i', (_, code, attempt) => {
    expect(refusalOf(attempt)?.code).toBe(code);
  });

  it('accepts a ts of exactly 60 seconds on either side and nothing beyond', () => {
    for (const away of [60_000, -60_000]) {
      expect(check(first.body, first.md5, {}, { now: TS + away })).not.toThrow();
    }
    for (const away of [60_001, -60_001]) {
      expect(refusalOf(check(first.body, first.md5, {}, { now: TS + away }))?.code).toBe(1004);
    }
  });
});

describe('verifyKeytime', () => {
  const NOW = 1622020210513;
  const RULE = { developerId: '10000000', authKey: 'key', now: NOW };
  // printf 'key1622020210513' | sha256sum | cut -c25-40
  const GOOD = 'Keytime 10000000,1622020210513,d953ed7cb0cd207f';

  it('accepts characters 24 to 39 of the hash', () => {
    expect(() => {
      verifyKeytime(GOOD, RULE);
    }).not.toThrow();
  });

  it.each([
    ['no header', undefined, NOW],
    ['another scheme', 'Bearer 10000000', NOW],
    ['another developer', GOOD.replace('10000000', '10000001'), NOW],
    ['another signature', GOOD.slice(0, -1) + (GOOD.endsWith('0') ? '1' : '0'), NOW],
    ['a timestamp older than three minutes', GOOD, NOW + 180_001],
    ['a timestamp of the future', GOOD, NOW - 180_001],
  ])('refuses %s with HTTP 401', (_, authorization, now) => {
    const refusal = refusalOf(() => {
      verifyKeytime(authorization, { ...RULE, now });
    });
    expect(refusal?.httpStatus).toBe(401);
  });
});

/** The refusal that an attempt ends in; undefined when it passes. */
function refusalOf(attempt: () => void): Refusal | undefined {
  try {
    attempt();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  return undefined;
}
