import { Randomness } from '../common/randomness';

const TAG_BYTES = 16;

/** 128 random bits as 22 base64url characters. */
export function drawRoutingTag(randomness: Randomness): string {
  return randomness.bytes(TAG_BYTES).toString('base64url');
}

/**
 * What goes upstream as `userData` or `ext`: `~<tag>~<the caller's>`. NXCloud gives it back with every record,
 * which then finds its binding even before the bind's own answer was stored.
 */
export function tagUserData(tag: string | null, userData: string | null): string | undefined {
  if (tag === null) return userData ?? undefined;
  return `~${tag}~${userData ?? ''}`;
}

/** What came back from upstream, taken apart. */
export interface TaggedUserData {
  /** What stood between the tildes; only 22 base64url characters can be a tag. */
  readonly tag: string;
  readonly userData: string;
}

/** The reverse of `tagUserData`; null when the text does not begin with `~…~`. */
export function untagUserData(text: string | null): TaggedUserData | null {
  const [whole, tag] = /^~([^~]*)~/.exec(text ?? '') ?? [];
  if (text === null || whole === undefined || tag === undefined) return null;
  return { tag, userData: text.slice(whole.length) };
}

export function isRoutingTag(text: string): boolean {
  return /^[A-Za-z0-9_-]{22}$/.test(text);
}
