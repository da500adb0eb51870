import fc from 'fast-check';
import { describeError, publicName, redact } from './redaction';

describe('a redacted text', () => {
  it.each([
    ['no route to 85264654798', 'no route to [number]'],
    ['bad (+852)64654798!', 'bad (+[number]!'],
    ['code 1003 of 4 digits stays', 'code 1003 of 4 digits stays'],
    ['Bearer abc.def-ghi refused', '[credential] refused'],
    ['Authorization: Keytime 10000000,1655710885431,9193c7ae', 'Authorization: [credential]'],
    ['key nxg_live_abcd1234_Zm9vYmFy_x1y2z3 expired', 'key [credential] expired'],
    ['whsec_bm90LWEtc2VjcmV0+/= rotated', '[credential] rotated'],
    ['token eyJhbGciOi.eyJzdWIi.c2ln-_', 'token [credential]'],
  ])('of %j is %j', (text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });

  it('never holds five digits in a row', () => {
    fc.assert(
      fc.property(fc.string(), fc.stringMatching(/^\d{5,30}$/), fc.string(), (before, number, after) => {
        expect(redact(`${before}${number}${after}`)).not.toMatch(/\d{5}/);
      }),
    );
  });

  it('is left alone when it is redacted again', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(redact(redact(text))).toBe(redact(text));
      }),
    );
  });
});

describe('the name of an unknown field', () => {
  it.each([
    ['phoneC', 'phoneC'],
    ['a1b2c3d4', 'a1b2c3d4'],
    ['85264654798', '[number]'],
    ['8526-4654-798', '[number]'],
    ['p8h5o2n6e4', '[number]'],
    ['٨٥٢٦٤', '[number]'],
  ])('%s is repeated as %s', (name, shown) => {
    expect(publicName(name)).toBe(shown);
  });
});

describe('what a log says of an error', () => {
  it('is its name, its redacted message and where it came from, and of its cause the same', () => {
    const cause = new TypeError('row 85264654798 exists');
    const described = describeError(new Error('insert of +85264654798 failed', { cause }));

    expect(described).toMatchObject({
      name: 'Error',
      message: 'insert of +[number] failed',
      cause: { name: 'TypeError', message: 'row [number] exists' },
    });
    expect(JSON.stringify(described)).not.toContain('85264654798');
  });

  it('does not repeat the message with the stack, over all its lines', () => {
    const described = describeError(new Error('first\n85264654798\n    at nxg_live_secret (85264654798)'));

    expect(JSON.stringify(described)).not.toMatch(/85264654798|nxg_live/);
  });

  it('holds no other member of the error', () => {
    const error = Object.assign(new Error('no'), { config: { headers: { authorization: 'Bearer canary' } } });

    expect(JSON.stringify(describeError(error))).not.toContain('canary');
  });

  it('is only the type of what is no error', () => {
    expect(describeError('85264654798')).toEqual({ name: 'string' });
    expect(describeError(null)).toEqual({ name: 'object' });
  });

  it('is short', () => {
    expect(describeError(new Error('x'.repeat(10_000))).message).toHaveLength(500);
  });
});
