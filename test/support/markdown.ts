import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lexer, Token, walkTokens } from 'marked';
import { ROOT } from './project';

/** Not ours, or written by programs for programs. */
const SKIPPED = new Set(['node_modules', 'dist', 'data', 'coverage']);

/** A fenced block, or a command that stands in a line of text. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** What the comment right before it says; a reader does not see it. */
  readonly remark: string | null;
  /** The block follows another one with nothing in between: it shows what that one answers. */
  readonly isAnswer: boolean;
}

/** All Markdown files of the repository, from its root. */
export function markdownFiles(folder = ''): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) return [];
    if (entry.isDirectory()) return markdownFiles(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

export function readMarkdown(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The tokens of a text in their order, those inside of lists and tables too. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  void walkTokens(lexer(text), (token) => {
    tokens.push(token);
  });
  return tokens;
}

/** The blocks of a text in their order. A line of text may hold a command too: it begins with `curl`. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let remark: string | null = null;
  let isAnswer = false;
  for (const token of tokensOf(text)) {
    if (token.type === 'space') continue;
    const content = 'text' in token ? String(token.text) : '';
    if (token.type === 'code') {
      blocks.push({ language: String(token.lang ?? ''), text: content, remark, isAnswer });
    } else if (token.type === 'codespan' && content.startsWith('curl ')) {
      blocks.push({ language: 'sh', text: content, remark, isAnswer: false });
    }
    isAnswer = token.type === 'code';
    remark = token.type === 'html' ? (/^<!--\s*([^]*?)\s*-->/.exec(token.raw)?.[1] ?? null) : null;
  }
  return blocks;
}
