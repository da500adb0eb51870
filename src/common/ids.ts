import { Injectable } from '@nestjs/common';
import { monotonicFactory } from 'ulid';
import { Clock } from './clock';

export type IdPrefix = 'cli' | 'key' | 'bnd' | 'evt' | 'whe' | 'dlv' | 'cbk';

/** Whether the text has the form of an id; what has not is looked up nowhere. */
export function isId(text: string, prefix: IdPrefix): boolean {
  return text.startsWith(`${prefix}_`) && /^[0-9A-HJKMNP-TV-Z]{26}$/.test(text.slice(prefix.length + 1));
}

/** Makes sortable ids: a prefix that names the thing and a ULID. */
@Injectable()
export class Ids {
  private readonly ulid = monotonicFactory();

  constructor(private readonly clock: Clock) {}

  next(prefix: IdPrefix): string {
    return `${prefix}_${this.ulid(this.clock.now())}`;
  }
}
