import fc from 'fast-check';
import { open, seal, sealingKeyId } from './sealing';

const KEY = { id: 'one', key: Buffer.alloc(32, 1) };
const IV = Buffer.alloc(12, 7);

describe('a seal', () => {
  it('is AES-256-GCM: iv, tag and ciphertext, as in test case 14 of the GCM specification', () => {
    const zeros = { id: 'k', key: Buffer.alloc(32) };
    const bytes = Buffer.from(
      '000000000000000000000000' + 'd0d1c8a799996bf0265b98b5d48ab919' + 'cea7403d4d606b6e074ec5d3baf39d18',
      'hex',
    );
    expect(seal('\0'.repeat(16), '', zeros, Buffer.alloc(12))).toBe(`v1.k.${bytes.toString('base64url')}`);
  });

  it('opens to the text that went in', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string(),
        fc.uint8Array({ minLength: 12, maxLength: 12 }),
        (text, purpose, iv) => {
          expect(open(seal(text, purpose, KEY, Buffer.from(iv)), purpose, KEY.key)).toBe(text);
        },
      ),
    );
  });

  it('does not open when a single bit of it is another', () => {
    const sealed = seal('+85254987987', 'bindings.parties:bnd_1', KEY, IV);
    const bytes = Buffer.from(sealed.slice('v1.one.'.length), 'base64url');
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        const changed = Buffer.from(bytes);
        const place = Math.floor(bit / 8);
        changed.writeUInt8(changed.readUInt8(place) ^ (1 << (bit % 8)), place);
        const text = `v1.one.${changed.toString('base64url')}`;
        expect(() => open(text, 'bindings.parties:bnd_1', KEY.key)).toThrow();
      }),
    );
  });

  it('does not open when its end is cut off', () => {
    const sealed = seal('a text', 'purpose', KEY, IV);
    fc.assert(
      fc.property(fc.integer({ min: 2, max: sealed.length - 'v1.one.'.length }), (missing) => {
        expect(() => open(sealed.slice(0, -missing), 'purpose', KEY.key)).toThrow();
      }),
    );
  });

  it('does not open for another purpose', () => {
    const sealed = seal('a text', 'bindings.parties:bnd_1', KEY, IV);
    expect(() => open(sealed, 'bindings.parties:bnd_2', KEY.key)).toThrow();
  });

  it('does not open with another key', () => {
    const sealed = seal('a text', 'purpose', KEY, IV);
    expect(() => open(sealed, 'purpose', Buffer.alloc(32, 2))).toThrow();
  });

  it.each([
    ['v1.one.AAAA', 'one'],
    ['v1.2026-09_a.AAAA', '2026-09_a'],
    ['v2.one.AAAA', null],
    ['v1.one.', null],
    ['+85254987987', null],
    ['', null],
  ])('%j names the key %j', (sealed, id) => {
    expect(sealingKeyId(sealed)).toBe(id);
  });
});
