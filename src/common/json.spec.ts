import fc from 'fast-check';
import { canonicalJson, isJsonObject, parseJson } from './json';

/** JSON without an integer beyond 2^53. */
const safeJson = fc.jsonValue().filter((value) => {
  let isSafe = true;
  JSON.stringify(value, (_, member: unknown) => {
    if (Number.isInteger(member) && !Number.isSafeInteger(member)) isSafe = false;
    return member;
  });
  return isSafe;
});

describe('parsing JSON', () => {
  it.each([
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', '9007199254740993'],
    ['-9007199254740993', '-9007199254740993'],
    ['12345678901234567890', '12345678901234567890'],
    ['123456789.1234567890', '123456789.1234567890'],
    ['0.12345678901234567890', '0.12345678901234567890'],
    ['{"id":9007199254740993,"n":1.0,"e":1.5e3,"z":0}', { id: '9007199254740993', n: 1, e: 1500, z: 0 }],
    ['[[18446744073709551615]]', [['18446744073709551615']]],
    ['{"text":"12345678901234567890"}', { text: '12345678901234567890' }],
    ['{"a":1,"a":2,"id":12345678901234567890}', { a: 2, id: '12345678901234567890' }],
    ['{"a":1,"a":2}', { a: 2 }],
  ])('keeps every digit of %s', (text, value) => {
    expect(parseJson(text)).toEqual(value);
  });

  it('keeps the digits of every integer, however long', () => {
    fc.assert(
      fc.property(fc.bigInt(), (id) => {
        const { value } = parseJson(`{"value":${id}}`) as { value: unknown };
        expect(String(value)).toBe(String(id));
      }),
    );
  });

  it('reads all else as JSON.parse does, also beside a long number', () => {
    fc.assert(
      fc.property(safeJson, (value) => {
        const text = JSON.stringify(value);
        const alone = JSON.parse(text) as unknown;
        expect(parseJson(`{"value":${text},"long":12345678901234567890}`)).toEqual({
          value: alone,
          long: '12345678901234567890',
        });
        expect(parseJson(text)).toEqual(alone);
      }),
    );
  });

  it('never lets a body reach the prototype', () => {
    const parsed = parseJson('{"__proto__":{"code":0},"id":12345678901234567890}');

    expect((parsed as Record<string, unknown>).code).toBeUndefined();
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
  });

  it.each(['', '{', '{"a":}', 'NaN', '{"id":12345678901234567890', '12345678901234567890 1', '<html>'])(
    'refuses %j with a SyntaxError',
    (text) => {
      expect(() => parseJson(text)).toThrow(SyntaxError);
    },
  );
});

describe('canonical JSON', () => {
  it('is written by hand for this one', () => {
    const value = { b: [3, { y: null, x: 'é"' }], a: true, c: null, d: undefined, A: 1.5 };

    expect(canonicalJson(value)).toBe('{"A":1.5,"a":true,"b":[3,{"x":"é\\""}]}');
  });

  it('is the same whatever the order of the members', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      }),
    );
  });

  it('tells no null from no member', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (value, name) => {
        fc.pre(!Object.hasOwn(value, name) && name !== '__proto__');
        expect(canonicalJson({ ...value, [name]: null })).toBe(canonicalJson(value));
      }),
    );
  });

  it('holds the whole content: what it says can be read back', () => {
    const withoutNull = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('null'));
    fc.assert(
      fc.property(withoutNull, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('tells a list from its items in another order, and a text from a number', () => {
    expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
    expect(canonicalJson({ a: '1' })).not.toBe(canonicalJson({ a: 1 }));
    expect(canonicalJson({ a: false })).not.toBe(canonicalJson({}));
    expect(canonicalJson([null])).toBe('[null]');
    expect(canonicalJson(undefined)).toBe('null');
  });
});

describe('a JSON object', () => {
  it.each([null, [], 'text', 1, true, undefined])('is not %j', (value) => {
    expect(isJsonObject(value)).toBe(false);
  });

  it('is an object', () => {
    expect(isJsonObject({})).toBe(true);
  });
});
