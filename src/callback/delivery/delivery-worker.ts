import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { Drain } from '../../common/drain';
import { LOGGER, Logger } from '../../common/logging/logger';
import { describeError } from '../../common/redaction';
import { Tracing } from '../../common/tracing/tracing';
import { Signals } from '../../database/signals';
import { Vault } from '../../vault/vault';
import { CallbackJournal } from '../callback-journal';
import { toEvent } from '../events/event';
import { DELIVERIES_TOPIC } from './deliveries-topic';
import { Claimed, DeliveryQueue, DueEndpoint, Finished, Settled } from './delivery-queue';
import { deliverySummary } from './delivery-summary';
import { secretsOf, urlOf } from './endpoint';
import { AttemptResult, WebhookSender } from './webhook-sender';

/** Attempts under way at once to one endpoint, so that a slow one takes nothing from the others. */
const AT_ONCE = 10;
/** To one whose last attempt failed. */
const AT_ONCE_WHILE_FAILING = 1;
/** Looks for itself now and then: a signal may be lost. */
const POLL_MS = 5000;
const STORE_AWAY_MS = 1000;
/** What is under way when a shutdown begins may end within this; then it returns to the queue. */
const DRAIN_MS = 8000;
/** At the end of the shutdown it may take no longer than this. */
const WIND_DOWN_MS = 2000;

/** Delivers what is due: sleeps until a signal or the next due time, claims, sends, writes down. */
@Injectable()
export class DeliveryWorker implements BeforeApplicationShutdown {
  private readonly underWay = new Map<string, Set<Promise<void>>>();
  private readonly abort = new AbortController();
  private isStopped = false;
  /** The look under way. */
  private looking: Promise<void> | null = null;
  private isWanted = false;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly queue: DeliveryQueue,
    private readonly sender: WebhookSender,
    private readonly journal: CallbackJournal,
    private readonly signals: Signals,
    private readonly tracing: Tracing,
    private readonly vault: Vault,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    drain: Drain,
  ) {
    // Every attempt under way listens to it.
    setMaxListeners(Infinity, this.abort.signal);
    drain.onBegin(() => {
      this.stop();
      this.giveBackAfter(DRAIN_MS);
    });
  }

  start(): void {
    this.signals.subscribe(DELIVERIES_TOPIC, () => {
      this.wake();
    });
    this.wake();
  }

  /** Looks for what is due, now or as soon as the look under way is over. */
  wake(): void {
    this.isWanted = true;
    if (this.isStopped) return;
    this.looking ??= this.look().finally(() => {
      this.looking = null;
      if (this.isWanted) this.wake();
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop();
    // What it has claimed by then is attempted, or given back, like the rest.
    await this.looking;
    const attempts = [...this.underWay.values()].flatMap((running) => [...running]);
    this.giveBackAfter(WIND_DOWN_MS);
    await Promise.all(attempts);
  }

  /** Ends the attempts that are under way by then, so that they are made again. */
  private giveBackAfter(milliseconds: number): void {
    setTimeout(() => {
      this.abort.abort();
    }, milliseconds).unref();
  }

  private stop(): void {
    this.isStopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
  }

  private async look(): Promise<void> {
    let waitMs = POLL_MS;
    try {
      while (this.isWanted && !this.isStopped) {
        this.isWanted = false;
        waitMs = await this.claimDue();
      }
    } catch (error) {
      this.logger.warn({ error: describeError(error) }, 'deliveries wait: the store does not answer');
      this.isWanted = false;
      waitMs = STORE_AWAY_MS;
    }
    this.sleep(waitMs);
  }

  private sleep(waitMs: number): void {
    if (this.isStopped) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.wake();
    }, waitMs);
  }

  /** @returns how long nothing else will be due, in milliseconds */
  private async claimDue(): Promise<number> {
    const now = this.clock.now();
    const endpoints = await this.queue.endpoints();
    const free = endpoints.filter((endpoint) => this.freeSlots(endpoint) > 0);
    for (const endpoint of free.filter(({ due }) => due !== null && due <= now)) {
      if (this.isStopped) break;
      // One whose slots are full now is looked at again when one of them is free.
      const claimed = await this.queue.claim(endpoint, this.freeSlots(endpoint));
      claimed.forEach((item) => {
        this.begin(item);
      });
    }
    const later = free.map(({ due }) => due).filter((due) => due !== null && due > now);
    return Math.min(POLL_MS, ...later.map((due) => (due ?? now) - now));
  }

  private freeSlots({ id, failing_since }: DueEndpoint): number {
    const limit = failing_since === null ? AT_ONCE : AT_ONCE_WHILE_FAILING;
    return limit - (this.underWay.get(id)?.size ?? 0);
  }

  private begin(claimed: Claimed): void {
    const { id } = claimed.endpoint;
    const running = this.underWay.get(id) ?? new Set();
    this.underWay.set(id, running);
    const attempt = this.attempt(claimed).finally(() => {
      running.delete(attempt);
      if (running.size === 0) this.underWay.delete(id);
      this.wake();
    });
    running.add(attempt);
  }

  private async attempt(claimed: Claimed): Promise<void> {
    const startedAt = this.clock.now();
    const span = this.tracing.begin('client', claimed.event.traceparent);
    const traceparent = span?.traceparent ?? claimed.event.traceparent;
    const result = await this.send(claimed, startedAt, traceparent);
    span?.end(deliverySummary(claimed, result));
    try {
      if (result.error === 'aborted') {
        await this.queue.giveBack(claimed);
        return;
      }
      const settled = await this.finish({ ...claimed, startedAt, result });
      this.tell(claimed, result, settled, traceparent);
    } catch (error) {
      // The claim runs out, and the delivery is attempted again.
      const { id: deliveryId } = claimed.delivery;
      this.logger.error({ deliveryId, error: describeError(error) }, 'an attempt could not be written down');
    }
  }

  private async send(
    { delivery, endpoint, event }: Claimed,
    now: number,
    traceparent: string | null,
  ): Promise<AttemptResult> {
    try {
      return await this.sender.send({
        url: urlOf(this.vault, endpoint),
        secrets: secretsOf(this.vault, endpoint, now),
        eventId: event.id,
        body: JSON.stringify(toEvent(this.vault, event)),
        traceparent,
        signal: this.abort.signal,
      });
    } catch (error) {
      this.logger.error({ deliveryId: delivery.id, error: describeError(error) }, 'a delivery is unreadable');
      return { statusCode: null, error: 'internal_error', durationMs: 0, retryAfterSeconds: null };
    }
  }

  /** Tries again while the store is away, as long as the claim holds: what is not written down is sent twice. */
  private async finish(finished: Finished): Promise<Settled> {
    const claimedUntil = finished.delivery.next_attempt_at ?? 0;
    for (;;) {
      try {
        return await this.queue.finish(finished);
      } catch (error) {
        if (this.isStopped || this.clock.now() + STORE_AWAY_MS >= claimedUntil) throw error;
        await sleep(STORE_AWAY_MS);
      }
    }
  }

  private tell(
    { delivery, event, endpoint }: Claimed,
    result: AttemptResult,
    { status }: Settled,
    traceparent: string | null,
  ): void {
    this.journal.noteAttempt({
      deliveryId: delivery.id,
      eventId: event.id,
      eventType: event.type,
      endpointId: endpoint.id,
      clientId: endpoint.client_id,
      number: delivery.claims,
      statusCode: result.statusCode,
      error: result.error,
      durationMs: result.durationMs,
      status,
      traceparent,
    });
  }
}
