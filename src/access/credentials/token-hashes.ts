import { isSameSecret } from '../../common/same-secret';
import { hashToken } from './api-key';

/** Knows some tokens by their hashes; the tokens may be others tomorrow. */
export class TokenHashes {
  private hashed: readonly string[] = [];
  private hashes: readonly string[] = [];

  /** @param current answers the tokens that count now: the same list until they change */
  constructor(private readonly current: () => readonly string[]) {}

  /** Whether one of the tokens has this hash. Every one is compared, so that the time tells nothing. */
  include(hash: string): boolean {
    const current = this.current();
    if (current !== this.hashed) {
      this.hashed = current;
      this.hashes = current.map(hashToken);
    }
    return this.hashes.filter((known) => isSameSecret(hash, known)).length > 0;
  }
}
