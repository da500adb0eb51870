import { Injectable } from '@nestjs/common';
import { ProblemCode } from '../common/problems/catalogue';
import { Product } from './product';

/** An attempt that another one followed. */
export interface FailedAttempt {
  /** Why it was repeated: the code of its problem, or `clock`, which asks for another signature alone. */
  readonly reason: ProblemCode | 'clock';
  /** The upstream's own code, or `http_<status>`; null when it did not answer. */
  readonly upstreamCode: string | null;
}

/** What became of one call, all attempts together. */
export interface UpstreamCallReport {
  readonly product: Product;
  readonly operation: string;
  /** Null: success. */
  readonly problem: ProblemCode | null;
  /** The upstream's own code of the last attempt. */
  readonly upstreamCode: string | null;
  /** Calling's traceId or pns' requestId. */
  readonly upstreamTraceId: string | null;
  /** What the upstream or the transport said last, redacted. */
  readonly reason: string | null;
  readonly attempts: number;
  /** Why each attempt but the last one failed. */
  readonly repeatedFor: readonly FailedAttempt[];
  readonly durationMs: number;
  readonly requestId: string | null;
  /** W3C trace context of what it was done for. */
  readonly traceparent: string | null;
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
