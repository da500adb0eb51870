import fc from 'fast-check';
import { MAX_LIMIT, Page, PageQuery, readCursor, toPage } from './paging';
import { ProblemError } from './problems/problem-error';
import { parseRequest } from './validation/input.pipe';

const IDS = Array.from({ length: 7 }, (_, index) => `bnd_01K9GZ4T6S3M8V2QXWJ5A7B0C${index}`);
const FILTERS = { status: 'active', numberX: undefined };

function query(limit: number, cursor?: string): PageQuery {
  return Object.assign(new PageQuery(), { limit, cursor });
}

/** What a list route does, over rows in memory: one row more than asked for, from the cursor on. */
function list(
  { limit, cursor }: PageQuery,
  filters: Record<string, string | undefined> = FILTERS,
): Page<string> {
  const asked = query(limit, cursor);
  const position = readCursor(asked, filters);
  const start = position === null ? 0 : IDS.indexOf(position) + 1;
  return toPage(IDS.slice(start, start + limit + 1), {
    query: asked,
    filters,
    positionOf: (id) => id,
    toItem: (id) => id.toLowerCase(),
  });
}

function codeOf(read: () => unknown): string | null {
  try {
    read();
    return null;
  } catch (error) {
    return error instanceof ProblemError ? error.code : 'something else';
  }
}

function cursorAfter(limit: number, filters?: Record<string, string | undefined>): string {
  return list(query(limit), filters).nextCursor ?? '';
}

describe('the pages of a list', () => {
  it('give every item once and in order, whatever the size of a page', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), (limit) => {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = list(query(limit, cursor));
          expect(page.data.length).toBeLessThanOrEqual(limit);
          seen.push(...page.data);
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        expect(seen).toEqual(IDS.map((id) => id.toLowerCase()));
      }),
    );
  });

  it('end with null, even when the last one is full', () => {
    expect(list(query(7)).nextCursor).toBeNull();
    expect(list(query(6)).nextCursor).not.toBeNull();
  });
});

describe('a cursor', () => {
  it('is opaque and fit for a URL', () => {
    expect(cursorAfter(3)).toMatch(/^[\w-]+$/);
    expect(cursorAfter(3)).not.toContain('bnd_');
  });

  it('is refused with other filters', () => {
    const cursor = cursorAfter(3);

    expect(codeOf(() => list(query(3, cursor), { status: 'released' }))).toBe('validation_failed');
    expect(codeOf(() => list(query(3, cursor), {}))).toBe('validation_failed');
  });

  it('is accepted with another limit', () => {
    expect(list(query(1, cursorAfter(3))).data).toEqual([IDS[3]?.toLowerCase()]);
  });

  it('is refused when any of it is changed, cut off or added', () => {
    const cursor = cursorAfter(3);
    const broken = [
      '',
      '!',
      'bnd_01K9GZ4T6S3M8V2QXWJ5A7B0C3',
      `${cursor}!`,
      `${cursor}=`,
      ` ${cursor}`,
      `x${cursor}`,
      cursor.slice(1),
      cursor.slice(0, 12),
      Buffer.from('no separator').toString('base64url'),
      Buffer.from(' bnd_01K9GZ4T6S3M8V2QXWJ5A7B0C3').toString('base64url'),
    ];

    for (const text of broken)
      expect([text, codeOf(() => list(query(3, text)))]).toEqual([text, 'validation_failed']);
  });

  it('is read or refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (cursor) => {
        expect(codeOf(() => list(query(3, cursor)))).toBe('validation_failed');
      }),
    );
  });
});

describe('the limit of a list', () => {
  const limitOf = (limit?: string): number =>
    parseRequest(PageQuery, limit === undefined ? {} : { limit }, 'query').limit;

  it.each([
    [undefined, 50],
    ['1', 1],
    ['200', 200],
    ['201', 200],
    ['999999999', 200],
  ])('given as %p is %i', (given, limit) => {
    expect(limitOf(given)).toBe(limit);
  });

  it.each(['0', '-1', '1.5', '', 'ten', '1e2', '0x10', ' 5'])('is refused as %j', (given) => {
    expect(codeOf(() => limitOf(given))).toBe('validation_failed');
  });

  it('is never above 200', () => {
    expect(MAX_LIMIT).toBe(200);
  });
});
