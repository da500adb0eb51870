import { hashSigned } from './signature';
import type { PushManner } from './push-manner';
import type { World } from './world';

/**
 * The headers of a signed push, signed like a request [calls webhook]. The pages name neither the headers nor
 * the action: they are those of the signed DID SMS push, and `calls`, the event's name.
 */
export function pushSignature(
  { options, clock }: World,
  signature: PushManner['signature'],
  body: string,
): Record<string, string> {
  if (signature === 'none') return {};
  const { accessKey, accessSecret } = options;
  const signed = { accessKey, action: 'calls', bizType: '2', ts: String(clock.now()) };
  const sign = hashSigned(signature, { ...signed, rawBody: Buffer.from(body), accessSecret });
  return { ...signed, sign };
}
