import fc from 'fast-check';
import { HEADER_SIGNATURE_VECTORS } from '../../../test/vectors/header-signature.vectors';
import { headerSignature, SignatureInput } from './header-signature';

const input: fc.Arbitrary<SignatureInput> = fc.record({
  accessKey: fc.string(),
  accessSecret: fc.string(),
  action: fc.string(),
  bizType: fc.string(),
  timestamp: fc.nat().map(String),
  body: fc.option(fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed())),
  algorithm: fc.constantFrom('md5', 'sha256'),
});

describe('the signature of calling and pns', () => {
  it.each(HEADER_SIGNATURE_VECTORS)('is the MD5 that NXCloud expects of $title', ({ md5, ...rest }) => {
    expect(headerSignature({ ...rest, algorithm: 'md5' })).toBe(md5);
  });

  it.each(HEADER_SIGNATURE_VECTORS)(
    'is the SHA-256 that NXCloud expects of $title',
    ({ sha256, ...rest }) => {
      expect(headerSignature({ ...rest, algorithm: 'sha256' })).toBe(sha256);
    },
  );

  it('is 32 lower-case hexadecimal characters with MD5 and 64 with SHA-256, whatever is signed', () => {
    fc.assert(
      fc.property(input, (request) => {
        const lengths = { md5: 32, sha256: 64 };
        const signature = headerSignature(request);
        expect(signature).toMatch(/^[0-9a-f]+$/);
        expect(signature).toHaveLength(lengths[request.algorithm]);
      }),
    );
  });

  it('changes with every change of the body', () => {
    fc.assert(
      fc.property(input, fc.string({ minLength: 1 }), (request, more) => {
        const before = typeof request.body === 'string' ? request.body : '';
        const changed = { ...request, body: `${before}${more}` };
        expect(headerSignature(changed)).not.toBe(headerSignature(request));
      }),
    );
  });

  it('changes with the time, so that no attempt can be replayed as another', () => {
    fc.assert(
      fc.property(input, (request) => {
        const later = { ...request, timestamp: String(Number(request.timestamp) + 1) };
        expect(headerSignature(later)).not.toBe(headerSignature(request));
      }),
    );
  });

  it('depends on nothing but its argument, and leaves that alone', () => {
    fc.assert(
      fc.property(input, (request) => {
        const frozen = Object.freeze({ ...request });
        expect(headerSignature(frozen)).toBe(headerSignature({ ...request }));
        expect(frozen).toEqual(request);
      }),
    );
  });
});
