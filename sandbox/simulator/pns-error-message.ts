import { flawed } from './flawed';
import { digitsOf } from './numbers';
import type { PushManner } from './push-manner';
import type { PushMessage } from './push-message';
import type { World } from './world';

/** NXCloud's home is UTC+8. The page names no zone, but its sample's requestId, read as a snowflake, agrees. */
const ZONE_OFFSET_MS = 8 * 3_600_000;

/** What is pushed when a call comes in on a virtual number that no binding joins [PNS API Error Webhook]. */
export function pnsErrorMessage(
  { ids, clock }: World,
  { from, to }: { from: string; to: string },
  malformed: PushManner['malformed'],
): PushMessage {
  const requestParams = flawed({ caller: digitsOf(from), did: digitsOf(to) }, malformed, { missing: 'did' });
  const occurrenceTime = new Date(clock.now() + ZONE_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
  const data = { action: 'queryAXB', requestParams, occurrenceTime };
  return {
    address: 'pns/error',
    part: 'error',
    members: {
      code: 10013,
      msg: 'binding not exist',
      requestId: ids.digits19(),
      data: flawed(data, malformed, { wrong: 'requestParams' }),
    },
    encoding: 'json',
  };
}
