import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock';
import { ProblemError } from '../common/problems/problem-error';
import { Randomness } from '../common/randomness';
import { RequestContext } from '../common/request-context';
import { UpstreamSettings } from '../config/upstream.settings';
import { HALF_OPEN_AFTER_MS } from './circuit';
import { ClockSkew } from './clock-skew';
import { Fields } from './fields';
import { Verdict } from './judge';
import { UpstreamOperation, UpstreamRequest } from './operation';
import { Product } from './product';
import { ProductLine, ProductLines } from './product-lines';
import { delayBeforeRepeat, MIN_ATTEMPT_MS } from './repeat';
import { Sender } from './sender';
import { AttemptFailure, UpstreamError } from './upstream-error';
import { FailedAttempt, UpstreamJournal } from './upstream-journal';

const OVERLOADED: AttemptFailure = {
  problem: 'upstream_unavailable',
  code: null,
  traceId: null,
  effect: 'unsent',
  transient: 'never',
  isOutage: false,
  retryAfterSeconds: 1,
  clock: null,
  reason: 'no place became free in time',
};

const CIRCUIT_OPEN: AttemptFailure = {
  ...OVERLOADED,
  retryAfterSeconds: HALF_OPEN_AFTER_MS / 1000,
  reason: 'the circuit is open',
};

/** A point on the clock of `performance.now()`, in milliseconds. */
export type Deadline = number;

/** What a call has come to so far. */
interface Progress {
  readonly context: RequestContext | null;
  readonly startedAt: number;
  readonly deadline: Deadline;
  attempts: number;
  repeats: number;
  /** Why each attempt but the last one failed. */
  readonly failures: FailedAttempt[];
  hasLearntClock: boolean;
  isEarlierUnknown: boolean;
}

/**
 * The one way to NXCloud: { circuit → wait for a place → sign → send → judge } for each attempt of a request that
 * was serialized once, within the total time-out → fields to decode.
 */
@Injectable()
export class UpstreamClient {
  constructor(
    private readonly settings: UpstreamSettings,
    private readonly lines: ProductLines,
    private readonly sender: Sender,
    private readonly skew: ClockSkew,
    private readonly journal: UpstreamJournal,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  /**
   * Sends a request and answers the envelope of its success.
   * @param context the request that it is done for; null: none
   * @param deadline when the total time-out ends; calls that serve one request share it
   * @throws UpstreamError for every other outcome; `product_not_configured` without keys
   */
  async send(
    context: RequestContext | null,
    operation: UpstreamOperation,
    request: UpstreamRequest,
    deadline: Deadline = this.deadline(),
  ): Promise<Fields> {
    const line = this.lines.of(operation.product);
    const startedAt = performance.now();
    const progress: Progress = {
      context,
      startedAt,
      deadline,
      attempts: 0,
      repeats: 0,
      failures: [],
      hasLearntClock: false,
      isEarlierUnknown: false,
    };
    for (;;) {
      const verdict = await this.attempt(operation, request, line, progress);
      if ('accepted' in verdict) {
        this.note(operation, progress, null);
        return new Fields(operation.product, verdict.accepted, progress.isEarlierUnknown);
      }
      const { failure } = verdict;
      if (!(await this.prepareRepeat(operation, failure, progress))) {
        this.note(operation, progress, failure);
        throw this.error(operation, failure, progress);
      }
    }
  }

  /** The end of a total time-out that begins now. */
  deadline(): Deadline {
    return performance.now() + this.settings.totalTimeoutMs;
  }

  /**
   * The application to name to the upstream.
   * @throws ProblemError `product_not_configured` when there is none, or no keys to sign with
   */
  requireApp(product: Product, app: string | null): string {
    this.lines.of(product);
    if (app === null) throw new ProblemError('product_not_configured');
    return app;
  }

  private async attempt(
    operation: UpstreamOperation,
    request: UpstreamRequest,
    { protocol, circuit, places }: ProductLine,
    progress: Progress,
  ): Promise<Verdict> {
    if (circuit.isRefusing) return { failure: CIRCUIT_OPEN };
    const waitMs = progress.deadline - performance.now() - MIN_ATTEMPT_MS;
    if (!(await places.acquire(waitMs))) return { failure: OVERLOADED };
    try {
      const remainingMs = Math.max(1, Math.floor(progress.deadline - performance.now()));
      const timeoutMs = Math.min(this.settings.attemptTimeoutMs, remainingMs);
      const verdict = await circuit.run(() => {
        const earlier = progress.attempts++;
        const traceparent = progress.context?.traceparent ?? null;
        return this.sender.attempt(operation, request, protocol, { timeoutMs, traceparent, earlier });
      });
      return verdict ?? { failure: CIRCUIT_OPEN };
    } finally {
      places.release();
    }
  }

  /** Waits before a repeat and answers true, or answers false when there is to be none. */
  private async prepareRepeat(
    operation: UpstreamOperation,
    failure: AttemptFailure,
    progress: Progress,
  ): Promise<boolean> {
    const serverTime = failure.clock?.serverTime ?? null;
    const isClockNews = serverTime !== null && !progress.hasLearntClock;
    const delayMs = isClockNews
      ? this.learnClock(operation, serverTime, progress)
      : delayBeforeRepeat({
          failure,
          repeat: operation.repeat,
          repeats: progress.repeats++,
          maxRepeats: this.settings.maxRetries,
          remainingMs: progress.deadline - performance.now(),
          random: this.randomness.fraction(),
        });
    if (delayMs === null) return false;
    progress.isEarlierUnknown ||= failure.effect === 'unknown';
    progress.failures.push({
      reason: isClockNews ? 'clock' : failure.problem,
      upstreamCode: failure.code,
    });
    if (delayMs > 0) await sleep(delayMs);
    return true;
  }

  /** The request was refused for its time alone: it is signed once more by the upstream's clock, at once. */
  private learnClock({ product }: UpstreamOperation, serverTime: number, progress: Progress): number {
    progress.hasLearntClock = true;
    this.skew.learn(product, serverTime);
    return 0;
  }

  private error(
    { product }: UpstreamOperation,
    { problem, code, traceId, effect, retryAfterSeconds }: AttemptFailure,
    { attempts, isEarlierUnknown }: Progress,
  ): UpstreamError {
    const isLimit = problem === 'upstream_rate_limited' || problem === 'upstream_unavailable';
    return new UpstreamError(problem, attempts === 0 ? null : { product, code, traceId }, {
      effect,
      isEarlierUnknown,
      retryAfterSeconds: retryAfterSeconds ?? (isLimit ? 1 : undefined),
    });
  }

  private note(
    { product, name }: UpstreamOperation,
    { context, startedAt, attempts, failures }: Progress,
    failure: AttemptFailure | null,
  ): void {
    const durationMs = performance.now() - startedAt;
    if (context !== null) {
      context.upstreamCalls += 1;
      context.upstreamMs += durationMs;
    }
    this.journal.note({
      product,
      operation: name,
      problem: failure?.problem ?? null,
      upstreamCode: failure?.code ?? null,
      upstreamTraceId: failure?.traceId ?? null,
      reason: failure?.reason ?? null,
      attempts,
      repeatedFor: failures,
      durationMs,
      requestId: context?.requestId ?? null,
      traceparent: context?.traceparent ?? null,
      endedAt: this.clock.now(),
    });
  }
}
