import { Injectable } from '@nestjs/common';
import { ProblemError } from '../common/problems/problem-error';
import { UpstreamSettings } from '../config/upstream.settings';
import { Circuit } from './circuit';
import { ConcurrencyLimit } from './concurrency-limit';
import { Product, PRODUCTS } from './product';
import { Protocol, protocolOf } from './protocol';

/** What one product's calls share: how it is spoken to, its circuit, and its places. */
export interface ProductLine {
  readonly protocol: Protocol;
  readonly circuit: Circuit;
  readonly places: ConcurrencyLimit;
}

@Injectable()
export class ProductLines {
  private readonly lines: ReadonlyMap<Product, ProductLine>;

  constructor(settings: UpstreamSettings) {
    const configured = PRODUCTS.flatMap((product): [Product, ProductLine][] => {
      const protocol = protocolOf(product, settings);
      if (protocol === null) return [];
      return [
        [
          product,
          { protocol, circuit: new Circuit(), places: new ConcurrencyLimit(settings.maxConcurrency) },
        ],
      ];
    });
    this.lines = new Map(configured);
  }

  /** @throws ProblemError `product_not_configured` */
  of(product: Product): ProductLine {
    const line = this.lines.get(product);
    if (line === undefined) throw new ProblemError('product_not_configured');
    return line;
  }

  isConfigured(product: Product): boolean {
    return this.lines.has(product);
  }
}
