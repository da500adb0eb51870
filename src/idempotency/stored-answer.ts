import { Answer } from '../common/answer';
import { ProblemError, ProblemMembers } from '../common/problems/problem-error';

/** A final outcome, as it is kept for repeats. */
type StoredAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body: unknown;
      readonly location: string | null;
    }
  | { readonly kind: 'rejected'; readonly members: ProblemMembers };

export function storeAnswer({ status, body, location }: Answer<unknown>): string {
  return JSON.stringify({ kind: 'answer', status, body, location } satisfies StoredAnswer);
}

export function storeRejection({ members }: ProblemError): string {
  return JSON.stringify({ kind: 'rejected', members } satisfies StoredAnswer);
}

/**
 * Gives the stored outcome again.
 * @throws ProblemError `upstream_rejected` when that was the outcome
 */
export function replay<T>(stored: string): Answer<T> {
  const outcome = JSON.parse(stored) as StoredAnswer;
  if (outcome.kind === 'rejected') throw new ProblemError('upstream_rejected', outcome.members);
  return new Answer(outcome.status, outcome.body as T, outcome.location);
}
