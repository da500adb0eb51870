import Big from 'big.js';

/** Whether the text is a number that `toDecimal` can write. */
export function isDecimal(text: string): boolean {
  return /^-?\d{1,40}(\.\d{1,40})?([eE][+-]?\d{1,2})?$/.test(text);
}

/** A decimal string without exponent and without trailing zeros. */
export function toDecimal(amount: string | number): string {
  return new Big(amount).toFixed();
}
