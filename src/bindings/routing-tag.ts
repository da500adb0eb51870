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
