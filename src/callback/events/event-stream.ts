import { ServerResponse } from 'node:http';

/** How many events are read, and at most held in memory, at a time. */
export const EVENTS_AT_ONCE = 50;
const HEARTBEAT_MS = 15_000;
/** Looks for itself now and then: a signal may be lost. */
const POLL_MS = 5000;
/** A reader that takes nothing for so long is cut off; it loses nothing, it resumes. */
const STALL_MS = 30_000;
const LINGER_MS = 500;

/** What a stream reads: the events after the ones it has already. */
export interface StreamSource {
  /** The event that the stream begins behind: what a reader resumes after that is cut off before anything comes. */
  readonly after: string;
  next(): Promise<readonly { readonly id: string }[]>;
  /** Calls back when there may be more. @returns what ends that */
  onNews(listener: () => void): () => void;
  /** Every 15 seconds. */
  onHeartbeat(): Promise<void>;
}

/** Writes server-sent events to one reader, no faster than it reads. */
export class EventStream {
  private hasNews = true;
  private wake: (() => void) | null = null;
  private isOver = false;

  constructor(private readonly response: ServerResponse) {
    // It may have left before anybody listened.
    this.isOver = response.destroyed;
    response.once('close', () => {
      this.end();
    });
    response.on('error', () => undefined);
  }

  /** Runs until the reader leaves or `end` is called. */
  async run(source: StreamSource): Promise<void> {
    const stopListening = source.onNews(() => {
      this.notice();
    });
    const heartbeat = setInterval(() => void this.beat(source), HEARTBEAT_MS);
    const poll = setInterval(() => {
      this.notice();
    }, POLL_MS);
    try {
      await this.write(`: this stream resumes after Last-Event-ID\nretry: 2000\nid: ${source.after}\n\n`);
      while (!this.isOver) await this.step(source);
    } finally {
      stopListening();
      clearInterval(heartbeat);
      clearInterval(poll);
      this.close();
    }
  }

  /** A reader that has not taken what was written is not waited for. */
  end(): void {
    this.isOver = true;
    if (this.response.writableNeedDrain) this.response.destroy();
    this.wake?.();
  }

  /** A reader that does not take the end of it either is cut off. */
  private close(): void {
    if (this.response.destroyed) return;
    const cutOff = setTimeout(() => this.response.destroy(), LINGER_MS);
    this.response.once('close', () => {
      clearTimeout(cutOff);
    });
    this.response.end();
  }

  private async step(source: StreamSource): Promise<void> {
    this.hasNews = false;
    const events = await source.next();
    const chunk = events.map((event) => `id: ${event.id}\ndata: ${JSON.stringify(event)}\n\n`).join('');
    if (chunk !== '') await this.write(chunk);
    if (events.length < EVENTS_AT_ONCE) await this.news();
  }

  private notice(): void {
    this.hasNews = true;
    this.wake?.();
  }

  private async news(): Promise<void> {
    if (this.hasNews || this.isOver) return;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
    });
    this.wake = null;
  }

  private async beat(source: StreamSource): Promise<void> {
    try {
      if (!this.response.writableNeedDrain && !this.isOver) this.response.write(': still here\n\n');
      await source.onHeartbeat();
    } catch {
      this.end();
    }
  }

  /** Waits until the reader has taken what was written. */
  private async write(text: string): Promise<void> {
    if (this.isOver || this.response.write(text)) return;
    await new Promise<void>((resolve) => {
      const stalled = setTimeout(() => this.response.destroy(), STALL_MS);
      const onward = (): void => {
        clearTimeout(stalled);
        this.response.off('drain', onward).off('close', onward);
        resolve();
      };
      this.response.once('drain', onward).once('close', onward);
    });
  }
}
