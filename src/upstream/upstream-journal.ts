import { Injectable } from '@nestjs/common';
import { ProblemCode } from '../common/problems/catalogue';
import { Product } from './product';

/** What became of one call, all attempts together. */
export interface UpstreamCallReport {
  readonly product: Product;
  readonly operation: string;
  /** Null: success. */
  readonly problem: ProblemCode | null;
  /** The upstream's own code of the last attempt. */
  readonly upstreamCode: string | null;
  readonly traceId: string | null;
  /** What the upstream or the transport said last, redacted. */
  readonly reason: string | null;
  readonly attempts: number;
  readonly durationMs: number;
  readonly requestId: string | null;
  /** Milliseconds since the epoch. */
  readonly endedAt: number;
}

type Listener = (report: UpstreamCallReport) => void;

/** Remembers the last success and failure of each product, and tells whoever listens (log, metrics). */
@Injectable()
export class UpstreamJournal {
  private readonly listeners: Listener[] = [];
  private readonly lastSuccesses = new Map<Product, UpstreamCallReport>();
  private readonly lastFailures = new Map<Product, UpstreamCallReport>();

  onCall(listener: Listener): void {
    this.listeners.push(listener);
  }

  note(report: UpstreamCallReport): void {
    const last = report.problem === null ? this.lastSuccesses : this.lastFailures;
    last.set(report.product, report);
    for (const listener of this.listeners) listener(report);
  }

  lastSuccess(product: Product): UpstreamCallReport | null {
    return this.lastSuccesses.get(product) ?? null;
  }

  lastFailure(product: Product): UpstreamCallReport | null {
    return this.lastFailures.get(product) ?? null;
  }
}
