import type { EventFilter, GatewayEvent } from './api-types';
import { GatewayProblem } from './gateway-problem';
import { GatewayUnreachable } from './gateway-unreachable';
import type { Interruption, Patience } from './patience';
import type { Surroundings } from './surroundings';

const POLL_MS = 5000;

/** What is pulled, and from where. */
export interface PullOptions extends EventFilter {
  /** The `checkpoint` of the last batch that you have worked on, made with the same filters; else the oldest kept. */
  readonly checkpoint?: string;
  /** Stored at that time or later. */
  readonly since?: string;
  /** How long to wait when there is nothing more. Default 5000. */
  readonly pollMs?: number;
  /** Ends the loop. */
  readonly signal?: AbortSignal;
  /** Is told whenever the gateway could not be asked and will be asked again. */
  readonly onInterruption?: (interruption: Interruption) => void;
}

/** Some events, and what to go on from once they have been worked on. */
export interface EventBatch {
  readonly events: readonly GatewayEvent[];
  readonly checkpoint: string;
}

/** A page of events, as `GET /v1/events` answers it. */
export interface EventPage {
  readonly data: readonly GatewayEvent[];
  readonly nextCursor: string | null;
  readonly checkpoint: string;
}

/** Asks for the page behind a cursor; undefined stands for the beginning. */
export type AskForEvents = (cursor: string | undefined, signal: AbortSignal) => Promise<EventPage>;

/** Pulls events for ever, and loses none: whatever breaks, it asks again with the same cursor. */
export async function* eventBatches(
  ask: AskForEvents,
  { checkpoint, pollMs = POLL_MS, signal = new AbortController().signal }: PullOptions,
  patience: Patience,
  { sleep }: Surroundings,
): AsyncGenerator<EventBatch, void, undefined> {
  let cursor = checkpoint;
  try {
    for (;;) {
      const page = await ask(cursor, signal).catch((error: unknown) => {
        if (error instanceof GatewayProblem || error instanceof GatewayUnreachable) return error;
        throw error;
      });
      if (page instanceof Error) {
        await patience.wait(page, signal);
        continue;
      }
      patience.reset();
      cursor = page.checkpoint;
      if (page.data.length > 0) yield { events: page.data, checkpoint: page.checkpoint };
      if (page.nextCursor === null) await sleep(pollMs, signal);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
