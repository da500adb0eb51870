import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock';
import { Product } from './product';

/** How far each upstream's clock is from ours, as learnt from its own words. */
@Injectable()
export class ClockSkew {
  private readonly skews = new Map<Product, number>();

  constructor(private readonly clock: Clock) {}

  /** The upstream's time, in milliseconds, as well as it is known. */
  upstreamTime(product: Product): number {
    return this.clock.now() + this.of(product);
  }

  /** Keeps the skew that an answer's `Date` shows. */
  learn(product: Product, serverTime: number): void {
    this.skews.set(product, serverTime - this.clock.now());
  }

  /** Milliseconds that the upstream is ahead of the gateway. */
  of(product: Product): number {
    return this.skews.get(product) ?? 0;
  }
}
