import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';

/** Asking the system costs the same for one byte as for thousands. */
const POOL_BYTES = 8192;

/** Randomness, as an argument: tests may fix it. */
@Injectable()
export class Randomness {
  private pool = Buffer.alloc(0);
  private used = 0;

  /** Bytes that nobody has seen, each given out once. */
  bytes(count: number): Buffer {
    if (count > POOL_BYTES) return randomBytes(count);
    if (this.used + count > this.pool.length) {
      this.pool = randomBytes(POOL_BYTES);
      this.used = 0;
    }
    const drawn = this.pool.subarray(this.used, this.used + count);
    this.used += count;
    return drawn;
  }

  /** A number from 0 up to and without 1, for jitter. */
  fraction(): number {
    return this.bytes(4).readUInt32BE() / 2 ** 32;
  }

  /** 128 random bits as 32 hexadecimal characters. */
  identifier(): string {
    return this.bytes(16).toString('hex');
  }
}
