import { Injectable } from '@nestjs/common';
import { encodeTime, monotonicFactory } from 'ulid';
import { Clock } from './clock';
import { Randomness } from './randomness';

const PREFIXES = ['cli', 'key', 'bnd', 'evt', 'whe', 'dlv', 'cbk', 'aud'] as const;

export type IdPrefix = (typeof PREFIXES)[number];

/** What stands behind the prefix: the pattern of a ULID. */
export const ULID = '[0-7][0-9A-HJKMNP-TV-Z]{25}';
const WHOLE_ULID = new RegExp(`^${ULID}$`);

/** Whether the text has the form of an id; what has not is looked up nowhere. */
export function isId(text: string, prefix: IdPrefix): boolean {
  return text.startsWith(`${prefix}_`) && WHOLE_ULID.test(text.slice(prefix.length + 1));
}

/** Whether the text has the form of an id of any thing. */
export function isAnyId(text: string): boolean {
  return PREFIXES.some((prefix) => isId(text, prefix));
}

/** The least id of a time: every id drawn at that time or later is greater. */
export function firstId(prefix: IdPrefix, epochMs: number): string {
  return `${prefix}_${encodeTime(Math.max(0, epochMs))}${'0'.repeat(16)}`;
}

/** Draws ULIDs, each greater than the one before. */
export function ulids(clock: Clock, randomness: Randomness): () => string {
  const next = monotonicFactory(() => (randomness.bytes(1)[0] ?? 0) / 256);
  return () => next(clock.now());
}

/** Makes sortable ids: a prefix that names the thing and a ULID. */
@Injectable()
export class Ids {
  private readonly ulid: () => string;

  constructor(clock: Clock, randomness: Randomness) {
    this.ulid = ulids(clock, randomness);
  }

  next(prefix: IdPrefix): string {
    return `${prefix}_${this.ulid()}`;
  }
}
