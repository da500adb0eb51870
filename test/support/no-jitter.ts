import { Randomness } from '../../src/common/randomness';

/** Repeats follow at once: the jitter is always at its shortest. */
export class NoJitter extends Randomness {
  override fraction(): number {
    return 0;
  }
}
