import { IncomingHttpHeaders } from 'node:http';
import { isSameSecret } from '../../common/same-secret';
import { headerSignature, SignatureAlgorithm } from '../../upstream/signing/header-signature';

export type CallbackHeaders = IncomingHttpHeaders;

/**
 * Whether one of the secrets signed a calling callback: the signature of requests, over the bytes as they came. The
 * algorithm is the one of the settings; a header never chooses it. The age of `ts` is not judged: a repeated push
 * may carry the time of the first.
 * Source: NXCloud "calls webhook" (回执加签) and "API接口调用约定", section 签名算法; that the values stand in headers is
 * known from the DID SMS callback alone.
 */
export function isSignedCallback(
  headers: CallbackHeaders,
  body: Buffer,
  secrets: readonly string[],
  algorithm: SignatureAlgorithm,
): boolean {
  const [accessKey, action, bizType, timestamp, sign] = ['accesskey', 'action', 'biztype', 'ts', 'sign'].map(
    (name) => headers[name],
  );
  const parts = { accessKey, action, bizType, timestamp };
  if (!isWhole(parts) || typeof sign !== 'string') return false;
  const matches = secrets.filter((accessSecret) =>
    isSameSecret(sign.toLowerCase(), headerSignature({ ...parts, accessSecret, body, algorithm })),
  );
  return matches.length > 0;
}

function isWhole(parts: Record<string, unknown>): parts is Record<keyof typeof parts, string> & {
  accessKey: string;
  action: string;
  bizType: string;
  timestamp: string;
} {
  // No part may bring a separator of its own: parts could change places and still hash alike.
  return Object.values(parts).every((part) => typeof part === 'string' && !/[&=]/.test(part));
}
