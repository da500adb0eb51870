import { Injectable } from '@nestjs/common';

/** How far a shutdown has come. */
@Injectable()
export class Drain {
  private readonly underWay = new Set<object>();
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

  requestStarted(request: object): void {
    this.underWay.add(request);
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
}
