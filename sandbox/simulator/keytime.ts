import { createHash } from 'node:crypto';
import { Refusal } from './refusal';
import { equals, isWithin } from './signature';

/** [interline V1.0 §2.1]: a timestamp within three minutes. */
export const KEYTIME_WINDOW_MS = 180_000;

export interface KeytimeRules {
  developerId: string;
  authKey: string;
  now: number;
}

/** `Keytime <devid>,<ts>,<sha256(authKey + ts).substring(24, 40)>`, or HTTP 401 [interline V1.0 §2.1]. */
export function verifyKeytime(authorization: string | undefined, rules: KeytimeRules): void {
  const [, developerId, ts, sign] = /^Keytime ([^,]*),([^,]*),([^,]*)$/.exec(authorization ?? '') ?? [];
  if (developerId === undefined || ts === undefined)
    throw unauthorized('the Keytime header is missing or malformed');
  if (developerId !== rules.developerId) throw unauthorized('the developer is unknown');
  if (!isWithin(ts, rules.now, KEYTIME_WINDOW_MS))
    throw unauthorized('the timestamp is more than 3 minutes away');
  const expected = createHash('sha256')
    .update(rules.authKey + ts)
    .digest('hex')
    .substring(24, 40);
  if (!equals(sign, expected)) throw unauthorized('the signature is wrong');
}

function unauthorized(why: string): Refusal {
  return new Refusal(1101, `authentication failed: ${why}`, 401);
}
