import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import GithubSlugger from 'github-slugger';
import { blocksOf, markdownFiles, readMarkdown, tokensOf } from './support/markdown';
import { ROOT } from './support/project';
import { CLIENT_MANIFEST } from './support/packed-client';
import { typeErrors } from './support/type-errors';

/** A block of any other kind would be neither run nor read by a test. */
const LANGUAGES = [
  'sh',
  'json',
  'text',
  'ts',
  'js',
  'sql',
  'mermaid',
  'python',
  'go',
  'yaml',
  'promql',
  'http',
];

const files = markdownFiles();
const blocks = files.flatMap((path) => blocksOf(readMarkdown(path)).map((block) => ({ path, ...block })));

/** Where the links of a file lead: a path from the root, and an anchor or ''. */
function linksOf(path: string): { target: string; anchor: string }[] {
  return tokensOf(readMarkdown(path)).flatMap((token) => {
    if (token.type !== 'link') return [];
    const href = String(token.href);
    if (/^[a-z]+:/.test(href)) return [];
    const [place = '', anchor = ''] = href.split('#');
    return [{ target: place === '' ? path : posix.join(posix.dirname(path), place), anchor }];
  });
}

function anchorsOf(path: string): string[] {
  const slugger = new GithubSlugger();
  return tokensOf(readMarkdown(path)).flatMap((token) =>
    token.type === 'heading' ? [slugger.slug(String(token.text))] : [],
  );
}

describe('the documents', () => {
  it('have no link that leads nowhere', () => {
    const broken = files.flatMap((path) =>
      linksOf(path)
        .filter(({ target, anchor }) => {
          if (!existsSync(join(ROOT, target))) return true;
          return anchor !== '' && target.endsWith('.md') && !anchorsOf(target).includes(anchor);
        })
        .map(({ target, anchor }) => `${path}: ${target}#${anchor}`),
    );
    expect(broken).toEqual([]);
  });

  it('are all reached from README.md', () => {
    const reached = new Set<string>();
    const visit = (path: string): void => {
      if (reached.has(path)) return;
      reached.add(path);
      if (!path.endsWith('.md') || !existsSync(join(ROOT, path))) return;
      for (const { target } of linksOf(path)) visit(target);
    };
    visit('README.md');
    expect(files.filter((path) => !reached.has(path))).toEqual([]);
    expect(reached.size).toBeGreaterThan(30);
  });

  it('index every decision once, with its number', () => {
    const decisions = readdirSync(join(ROOT, 'docs', 'adr')).filter((name) => /^\d{4}-.*\.md$/.test(name));
    const indexed = [...readMarkdown('docs/adr/README.md').matchAll(/^(\d+)\. \[[^\]]+\]\((\S+)\)/gm)];
    expect(indexed.map(([, , name]) => name)).toEqual(decisions.sort());
    expect(indexed.map(([, number]) => String(number).padStart(4, '0'))).toEqual(
      decisions.map((name) => name.slice(0, 4)),
    );
  });

  it('have blocks of kinds that a test or a reader knows', () => {
    expect(blocks.filter(({ language }) => !LANGUAGES.includes(language))).toEqual([]);
  });

  it('show JSON that can be parsed', () => {
    const shown = blocks.filter(({ language }) => language === 'json');
    expect(shown.length).toBeGreaterThan(10);
    expect(shown.filter(({ text }) => !isJson(text))).toEqual([]);
  });

  it('show programs in TypeScript that compile', () => {
    const programs = blocks.filter(({ language, text }) => language === 'ts' && /^import /m.test(text));
    // Those of the typed client are compiled beside it, by test/typed-client-package.spec.ts.
    const ours = programs.filter(
      ({ text, remark }) => remark === null && !text.includes(CLIENT_MANIFEST.name),
    );
    expect(ours).not.toHaveLength(0);
    // A reader brings a `store` of his own.
    const given = 'declare function store(event: unknown): Promise<void>;';
    expect(ours.flatMap(({ text }) => typeErrors(`${text}\n${given}`, ['node']))).toEqual([]);
  });

  it('show of files what stands in them', () => {
    const receiver = readFileSync(join(ROOT, 'docs', 'examples', 'receiver.mjs'), 'utf8');
    const shown = blocks.filter(({ path, language }) => path === 'docs/tutorial.md' && language === 'js');
    expect(shown).not.toHaveLength(0);
    for (const { text } of shown) expect(receiver).toContain(text);
  });

  it('draw the rooms as they import each other', () => {
    const [picture] = blocks.filter(
      ({ path, language }) => path === 'docs/architecture.md' && language === 'mermaid',
    );
    const arrows = [...(picture?.text ?? '').matchAll(/^ +(\w+) --> (\w+)$/gm)].map(
      ([, from = '', to = '']) => ({
        from,
        to,
      }),
    );
    const imports = roomImports().filter(({ to }) => to !== 'common' && to !== 'config');
    expect(imports.length).toBeGreaterThan(10);
    const isDrawn = (from: string, to: string): boolean =>
      arrows.some((arrow) => arrow.from === from && (arrow.to === to || isDrawn(arrow.to, to)));
    expect(imports.filter(({ from, to }) => !isDrawn(from, to))).toEqual([]);
    expect(arrows.filter((arrow) => !imports.some((one) => isDeepStrictEqual(one, arrow)))).toEqual([]);
  });

  it('name commands of npm that are there', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = files.flatMap((path) =>
      [...readMarkdown(path).matchAll(/\bnpm run (?:--?\w+ )*([\w:]+)/g)].map(([, name = '']) => name),
    );
    expect(named).toEqual(expect.arrayContaining(['sandbox', 'check', 'cli']));
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('name files of the repository that are there', () => {
    const named = files.flatMap((path) =>
      tokensOf(readMarkdown(path)).flatMap((token) => {
        const text = token.type === 'codespan' ? String(token.text) : '';
        return /^(?:src|test|docs|scripts|sandbox|bench)\/[\w./-]+$/.test(text) ? [`${path}: ${text}`] : [];
      }),
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((one) => !isThere(one.split(': ')[1] ?? ''))).toEqual([]);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Which room of src imports which, once each. */
function roomImports(): { from: string; to: string }[] {
  const names = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  const sources = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
  const pairs = sources.flatMap((name) => {
    const path = name.replaceAll('\\', '/');
    const imported = [...readFileSync(join(ROOT, 'src', name), 'utf8').matchAll(/\bfrom '(\.[^']+)'/g)];
    return imported.map(([, target = '']) =>
      [path, posix.join(posix.dirname(path), target)].map(roomOf).join(' '),
    );
  });
  return [...new Set(pairs)].flatMap((pair) => {
    const [from = '', to = ''] = pair.split(' ');
    return from === to || from === '' || to === '' ? [] : [{ from, to }];
  });
}

function roomOf(path: string): string {
  return /^(\w+)\//.exec(path)?.[1] ?? '';
}

function isThere(path: string): boolean {
  const full = join(ROOT, path);
  return (
    existsSync(`${full}.ts`) || (existsSync(full) && (!path.endsWith('/') || statSync(full).isDirectory()))
  );
}
