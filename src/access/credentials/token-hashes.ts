import { hashToken, sameHash } from './api-key';

/** Knows some tokens by their hashes; the tokens may be others tomorrow. */
export class TokenHashes {
  private tokens: readonly string[] = [];
  private hashes: readonly string[] = [];

  /** @param current answers the tokens that count now: the same list until they change */
  constructor(private readonly current: () => readonly string[]) {}

  /** Whether one of the tokens has this hash. Every one is compared, so that the time tells nothing. */
  include(hash: string): boolean {
    const tokens = this.current();
    if (tokens !== this.tokens) {
      this.tokens = tokens;
      this.hashes = tokens.map(hashToken);
    }
    return this.hashes.filter((known) => sameHash(hash, known)).length > 0;
  }
}
