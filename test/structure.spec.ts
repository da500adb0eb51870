import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { createSourceFile, isClassDeclaration, isMethodDeclaration, ScriptTarget } from 'typescript';
import { comparedSecrets } from './support/compared-secrets';
import { ROOT } from './support/project';

interface Source {
  /** From the root, with slashes: `src/access/scopes.ts`. */
  readonly path: string;
  readonly text: string;
  /** Paths from the root, or names of packages. */
  readonly imports: readonly string[];
}

function readSources(folder: string): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => {
      const path = relative(ROOT, join(ROOT, folder, name))
        .split(sep)
        .join('/');
      const text = readFileSync(join(ROOT, path), 'utf8');
      const targets = [...text.matchAll(/(?:\bfrom|\bimport|\brequire\(|\bimport\()\s*'([^']+)'/g)];
      const imports = targets.map(([, target = '']) =>
        target.startsWith('.') ? posix.join(posix.dirname(path), target) : target,
      );
      return { path, text, imports };
    });
}

const sources = [...readSources('src'), ...readSources('sandbox')];
const PRODUCTS = ['calling', 'pns', 'interline'];
const rooms = [...new Set(sources.map(({ path }) => /^src\/(\w+)\//.exec(path)?.[1] ?? ''))].filter(Boolean);
const DATABASE = 'kysely|pg|libsql|src/database';

/** The table of the architecture: which files must not import what (`but` is allowed all the same). */
const RULES: readonly { who: string; from: RegExp; mustNotImport: RegExp; but?: RegExp }[] = [
  {
    who: 'common',
    from: /^src\/common\//,
    mustNotImport: new RegExp(`^(axios|${DATABASE}|src/(?!common/).*)(/|$)`),
  },
  {
    who: 'upstream',
    from: /^src\/upstream\//,
    mustNotImport: new RegExp(
      `^(@nestjs/swagger|${DATABASE}|src/(callback|bindings|${PRODUCTS.join('|')}))(/|$)`,
    ),
  },
  { who: 'signers', from: /^src\/upstream\/signing\//, mustNotImport: /^(?!node:crypto$)/ },
  ...PRODUCTS.map((product) => ({
    who: product,
    from: new RegExp(`^src/${product}/`),
    mustNotImport: new RegExp(
      `^(axios|node:crypto|crypto|src/(callback|${PRODUCTS.filter((other) => other !== product).join('|')}))(/|$)`,
    ),
  })),
  {
    who: 'controllers',
    from: /\.controller\.ts$/,
    mustNotImport: new RegExp(`^(${DATABASE}|src/upstream)(/|$)|\\.controller$`),
  },
  {
    who: 'callback',
    from: /^src\/callback\//,
    mustNotImport: new RegExp(`^src/(upstream|${PRODUCTS.join('|')})/`),
    but: /^src\/upstream\/signing\//,
  },
  { who: 'sandbox', from: /^sandbox\//, mustNotImport: /^src\//, but: /^src\/upstream\/signing\// },
];

describe('the rooms of the house', () => {
  it('are found by this test, with their imports', () => {
    expect(rooms).toEqual(expect.arrayContaining(['common', 'upstream', 'access', ...PRODUCTS]));
    const service = sources.find(({ path }) => path === 'src/pns/pns.service.ts');
    expect(service?.imports).toEqual(
      expect.arrayContaining(['@nestjs/common', 'src/upstream/upstream-client']),
    );
  });

  it.each(RULES)('hold: $who imports nothing that it must not', ({ from, mustNotImport, but }) => {
    const breaches = sources
      .filter(({ path }) => from.test(path))
      .flatMap(({ path, imports }) =>
        imports
          .filter((target) => mustNotImport.test(target) && but?.test(target) !== true)
          .map((target) => `${path} imports ${target}`),
      );
    expect(breaches).toEqual([]);
  });

  it('leave reading the environment to src/config', () => {
    const readers = sources.filter(
      ({ path, text }) =>
        path.startsWith('src/') && !path.startsWith('src/config/') && /process\s*(\.|\[')env/.test(text),
    );
    expect(readers.map(({ path }) => path)).toEqual([]);
  });

  it('have controllers whose methods are one sentence', () => {
    const methods = sources
      .filter(({ path }) => path.endsWith('.controller.ts'))
      .flatMap(({ path, text }) =>
        createSourceFile(path, text, ScriptTarget.ES2022)
          .statements.filter(isClassDeclaration)
          .flatMap(({ members }) => [...members].filter(isMethodDeclaration))
          .map(({ body }) => ({ path, sentences: body?.statements.length })),
      );
    expect(methods.length).toBeGreaterThan(20);
    expect(methods.filter(({ sentences }) => sentences !== 1)).toEqual([]);
  });
});

describe('secrets', () => {
  const SAME_SECRET = 'src/common/same-secret';
  const gateway = sources.filter(({ path }) => path.startsWith('src/'));

  it('are compared by one function, in constant time', () => {
    const compared = gateway.flatMap(({ path, text }) =>
      comparedSecrets(text).map((comparison) => `${path}: ${comparison}`),
    );
    expect(compared).toEqual([]);
    const users = gateway.filter(({ text }) => text.includes('timingSafeEqual'));
    expect(users.map(({ path }) => path)).toEqual([`${SAME_SECRET}.ts`]);
  });

  it.each([
    'hashToken(token) === held.hash',
    'held?.secret != given',
    'this.tokens.includes(token)',
    'adminKeys.some((key) => key === given)',
    'known.has(signature)',
    'given.equals(expectedSignature)',
    'secrets.indexOf(given) >= 0',
    "sign.startsWith(await headerSignature('md5'))",
  ])('would be seen by this test where they are compared otherwise: %s', (text) => {
    expect(comparedSecrets(text)).toHaveLength(1);
  });

  it.each([
    'key === null',
    "token.startsWith('nxg_')",
    'key.length === 32',
    '/x/.test(token)',
    'keyId === id',
  ])('may be looked at all the same: %s', (text) => {
    expect(comparedSecrets(text)).toEqual([]);
  });

  it('are compared where they come in', () => {
    const users = gateway.filter(({ imports }) => imports.includes(SAME_SECRET));
    expect(users.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'src/access/credentials/api-key.ts',
        'src/access/credentials/authenticator.ts',
        'src/callback/inbound/calling-signature.ts',
      ]),
    );
  });
});

describe('docs/security.md', () => {
  it('names tests that are there for what it promises', () => {
    const text = readFileSync(join(ROOT, 'docs', 'security.md'), 'utf8');
    const named = [...text.matchAll(/`((?:src|test)\/\S+\.spec\.ts)`/g)].map(([, path = '']) => path);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('names one for each secret that rotates', () => {
    const text = readFileSync(join(ROOT, 'docs', 'security.md'), 'utf8');
    const [, section = ''] = text.split('## Rotating\n');
    const [, , ...rows] = (section.split('\n## ')[0] ?? '')
      .split('\n')
      .filter((line) => line.startsWith('|'));
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter((row) => !row.includes('.spec.ts'))).toEqual([]);
  });
});
