/** A number of the pns pool: it may serve as X or as Y. */
export interface VirtualNumber {
  number: string;
  /** ISO 3166-1 alpha-2, what `iso2X` and `iso2Y` choose by. */
  iso2: string;
}

export function defaultPnsNumbers(): VirtualNumber[] {
  return [...series('85291000001', 20, 'HK'), ...series('6531000001', 10, 'SG')];
}

export function defaultInterlineNumbers(): string[] {
  return series('17000000001', 10, 'CN').map(({ number }) => number);
}

function series(first: string, count: number, iso2: string): VirtualNumber[] {
  return Array.from({ length: count }, (_, index) => ({ number: String(Number(first) + index), iso2 }));
}

export function digitsOf(number: string): string {
  return number.replace(/^\+/, '');
}

/** Country codes of one and two digits (ITU E.164); every other assigned one has three. */
const SHORT_CODES = new Set(
  (
    '1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 ' +
    '60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'
  ).split(' '),
);
const LONG_CODES = /^(2[1-69]|3[578]|42|5[09]|6[7-9]|8[0578]|9[679])\d/;

/** The country code a number of digits begins with; undefined when it has none. */
export function countryCodeOf(number: string): string | undefined {
  if (!/^[1-9]\d{6,14}$/.test(number)) return undefined;
  const short = [number.slice(0, 1), number.slice(0, 2)].find((code) => SHORT_CODES.has(code));
  return short ?? LONG_CODES.exec(number)?.[0];
}
