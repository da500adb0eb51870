import { createHash } from 'node:crypto';

/** What interline signs: the key and the time, nothing of the request. */
export interface KeytimeInput {
  readonly developerId: string;
  readonly authKey: string;
  /** Milliseconds since the epoch. */
  readonly timestamp: string;
}

/**
 * The signature of the Keytime scheme: characters 24 to 39 of the lower-case hexadecimal SHA-256 of key and time.
 * Source: interline interface V1.0, section 2.1.
 */
export function keytimeSignature(authKey: string, timestamp: string): string {
  return createHash('sha256').update(`${authKey}${timestamp}`, 'utf8').digest('hex').slice(24, 40);
}

/** The `Authorization` header: `Keytime <developer id>,<time>,<signature>`. */
export function keytimeAuthorization({ developerId, authKey, timestamp }: KeytimeInput): string {
  return `Keytime ${developerId},${timestamp},${keytimeSignature(authKey, timestamp)}`;
}
