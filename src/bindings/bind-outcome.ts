import { ProblemCode } from '../common/problems/catalogue';
import { UpstreamError } from '../upstream/upstream-error';

/** Refusals that judge the request itself, and so would have met an earlier attempt too. */
const SETTLING: readonly ProblemCode[] = ['upstream_rejected', 'number_not_found'];

/**
 * Whether a failed bind is known not to exist. When an earlier attempt may have been carried out, a refusal of
 * the repeat settles nothing unless it judges the request itself: "duplicate", "conflict" or "no number free" may
 * be the trace of the earlier attempt, and "busy" or "not authorised" speak of the repeat alone.
 */
export function bindOutcome(error: UpstreamError, isEarlierUnknown: boolean): 'refused' | 'unknown' {
  if (error.effect === 'unknown') return 'unknown';
  if (!isEarlierUnknown && !error.isEarlierUnknown) return 'refused';
  return SETTLING.includes(error.code) ? 'refused' : 'unknown';
}
