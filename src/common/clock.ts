import { Injectable } from '@nestjs/common';

/** The time, as an argument: tests set it. */
@Injectable()
export class Clock {
  /** Milliseconds since the epoch. */
  now(): number {
    return Date.now();
  }
}

/** RFC 3339 in UTC; null stays null. */
export function toRfc3339(epochMs: number): string;
export function toRfc3339(epochMs: number | null): string | null;
export function toRfc3339(epochMs: number | null): string | null {
  return epochMs === null ? null : new Date(epochMs).toISOString();
}
