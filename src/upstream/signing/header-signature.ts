import { createHash, hash } from 'node:crypto';

export type SignatureAlgorithm = 'md5' | 'sha256';

/** What calling and pns sign. */
export interface SignatureInput {
  readonly accessKey: string;
  readonly accessSecret: string;
  /** The `action` header, such as `mt` or `bindXYB`. */
  readonly action: string;
  /** The `bizType` header: `2` calling, `5` pns. */
  readonly bizType: string;
  /** Milliseconds since the epoch, as sent in the `ts` header. */
  readonly timestamp: string;
  /** The exact text of the body, or its bytes; null or empty when there is none. */
  readonly body: string | Uint8Array | null;
  readonly algorithm: SignatureAlgorithm;
}

/**
 * The `sign` header of calling and pns: the lower-case hexadecimal hash of
 * `accessKey=…&action=…&bizType=…&ts=…[&body=…]&accessSecret=…` in UTF-8.
 *
 * Only an absent or empty body drops `&body=`; `{}` is a body. The `algorithm` header is not signed.
 * Source: NXCloud "API接口调用约定", section 签名算法.
 */
export function headerSignature(input: SignatureInput): string {
  const { accessKey, accessSecret, action, bizType, timestamp, body, algorithm } = input;
  const before = `accessKey=${accessKey}&action=${action}&bizType=${bizType}&ts=${timestamp}`;
  const after = `&accessSecret=${accessSecret}`;
  if (body === null || body.length === 0) return hash(algorithm, before + after);
  if (typeof body === 'string') return hash(algorithm, `${before}&body=${body}${after}`);
  return createHash(algorithm).update(`${before}&body=`).update(body).update(after).digest('hex');
}
