import { createHash, timingSafeEqual } from 'node:crypto';
import { Refusal } from './refusal';
import type { SignatureAlgorithm } from './simulator-options';

/** [API调用约定]: NXCloud lets `ts` differ from its own clock by 60 seconds. */
export const SIGNATURE_WINDOW_MS = 60_000;

const REQUIRED_HEADERS = ['accesskey', 'ts', 'biztype', 'action', 'sign'] as const;

export interface SignedRequest {
  /** Lower-case names, as node:http gives them. */
  headers: Readonly<Record<string, string | undefined>>;
  /** The bytes as received: whitespace and key order count. */
  rawBody: Buffer;
}

export interface SignatureRules {
  accessKey: string;
  accessSecret: string;
  bizType: string;
  action: string;
  algorithms: readonly SignatureAlgorithm[];
  now: number;
}

/** Lets a signed request pass, or refuses it with 1001 to 1005 [API调用约定]. */
export function verifySignature(request: SignedRequest, rules: SignatureRules): void {
  const { headers } = request;
  const missing = REQUIRED_HEADERS.find((name) => (headers[name] ?? '') === '');
  if (missing !== undefined) throw new Refusal(1001, `Authentication failed: header ${missing} is missing`);
  if (headers.accesskey !== rules.accessKey) {
    throw new Refusal(1005, 'Authentication failed: accessKey is unknown or has no right to this business');
  }
  if (!isWithin(headers.ts, rules.now, SIGNATURE_WINDOW_MS)) {
    throw new Refusal(1004, 'Authentication failed: ts is more than 60 seconds away');
  }
  if (headers['content-type'] !== 'application/json') {
    throw new Refusal(1003, 'Authentication failed: Content-Type must be application/json');
  }
  if (!equals(headers.sign, expectedSign(request, rules))) {
    throw new Refusal(1003, 'Authentication failed: sign is wrong');
  }
  if (headers.biztype !== rules.bizType || headers.action !== rules.action) {
    throw new Refusal(1002, `bizType must be ${rules.bizType} and action must be ${rules.action}`);
  }
}

/** A hash that is not accepted is read as md5, which is what a server older than the `algorithm` header would do. */
function expectedSign({ headers, rawBody }: SignedRequest, rules: SignatureRules): string {
  const wanted = headers.algorithm ?? 'md5';
  if (wanted !== 'md5' && wanted !== 'sha256') throw new Refusal(1002, 'algorithm must be md5 or sha256');
  return hashSigned(rules.algorithms.includes(wanted) ? wanted : 'md5', {
    accessKey: headers.accesskey ?? '',
    action: headers.action ?? '',
    bizType: headers.biztype ?? '',
    ts: headers.ts ?? '',
    rawBody,
    accessSecret: rules.accessSecret,
  });
}

export interface SignedParts {
  accessKey: string;
  action: string;
  bizType: string;
  ts: string;
  rawBody: Buffer;
  accessSecret: string;
}

/**
 * `accessKey=A&action=B&bizType=C&ts=T` + `&body=…` when there is one + `&accessSecret=S`, hashed, lower hex.
 * The `algorithm` header is no part of it [API调用约定].
 */
export function hashSigned(algorithm: SignatureAlgorithm, parts: SignedParts): string {
  const { accessKey, action, bizType, ts, rawBody, accessSecret } = parts;
  const hash = createHash(algorithm);
  hash.update(`accessKey=${accessKey}&action=${action}&bizType=${bizType}&ts=${ts}`);
  if (rawBody.length > 0) hash.update('&body=').update(rawBody);
  return hash.update(`&accessSecret=${accessSecret}`).digest('hex');
}

export function isWithin(ts: string | undefined, now: number, windowMs: number): boolean {
  return ts !== undefined && /^\d{13}$/.test(ts) && Math.abs(now - Number(ts)) <= windowMs;
}

export function equals(given: string | undefined, expected: string): boolean {
  const left = Buffer.from(given ?? '');
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}
