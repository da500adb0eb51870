import { ProblemCode } from '../common/problems/catalogue';
import { UpstreamError } from '../upstream/upstream-error';
import { Intent } from './binding';

/** Refusals that judge the request itself, and so would have met an earlier attempt of the same request too. */
const SETTLING: readonly ProblemCode[] = ['upstream_rejected', 'number_not_found'];

/** What a failed bind leaves behind. */
export type FailedOutcome = 'refused' | 'refused-now' | 'unknown';

/**
 * What a failed bind leaves behind: `refused`, it is known not to exist; `unknown`, nobody knows; `refused-now`,
 * this request is refused, and what an earlier and different one did is still unknown.
 *
 * When an earlier attempt may have been carried out, a refusal settles nothing unless it judges the request
 * itself: "duplicate", "conflict" or "no number free" may be the trace of that attempt, and "busy" or "not
 * authorised" speak of the repeat alone.
 */
export function bindOutcome(
  error: UpstreamError,
  { isEarlierUnknown, isRepeat }: Pick<Intent, 'isEarlierUnknown' | 'isRepeat'>,
): FailedOutcome {
  if (error.effect === 'unknown') return 'unknown';
  if (!isEarlierUnknown && !error.isEarlierUnknown) return 'refused';
  if (!SETTLING.includes(error.code)) return 'unknown';
  return isEarlierUnknown && isRepeat ? 'refused-now' : 'refused';
}
