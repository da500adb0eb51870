import { Injectable } from '@nestjs/common';
import { monotonicFactory } from 'ulid';
import { Clock } from './clock';

export type IdPrefix = 'cli' | 'key' | 'bnd' | 'evt' | 'whe' | 'dlv' | 'cbk';

/** Makes sortable ids: a prefix that names the thing and a ULID. */
@Injectable()
export class Ids {
  private readonly ulid = monotonicFactory();

  constructor(private readonly clock: Clock) {}

  next(prefix: IdPrefix): string {
    return `${prefix}_${this.unprefixed()}`;
  }

  unprefixed(): string {
    return this.ulid(this.clock.now());
  }
}
