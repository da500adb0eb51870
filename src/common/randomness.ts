import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';

/** Randomness, as an argument: tests may fix it. */
@Injectable()
export class Randomness {
  bytes(count: number): Buffer {
    return randomBytes(count);
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
