import { isJsonObject } from '../../src/common/json';

/** What a document writes where it leaves something out. */
export const ELLIPSIS = '…';

/**
 * Says where an answer is not what a document shows: the same members, the same types, the same words. What differs
 * each time, as ids, times and telephone numbers do, only has to look alike. A member `"…"` stands for members left out, and a
 * list shows what its first items look like.
 */
export function differences(shown: unknown, answered: unknown, place = 'the answer'): string[] {
  if (Array.isArray(shown)) {
    if (!Array.isArray(answered)) return [`${place} is no list`];
    const items: unknown[] = answered;
    return shown.flatMap((item, index) => differences(item, items[index], `${place}[${index}]`));
  }
  if (isJsonObject(shown)) {
    if (!isJsonObject(answered)) return [`${place} is no object`];
    const isPart = ELLIPSIS in shown;
    const unshown = isPart ? [] : Object.keys(answered).filter((name) => !(name in shown));
    return [
      ...unshown.map((name) => `${place}.${name} is not shown`),
      ...Object.entries(shown)
        .filter(([name]) => name !== ELLIPSIS)
        .flatMap(([name, value]) => differences(value, answered[name], `${place}.${name}`)),
    ];
  }
  if (typeof shown === 'string' && typeof answered === 'string') {
    return looksLike(shown, answered) ? [] : [`${place} is ${answered}, and ${shown} is shown`];
  }
  const isSame = shown === answered || (typeof shown === 'number' && typeof answered === 'number');
  return isSame ? [] : [`${place} is ${JSON.stringify(answered)}, and ${JSON.stringify(shown)} is shown`];
}

/** Whether a text is the one that a document shows, but for what it leaves out and what is another one each time. */
export function looksLike(shown: string, answered: string): boolean {
  const pattern = withoutChance(shown).split(ELLIPSIS).map(literally).join('[^]*');
  return new RegExp(`^${pattern}$`).test(withoutChance(answered));
}

/** Hashes, ids, times, telephone numbers and ports are other ones each time. */
function withoutChance(text: string): string {
  return text
    .replace(/[0-9a-f]{32}|(?<=_|:|\b)[0-9A-HJKMNP-TV-Z]{26}\b/g, '#')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z|\d{7,}/g, '#')
    .replace(/(?<=:|port )\d{4,5}\b/g, '#');
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
