import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';

/** How far a shutdown has come. */
@Injectable()
export class Drain {
  private readonly underWay = new Set<object>();
  private started = 0;
  private phase: 'serving' | 'draining' | 'closing' = 'serving';
  private onIdle: (() => void) | null = null;
  private readonly beginListeners: (() => void)[] = [];

  /** Readiness: a load balancer should send no more. */
  get isDraining(): boolean {
    return this.phase !== 'serving';
  }

  /** New requests are answered `shutting_down`. */
  get isClosing(): boolean {
    return this.phase === 'closing';
  }

  /** For what would go on as long as its client likes. */
  onBegin(listener: () => void): void {
    this.beginListeners.push(listener);
  }

  begin(): void {
    this.phase = 'draining';
    this.beginListeners.forEach((listener) => {
      listener();
    });
  }

  close(): void {
    this.phase = 'closing';
  }

  /** Holds the end up for some work of the gateway's own. */
  async hold<T>(work: () => Promise<T>): Promise<T> {
    this.underWay.add(work);
    try {
      return await work();
    } finally {
      this.requestEnded(work);
    }
  }

  requestStarted(request: object): void {
    this.underWay.add(request);
    this.started += 1;
  }

  /** False when it had ended before. */
  requestEnded(request: object): boolean {
    const isNews = this.underWay.delete(request);
    if (isNews && this.underWay.size === 0) this.onIdle?.();
    return isNews;
  }

  /** Resolves when no request is under way, or when the time is over. */
  async whenIdle(timeoutMs: number): Promise<void> {
    if (this.underWay.size === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      this.onIdle = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /**
   * Resolves when no request is under way and none has come for so long, or when the time is over. A moment without a
   * request says little: the next ones may be on their way.
   */
  async whenQuiet(quietMs: number, timeoutMs: number): Promise<void> {
    const end = performance.now() + timeoutMs;
    let before: number;
    do {
      before = this.started;
      await sleep(quietMs);
    } while ((this.underWay.size > 0 || this.started > before) && performance.now() < end);
  }
}
