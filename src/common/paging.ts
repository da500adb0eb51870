import { createHash } from 'node:crypto';
import { Type } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { ProblemError } from './problems/problem-error';

export const MAX_LIMIT = 200;
/** A limit has no end of its own: the document gives the largest number of its format. */
export const MAX_INT32 = 2_147_483_647;
const DEFAULT_LIMIT = 50;
/** What a position in a list looks like: an id. */
const POSITION = /^[A-Za-z0-9_]{1,40}$/;
/** Of the longest position, with its fingerprint, in base64url; a longer one is broken. */
export const CURSOR = { pattern: '^[A-Za-z0-9_-]+$', maxLength: 70 };

/** The query parameters of every list. */
export class PageQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: MAX_INT32,
    default: DEFAULT_LIMIT,
    description: `How many items to answer, at most ${MAX_LIMIT}; a larger number is lowered to it.`,
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => lowerToMax(value))
  @IsInt()
  @Min(1)
  @Max(MAX_LIMIT)
  limit: number = DEFAULT_LIMIT;

  @ApiPropertyOptional({ ...CURSOR, description: 'The `nextCursor` of the page before. Opaque.' })
  @IsOptional()
  @IsString()
  cursor?: string;
}

function lowerToMax(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\d+$/.test(value)) return value;
  return Math.min(Number(value), MAX_LIMIT);
}

export interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

/** The OpenAPI schema of a list of `item`. */
export function pageOf<T>(item: Type<T>): Type<Page<T>> {
  class PageDto implements Page<T> {
    @ApiProperty({ type: [item], maxItems: MAX_LIMIT })
    data!: T[];

    @ApiProperty({
      ...CURSOR,
      type: String,
      nullable: true,
      description: 'Pass it as `cursor` for the next page; null on the last.',
    })
    nextCursor!: string | null;
  }
  Object.defineProperty(PageDto, 'name', { value: `${item.name}Page` });
  return PageDto;
}

/** What a list is filtered by; a cursor belongs to one set of filters. */
export type Filters = Readonly<Record<string, string | undefined>>;

/** Tells a cursor that was cut, changed, or made for other filters. */
function fingerprint(filters: Filters, position: string): string {
  const given = Object.entries(filters).filter(([, value]) => value !== undefined);
  return createHash('sha256')
    .update(JSON.stringify([given, position]))
    .digest('base64url')
    .slice(0, 11);
}

/**
 * The position that a cursor stands for; null where no cursor was given.
 * @throws ProblemError `validation_failed` for a broken cursor or one of other filters
 */
export function readCursor(query: PageQuery, filters: Filters): string | null {
  if (query.cursor === undefined) return null;
  const text = Buffer.from(query.cursor, 'base64url').toString('utf8');
  const separator = text.indexOf(' ');
  const position = text.slice(separator + 1);
  const isWhole = Buffer.from(text, 'utf8').toString('base64url') === query.cursor;
  if (!isWhole || text.slice(0, separator) !== fingerprint(filters, position) || !POSITION.test(position)) {
    throw ProblemError.invalidParameter('cursor', 'cursor', 'is broken or belongs to other filters');
  }
  return position;
}

/** A cursor for what comes after a position. */
export function writeCursor(filters: Filters, position: string): string {
  return Buffer.from(`${fingerprint(filters, position)} ${position}`, 'utf8').toString('base64url');
}

/** How rows become a page. */
export interface PageRecipe<Row, T> {
  readonly query: PageQuery;
  readonly filters: Filters;
  /** The position of a row in the order of the list. */
  readonly positionOf: (row: Row) => string;
  readonly toItem: (row: Row) => T;
}

/** Makes a page of rows that were read with one more than the limit: the extra row tells that another page follows. */
export function toPage<Row, T>(rows: readonly Row[], recipe: PageRecipe<Row, T>): Page<T> {
  const { query, filters, positionOf, toItem } = recipe;
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  const nextCursor = last === undefined ? null : writeCursor(filters, positionOf(last));
  return { data: shown.map(toItem), nextCursor };
}
