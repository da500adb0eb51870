import { isJsonObject } from '../../src/common/json';

/**
 * What a reader has seen in answers and copies by hand: `cli_…` is the last client that was shown, `CHECKPOINT=…` the
 * last `checkpoint`. Of a list it is the first item, which is where one looks.
 */
export class SeenValues {
  /** By `CHECKPOINT` for a member, by `cli` for an id. */
  constructor(private readonly values: Map<string, string>) {}

  /** Takes notice of what was printed. */
  note(printed: string): void {
    const seen = new Map<string, string>();
    for (const [id, kind = ''] of printed.matchAll(/\b(nxg|whsec|[a-z]{3})_[A-Za-z0-9+/=_]{20,}/g)) {
      noteFirst(seen, kind.slice(0, 3), id);
    }
    for (const answer of answersIn(printed)) noteMembers(answer, seen);
    for (const [name, value] of seen) this.values.set(name, value);
  }

  /** The commands with what the reader would have put in. */
  copyInto(commands: string): string {
    const known = (name: string): string => {
      const value = this.values.get(name);
      if (value === undefined) throw new Error(`nothing was shown that ${name} could be: ${commands}`);
      return value;
    };
    return commands
      .replace(/\b(nxg_(?:test|live)|whsec|[a-z]{3})_…/g, (_, kind: string) => known(kind.slice(0, 3)))
      .replace(/\b([A-Z_]+)=…/g, (_, name: string) => `${name}=${known(name)}`);
  }
}

/** What was printed as JSON: one value, or one a line. */
export function answersIn(printed: string): unknown[] {
  const whole = parsed(printed);
  const answers = whole === undefined ? linesOf(printed).map(parsed) : [whole];
  return answers.filter((value) => value !== undefined);
}

/** An answer has no end of line: what something in the background says may stand right behind it. */
export function linesOf(printed: string): string[] {
  return printed.split(/\n|(?<=\})(?=\w)/).map((line) => line.trim());
}

function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function noteMembers(value: unknown, seen: Map<string, string>): void {
  if (Array.isArray(value)) for (const item of value) noteMembers(item, seen);
  if (!isJsonObject(value)) return;
  for (const [name, member] of Object.entries(value)) {
    if (typeof member === 'string') noteFirst(seen, name.replace(/[A-Z]/g, '_$&').toUpperCase(), member);
    noteMembers(member, seen);
  }
}

function noteFirst(seen: Map<string, string>, name: string, value: string): void {
  if (!seen.has(name)) seen.set(name, value);
}
