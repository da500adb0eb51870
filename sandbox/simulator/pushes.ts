import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from './clock';
import { postPush } from './post-push';
import type { PlannedPush, Push } from './push';
import { RETRY_WAITS_MS } from './push-retries';

export interface PushTarget {
  url: string;
  retrySpeedFactor: number;
}

const KEPT_PUSHES = 5000;

/** The pushes that were planned, and the sending of them. */
export class Pushes {
  private pushes: Push[] = [];
  private lastId = 0;
  private stopping = new AbortController();
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly clock: Clock,
    private readonly timeoutMs: number,
  ) {}

  /** Sends the pushes of one call in their order; it does not wait for them. */
  start(planned: readonly PlannedPush[], target: PushTarget): void {
    const opened = planned.map((push) => this.open(push));
    const { signal } = this.stopping;
    this.track(this.sendInOrder(opened, target, signal), signal);
  }

  list(callId?: string): Push[] {
    return this.pushes.filter((push) => callId === undefined || push.callId === callId);
  }

  /** Stops what is under way and forgets everything. */
  clear(): void {
    this.stopping.abort();
    this.stopping = new AbortController();
    this.pushes = [];
  }

  /** Resolves when no push is waiting for its turn, an answer or a repeat. */
  async settled(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  private open({ dropped, ...planned }: PlannedPush): Push {
    this.lastId += 1;
    const push: Push = {
      id: this.lastId,
      ...planned,
      status: dropped ? 'dropped' : 'waiting',
      attempts: [],
    };
    this.pushes.push(push);
    if (this.pushes.length > KEPT_PUSHES) this.pushes.shift();
    return push;
  }

  /** A refused push is repeated on its own time: the next one does not wait for it. */
  private async sendInOrder(pushes: readonly Push[], target: PushTarget, signal: AbortSignal): Promise<void> {
    for (const push of pushes) {
      if (push.status === 'dropped') continue;
      await sleep(push.waitMs, undefined, { signal });
      const isAccepted = await this.attempt(push, target, signal);
      if (!isAccepted) this.track(this.repeat(push, target, signal), signal);
    }
  }

  private async repeat(push: Push, target: PushTarget, signal: AbortSignal): Promise<void> {
    for (const waitMs of RETRY_WAITS_MS[push.address]) {
      await sleep(waitMs / target.retrySpeedFactor, undefined, { signal });
      if (await this.attempt(push, target, signal)) return;
    }
    push.status = 'given_up';
  }

  private async attempt(push: Push, { url }: PushTarget, signal: AbortSignal): Promise<boolean> {
    const at = new Date(this.clock.now()).toISOString();
    const answer = await postPush(`${url}/${push.address}`, push, { timeoutMs: this.timeoutMs, signal });
    push.attempts.push({ at, ...answer });
    const isAccepted = answer.statusCode === 200;
    if (isAccepted) push.status = 'accepted';
    return isAccepted;
  }

  /** Work that ends because it was stopped ends well. */
  private track(work: Promise<void>, signal: AbortSignal): void {
    const tracked = work
      .catch((error: unknown) => {
        if (!signal.aborted) throw error;
      })
      .finally(() => {
        this.running.delete(tracked);
      });
    this.running.add(tracked);
  }
}
