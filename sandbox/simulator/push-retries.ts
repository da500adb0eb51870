import type { PushAddress } from './push';

const ONE_MINUTE_MS = 60_000;
const FIVE_MINUTES_MS = 300_000;

/** For products whose pages say nothing of repeats: a guess, of the kind that the other pages show. */
const UNDOCUMENTED = waits(3, ONE_MINUTE_MS);

/** How long before each repeat of a push that was not answered with 200; after the last one it is given up. */
export const RETRY_WAITS_MS: Record<PushAddress, readonly number[]> = {
  // PNS API webhook, 2024-09-27; older revisions and the English page say a minute, sixty times.
  'pns/call': waits(2, FIVE_MINUTES_MS),
  // PNS API Error Webhook: every minute for sixty minutes.
  'pns/error': waits(60, ONE_MINUTE_MS),
  'interline/cdr': UNDOCUMENTED,
  'interline/call-start': UNDOCUMENTED,
  calling: UNDOCUMENTED,
};

function waits(count: number, ms: number): readonly number[] {
  return Array.from({ length: count }, () => ms);
}
