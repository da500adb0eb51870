import { Injectable } from '@nestjs/common';
import { toRfc3339 } from '../common/clock';
import { Page } from '../common/paging';
import { ClockSkew } from '../upstream/clock-skew';
import { Product, PRODUCTS } from '../upstream/product';
import { ProductLines } from '../upstream/product-lines';
import { UpstreamJournal } from '../upstream/upstream-journal';
import { UpstreamDto } from './upstreams.dto';

/** How the gateway gets on with each NXCloud product. */
@Injectable()
export class UpstreamsService {
  constructor(
    private readonly lines: ProductLines,
    private readonly skew: ClockSkew,
    private readonly journal: UpstreamJournal,
  ) {}

  list(): Page<UpstreamDto> {
    return { data: PRODUCTS.map((product) => this.describe(product)), nextCursor: null };
  }

  private describe(product: Product): UpstreamDto {
    const configured = this.lines.isConfigured(product);
    const success = this.journal.lastSuccess(product);
    const failure = this.journal.lastFailure(product);
    return {
      product,
      configured,
      circuit: configured ? this.lines.of(product).circuit.state : null,
      clockSkewSeconds: this.skew.of(product) / 1000,
      lastSuccessAt: toRfc3339(success?.endedAt ?? null),
      lastFailure:
        failure?.problem == null
          ? null
          : {
              at: toRfc3339(failure.endedAt),
              operation: failure.operation,
              code: failure.problem,
              upstreamCode: failure.upstreamCode,
            },
    };
  }
}
