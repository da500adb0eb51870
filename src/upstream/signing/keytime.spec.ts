import fc from 'fast-check';
import { KEYTIME_VECTORS } from '../../../test/vectors/keytime.vectors';
import { keytimeAuthorization, keytimeSignature } from './keytime';

const time = fc.nat().map(String);

describe('the signature of interline', () => {
  it.each(KEYTIME_VECTORS)(
    'is characters 24 to 39 of the hash of key and time ($timestamp)',
    ({ authKey, timestamp, hash, signature }) => {
      expect(keytimeSignature(authKey, timestamp)).toBe(signature);
      expect(hash.indexOf(signature)).toBe(24);
    },
  );

  it.each(KEYTIME_VECTORS)('travels as $authorization', ({ authorization, ...input }) => {
    expect(keytimeAuthorization(input)).toBe(authorization);
  });

  it('is 16 lower-case hexadecimal characters, whatever the key', () => {
    fc.assert(
      fc.property(fc.string(), time, (authKey, timestamp) => {
        expect(keytimeSignature(authKey, timestamp)).toMatch(/^[0-9a-f]{16}$/);
      }),
    );
  });

  it('changes with the time and with the key', () => {
    fc.assert(
      fc.property(fc.string(), time, (authKey, timestamp) => {
        const signature = keytimeSignature(authKey, timestamp);
        expect(keytimeSignature(authKey, `${timestamp}1`)).not.toBe(signature);
        expect(keytimeSignature(`x${authKey}`, timestamp)).not.toBe(signature);
      }),
    );
  });

  it('depends on nothing but its arguments', () => {
    fc.assert(
      fc.property(fc.string(), time, (authKey, timestamp) => {
        expect(keytimeSignature(authKey, timestamp)).toBe(keytimeSignature(authKey, timestamp));
      }),
    );
  });
});
