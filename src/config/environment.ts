import { readFileSync } from 'node:fs';
import { isCidr } from '../common/cidr-list';

/** Where settings come from: the process environment, or a table in a test. */
export type EnvironmentSource = Readonly<Record<string, string | undefined>>;

/** Thrown when settings are wrong. Each problem names a variable and never its value. */
export class SettingsError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'SettingsError';
  }

  /** One line a problem, for the person who starts the gateway. */
  override toString(): string {
    return this.problems.map((problem) => `Settings: ${problem}`).join('\n');
  }
}

interface Range {
  min: number;
  max: number;
}

/**
 * Reads typed values out of the environment and collects every problem on the way, so that a start that
 * fails says everything at once. A variable `X` may be given as `X_FILE`, the path of a file that holds it.
 * An empty value is an absent one.
 */
export class Environment {
  readonly problems: string[] = [];

  /** @param texts what files say, by their paths; one that is not among them is read, once. Null: unreadable */
  constructor(
    private readonly source: EnvironmentSource,
    private readonly texts = new Map<string, string | null>(),
  ) {}

  /** The same variables where these files say something else now, and every other one what it said before. */
  withTexts(texts: ReadonlyMap<string, string | null>): Environment {
    return new Environment(this.source, new Map([...this.texts, ...texts]));
  }

  /** The path that `X_FILE` gives for a variable; null where it gives none. */
  fileOf(name: string): string | null {
    const path = this.source[`${name}_FILE`] ?? '';
    return path === '' ? null : path;
  }

  /** The whole text of a file; null when it cannot be read. */
  textOf(path: string): string | null {
    const known = this.texts.get(path);
    if (known !== undefined) return known;
    const text = readText(path);
    this.texts.set(path, text);
    return text;
  }

  /** Notes a problem that only several variables together make. */
  refuse(name: string, reason: string): void {
    this.problems.push(`${name} ${reason}`);
  }

  text(name: string): string | null {
    const direct = this.source[name] ?? '';
    const path = this.fileOf(name);
    if (path === null) return direct === '' ? null : direct;
    if (direct !== '') {
      this.refuse(name, `is given twice: as ${name} and as ${name}_FILE`);
      return null;
    }
    const content = this.textOf(path)?.replace(/\r?\n$/, '');
    if (content === undefined) this.refuse(`${name}_FILE`, 'names a file that cannot be read');
    return content === undefined || content === '' ? null : content;
  }

  matching(name: string, pattern: RegExp, rule: string): string | null {
    const value = this.text(name);
    if (value === null || pattern.test(value)) return value;
    this.refuse(name, rule);
    return null;
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
    const value = this.text(name);
    if (value === null) return fallback;
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined) this.refuse(name, `must be one of ${allowed.join(', ')}`);
    return found ?? fallback;
  }

  flag(name: string, fallback: boolean): boolean {
    return this.oneOf(name, ['true', 'false'], fallback ? 'true' : 'false') === 'true';
  }

  integer(name: string, range: Range): number | null;
  integer(name: string, range: Range, fallback: number): number;
  integer(name: string, range: Range, fallback: number | null = null): number | null {
    const value = this.text(name);
    if (value === null) return fallback;
    const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= range.min && number <= range.max) return number;
    this.refuse(name, `must be a whole number from ${range.min} to ${range.max}`);
    return fallback;
  }

  /** Comma-separated; blanks around an item are dropped, empty items are refused. */
  list(name: string): string[] {
    const value = this.text(name);
    if (value === null) return [];
    const items = value.split(',').map((item) => item.trim());
    if (items.includes('')) {
      this.refuse(name, 'has an empty item in its list');
      return [];
    }
    return items;
  }

  listOf<T extends string>(name: string, allowed: readonly T[], fallback: readonly T[]): readonly T[] {
    const items = this.list(name);
    if (items.length === 0) return fallback;
    const known = items.flatMap((item) => allowed.filter((candidate) => candidate === item));
    if (known.length !== items.length) this.refuse(name, `may hold only ${allowed.join(', ')}`);
    return known;
  }

  cidrs(name: string): string[] {
    const items = this.list(name);
    if (items.every(isCidr)) return items;
    this.refuse(name, 'must be a list of networks such as 10.0.0.0/8 or fd00::/8');
    return [];
  }

  /** An absolute http or https URL without credentials, query or fragment; a trailing slash is dropped. */
  url(name: string): string | null;
  url(name: string, fallback: string): string;
  url(name: string, fallback: string | null = null): string | null {
    const value = this.text(name);
    if (value === null) return fallback;
    const url = URL.canParse(value) ? new URL(value) : null;
    const isPlain =
      url !== null &&
      ['http:', 'https:'].includes(url.protocol) &&
      `${url.username}${url.password}${url.search}${url.hash}` === '';
    if (!isPlain) {
      this.refuse(name, 'must be an http or https URL without credentials, query or fragment');
      return fallback;
    }
    return url.href.replace(/\/+$/, '');
  }

  /** A whole http or https address, kept as it is given; its query may hold a token. */
  address(name: string): string | null {
    const value = this.text(name);
    if (value === null) return null;
    const url = URL.canParse(value) ? new URL(value) : null;
    const isAddress =
      url !== null &&
      ['http:', 'https:'].includes(url.protocol) &&
      `${url.username}${url.password}${url.hash}` === '';
    if (isAddress) return value;
    this.refuse(name, 'must be an http or https URL without credentials or fragment');
    return null;
  }

  /** Several variables that only make sense together: refuses each one that is missing beside others. */
  allOrNone(names: readonly string[]): void {
    const missing = names.filter((name) => this.text(name) === null && !this.isRefused(name));
    if (missing.length === names.length) return;
    for (const name of missing) this.refuse(name, `is missing: ${names.join(', ')} go together`);
  }

  /** A variable that is there and wrong is not missing too. */
  private isRefused(name: string): boolean {
    return this.problems.some((text) => text.startsWith(`${name} `) || text.startsWith(`${name}_FILE `));
  }
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
