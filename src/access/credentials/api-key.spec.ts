import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { Randomness } from '../../common/randomness';
import { generateApiKey, hashToken, matchesHash, parseApiKey } from './api-key';

/** Counts 0, 1, 2, … from the start of every draw. */
class CountingRandomness extends Randomness {
  override bytes(count: number): Buffer {
    return Buffer.from(Array.from({ length: count }, (_, index) => index));
  }
}

/** The same bytes for the same seed. */
class SeededRandomness extends Randomness {
  private draws = 0;

  constructor(private readonly seed: number) {
    super();
  }
  override bytes(count: number): Buffer {
    this.draws += 1;
    return createHash('sha512').update(`${this.seed}:${this.draws}`).digest().subarray(0, count);
  }
}

const anyMode = fc.constantFrom('live' as const, 'test' as const);
const anyKey = fc
  .record({ mode: anyMode, seed: fc.nat() })
  .map(({ mode, seed }) => ({ mode, ...generateApiKey(mode, new SeededRandomness(seed)) }));
const printable = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code));

// Checksums by Python: zlib.crc32 of all before the last underscore, written in base 62.
const TEST_KEY = 'nxg_test_01234567_0123456789ABCDEFGHIJKLMNOPQRSTUV_0trQvQ';
const LIVE_KEY = 'nxg_live_a1B2c3D4_QXWJ5A7B0CDk9GZ4T6S3M8V2qxwj5a7b_3gihxp';

describe('API keys', () => {
  it('are a mode, a public id, a secret, and the CRC-32 of these in base 62', () => {
    expect(generateApiKey('test', new CountingRandomness())).toEqual({ key: TEST_KEY, publicId: '01234567' });
    expect(parseApiKey(TEST_KEY)).toEqual({ mode: 'test', publicId: '01234567' });
    expect(parseApiKey(LIVE_KEY)).toEqual({ mode: 'live', publicId: 'a1B2c3D4' });
  });

  it('are read back as they were drawn, whatever the randomness', () => {
    fc.assert(
      fc.property(anyKey, ({ key, mode, publicId }) => {
        expect(key).toMatch(/^nxg_(live|test)_[0-9A-Za-z]{8}_[0-9A-Za-z]{32}_[0-9A-Za-z]{6}$/);
        expect(parseApiKey(key)).toEqual({ mode, publicId });
      }),
    );
  });

  it('are refused with any single character changed', () => {
    fc.assert(
      fc.property(anyKey, fc.nat({ max: 56 }), printable, ({ key }, position, character) => {
        fc.pre(key.charAt(position) !== character);
        const changed = key.slice(0, position) + character + key.slice(position + 1);
        expect(parseApiKey(changed)).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  it('are refused with two neighbours exchanged', () => {
    fc.assert(
      fc.property(anyKey, fc.nat({ max: 55 }), ({ key }, position) => {
        const [one, other] = [key.charAt(position), key.charAt(position + 1)];
        fc.pre(one !== other);
        const exchanged = key.slice(0, position) + other + one + key.slice(position + 2);
        expect(parseApiKey(exchanged)).toBeNull();
      }),
    );
  });

  it('are refused when cut anywhere, or with anything before or behind', () => {
    fc.assert(
      fc.property(anyKey, fc.nat({ max: 56 }), printable, ({ key }, length, extra) => {
        expect(parseApiKey(key.slice(0, length))).toBeNull();
        expect(parseApiKey(key + extra)).toBeNull();
        expect(parseApiKey(extra + key)).toBeNull();
      }),
    );
  });

  it.each([
    ['the other mode under the same checksum', TEST_KEY.replace('test', 'live')],
    ['an unknown mode', TEST_KEY.replace('test', 'beta')],
    ['capitals in the prefix', TEST_KEY.replace('nxg', 'NXG')],
    ['a line break behind it', `${TEST_KEY}\n`],
    ['another prefix', TEST_KEY.replace('nxg', 'sk')],
    ['nothing', ''],
  ])('are refused with %s', (_, text) => {
    expect(parseApiKey(text)).toBeNull();
  });

  it('are drawn from 62 characters with equal chances', () => {
    const allBytes = new (class extends Randomness {
      override bytes(): Buffer {
        return Buffer.from(Array.from({ length: 256 }, (_, index) => 255 - index));
      }
    })();
    // 255 to 248 would give the first eight characters an edge; 247 is the last of 62 × 4.
    expect(generateApiKey('test', allBytes).publicId).toBe('zyxwvuts');
  });

  it('are stored as their SHA-256 and recognised by it alone', () => {
    // printf %s abc | sha256sum
    const hash = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(hashToken('abc')).toBe(hash);
    expect(matchesHash('abc', hash)).toBe(true);
    expect(matchesHash('abd', hash)).toBe(false);
  });
});
