/** Rows, or values of one list, that a statement takes at a time: both databases limit the parameters of one. */
const CHUNK = 500;

/** The list in parts that fit into a statement each. */
export function chunks<T>(list: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < list.length; start += CHUNK) parts.push(list.slice(start, start + CHUNK));
  return parts;
}

/** Asks for a long list part by part, and puts the answers together. */
export async function inChunks<T, R>(
  list: readonly T[],
  ask: (part: T[]) => Promise<readonly R[]>,
): Promise<R[]> {
  const found: R[] = [];
  for (const part of chunks(list)) found.push(...(await ask(part)));
  return found;
}
