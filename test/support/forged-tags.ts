import { Draw } from './seeded-random';

const TAG_LENGTH = 22;
const BASE64URL = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];

/** Bends routing tags as somebody would who has seen some of them and wants to pass for another. */
export class ForgedTags {
  /** @param tags real ones, each 22 characters */
  constructor(
    private readonly draw: Draw,
    private readonly tags: readonly string[],
  ) {}

  /** User data as NXCloud would give it back, with a tag in it that nobody was given. */
  next(): string {
    for (;;) {
      const userData = this.framed(this.bent(this.draw.pick(this.tags)));
      const tag = /^~([^~]*)~/.exec(userData)?.[1];
      if (tag === undefined || !this.tags.includes(tag)) return userData;
    }
  }

  private framed(tag: string): string {
    if (this.draw.chance(0.8)) return `~${tag}~order 4711`;
    return this.draw.pick([
      `~~${tag}~`,
      `~${tag}`,
      `${tag}~`,
      tag,
      `~x~${tag}~`,
      `~${tag}/~`,
      `\u02dc${tag}\u02dc`,
    ]);
  }

  private bent(tag: string): string {
    const at = this.draw.below(TAG_LENGTH);
    const [before, character, after] = [tag.slice(0, at), tag.charAt(at), tag.slice(at + 1)];
    const bytes = Buffer.from(tag, 'base64url');
    return this.draw.pick([
      () => before + this.draw.pick(BASE64URL) + after,
      () => flipped(bytes, this.draw.below(128)).toString('base64url'),
      // The last character carries two bits: others stand for the same bytes.
      () => tag.slice(0, -1) + this.draw.pick(BASE64URL),
      () => before,
      () => after,
      () => before + after,
      () => before + character + character + after,
      () => tag + Array.from({ length: 1 + at }, () => this.draw.pick(BASE64URL)).join(''),
      () => before + swappedCase(character) + after,
      () => tag.toLowerCase(),
      () => tag.toUpperCase(),
      () => [...tag].reverse().join(''),
      () => after + before + character,
      () => before + this.draw.pick(this.tags).slice(at),
      () => Array.from({ length: TAG_LENGTH }, () => this.draw.pick(BASE64URL)).join(''),
      () => bytes.toString('hex'),
      () => bytes.toString('base64'),
      () => bytes.toString('latin1'),
      () => String.fromCodePoint(...[...tag].map((one) => one.charCodeAt(0) + 0xfee0)),
      () => `${before}%${after}`,
      () => `${before}_${after}`,
      () => `${before}%${character.charCodeAt(0).toString(16)}${after}`,
      () => `${before}${this.draw.pick(['\0', '\u200b', '\r\n', ' ', '\u0301'])}${character}${after}`,
      () => `${tag}' or routing_tag_hash is not null --`,
      () => this.draw.pick(['', '*', '%', 'null', 'undefined', '__proto__', '[object Object]']),
    ])();
  }
}

function flipped(bytes: Buffer, bit: number): Buffer {
  const changed = Buffer.from(bytes);
  const at = Math.floor(bit / 8);
  changed[at] = (changed[at] ?? 0) ^ (1 << (bit % 8));
  return changed;
}

function swappedCase(character: string): string {
  return character === character.toLowerCase() ? character.toUpperCase() : character.toLowerCase();
}
