/** An event that a webhook brought. */
export interface ReceivedEvent {
  /** `evt_…`, the same whenever the event is sent again. */
  readonly id: string;
  readonly type: string;
  /** null: the call has not ended, or the event is about no call. */
  readonly outcome: string | null;
  /** The body, as it was sent. */
  readonly text: string;
}

interface Waiter {
  readonly type: string;
  readonly take: (event: ReceivedEvent) => void;
}

/** Nobody may ever ask for them. */
const KEPT_EVENTS = 1000;

/** The events that have come, until somebody takes them. */
export class EventInbox {
  private readonly seenIds = new Set<string>();
  private events: ReceivedEvent[] = [];
  private waiters: Waiter[] = [];

  /** @returns false when it has come before: a sender that missed the first answer sends again */
  put(event: ReceivedEvent): boolean {
    if (this.seenIds.has(event.id)) return false;
    this.seenIds.add(event.id);
    const waiter = this.waiters.find(({ type }) => type === event.type);
    if (waiter === undefined) this.events = [...this.events, event].slice(-KEPT_EVENTS);
    else waiter.take(event);
    return true;
  }

  /** The oldest event of this type that nobody took, or the next to come; undefined when none comes in time. */
  async take(type: string, timeoutMs: number): Promise<ReceivedEvent | undefined> {
    const kept = this.events.find((event) => event.type === type);
    if (kept !== undefined) {
      this.events = this.events.filter((event) => event !== kept);
      return kept;
    }
    return new Promise((resolve) => {
      const settle = (event?: ReceivedEvent): void => {
        clearTimeout(timer);
        this.waiters = this.waiters.filter((one) => one !== waiter);
        resolve(event);
      };
      const timer = setTimeout(settle, timeoutMs);
      const waiter: Waiter = { type, take: settle };
      this.waiters.push(waiter);
    });
  }
}
