import fc from 'fast-check';
import { isDecimal, toDecimal } from './money';

describe('an amount of money', () => {
  it.each<[string | number, string]>([
    ['1024.50', '1024.5'],
    ['1.0245E3', '1024.5'],
    ['1e-7', '0.0000001'],
    [0.0000001, '0.0000001'],
    [1e21, '1000000000000000000000'],
    ['0.0', '0'],
    ['-0.50', '-0.5'],
    ['100', '100'],
    ['007.10', '7.1'],
    ['0.1234567890123456789', '0.1234567890123456789'],
    [0.1, '0.1'],
  ])('%p is written as %s', (amount, text) => {
    expect(toDecimal(amount)).toBe(text);
  });

  it('has neither exponent nor trailing zeros, whatever it was', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (amount) => {
        const text = toDecimal(amount);
        expect(text).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
        expect(Number(text)).toBe(amount === 0 ? 0 : amount);
      }),
    );
  });

  it('keeps its value when it is written twice', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.nat(999), (whole, part) => {
        const text = toDecimal(`${whole}.${String(part).padStart(3, '0')}`);
        expect(toDecimal(text)).toBe(text);
        expect(text.split('.')[0]).toBe(String(whole));
      }),
    );
  });

  it.each(['1', '-1', '0.5', '1.0245E3', '1e-7', '000.10'])('may be %s', (text) => {
    expect(isDecimal(text)).toBe(true);
  });

  it.each(['', '.5', '5.', '1,5', '¥5', 'NaN', 'Infinity', '1e999', '0x10', ' 1', '1 ', '--1', '1e', '+1'])(
    'is not %j',
    (text) => {
      expect(isDecimal(text)).toBe(false);
    },
  );
});
