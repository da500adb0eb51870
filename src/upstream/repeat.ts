import { Repeat } from './operation';
import { AttemptFailure } from './upstream-error';

const BASE_DELAY_MS = 100;
const MAX_DELAY_MS = 2000;
/** With less time than this an attempt is not begun: it would only leave its outcome in doubt. */
export const MIN_ATTEMPT_MS = 10;

export interface RepeatQuestion {
  readonly failure: AttemptFailure;
  readonly repeat: Repeat;
  /** How many repeats there have been. */
  readonly repeats: number;
  readonly maxRepeats: number;
  /** What is left of the total time-out. */
  readonly remainingMs: number;
  /** From 0 up to and without 1. */
  readonly random: number;
}

/**
 * Whether to send the request again, and after how many milliseconds; null for no.
 *
 * A request of which nothing was sent may always be repeated. One that may have been carried out is repeated
 * only where a second one has no second effect. A refusal is repeated only when it is of the passing kind.
 */
export function delayBeforeRepeat(question: RepeatQuestion): number | null {
  const { failure, repeat, repeats, maxRepeats, remainingMs, random } = question;
  if (repeats >= maxRepeats) return null;
  const mayRepeat = failure.effect === 'unsent' || repeat !== 'once';
  const mayHelp = failure.transient === 'always' || (failure.transient === 'reads' && repeat === 'read');
  if (!mayRepeat || !mayHelp) return null;
  const jittered = random * Math.min(MAX_DELAY_MS, BASE_DELAY_MS * 2 ** repeats);
  const delayMs = Math.max(jittered, (failure.retryAfterSeconds ?? 0) * 1000);
  return delayMs + MIN_ATTEMPT_MS <= remainingMs ? delayMs : null;
}
