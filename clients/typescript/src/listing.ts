import type { Page } from './api-types';

/** Asks for one page; null stands for the first. */
export type AskForPage = (cursor: string | null) => Promise<unknown>;

/** The items of a list, one after the other; pages are fetched as they are needed. */
export interface Listing<Item> extends AsyncIterable<Item> {
  /** The same, page by page. */
  pages(): AsyncGenerator<Page<Item>, void, undefined>;
}

export function listing<Item>(ask: AskForPage): Listing<Item> {
  async function* pages(): AsyncGenerator<Page<Item>, void, undefined> {
    let cursor: string | null = null;
    do {
      const page: unknown = await ask(cursor);
      if (!isPage<Item>(page)) throw new TypeError('the answer is no page of a list');
      yield page;
      cursor = page.nextCursor;
    } while (cursor !== null);
  }
  return {
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const { data } of pages()) yield* data;
    },
  };
}

/** That its items are what the OpenAPI document says is not looked at. */
function isPage<Item>(value: unknown): value is Page<Item> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'data' in value &&
    Array.isArray(value.data) &&
    'nextCursor' in value &&
    (value.nextCursor === null || typeof value.nextCursor === 'string')
  );
}
