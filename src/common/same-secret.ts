import { timingSafeEqual } from 'node:crypto';

/**
 * Whether two secrets, or hashes that prove one, are the same. The time it takes tells how long they are and nothing
 * of where they differ; a test keeps every other way of comparing them out of `src`.
 */
export function isSameSecret(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}
