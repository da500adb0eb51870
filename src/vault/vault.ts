import { createHmac } from 'node:crypto';
import { Randomness } from '../common/randomness';
import { IV_BYTES, open, seal, SealingKey, sealingKeyId } from './sealing';

/** Keeps what must not be read in a dump of the database: seals and opens it, and makes keyed hashes to find it. */
export class Vault {
  private readonly keys: ReadonlyMap<string, Buffer>;

  constructor(
    private readonly current: SealingKey,
    others: readonly SealingKey[],
    private readonly lookupKey: Buffer,
    private readonly randomness: Randomness,
  ) {
    this.keys = new Map([current, ...others].map(({ id, key }) => [id, key]));
  }

  /** @param purpose table, column and row: a seal opens only where it was made for */
  seal(plaintext: string, purpose: string): string {
    return seal(plaintext, purpose, this.current, this.randomness.bytes(IV_BYTES));
  }

  /** @throws Error when the seal is broken or its key is not among the settings */
  open(sealed: string, purpose: string): string {
    const key = this.keys.get(sealingKeyId(sealed) ?? '');
    if (key === undefined) throw new Error('sealed under a key that the gateway does not hold');
    return open(sealed, purpose, key);
  }

  /** The id of the key that seals now. */
  get currentKeyId(): string {
    return this.current.id;
  }

  /** A keyed hash (HMAC-SHA-256): equal for equal texts, and of no use without the key. */
  lookupHash(text: string): string {
    return createHmac('sha256', this.lookupKey).update(text).digest('base64url');
  }
}
