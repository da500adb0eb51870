/** What people put between the digits of a number. */
const BETWEEN = '[\\s().-]{0,2}';
/** Ids of WhatsApp calls hold the number of the person in base 64. */
const BASE64 = /[A-Za-z0-9+/_-]{12,}/g;
/** What stands before an id may look like base 64 too. */
const OFFSETS = [0, 1, 2, 3];

/**
 * Finds people's numbers in texts of any kind: their digits with what people put between them, with or without zeros
 * before them, as a number of its own; also within base 64. Each spelling of a number (with and without its country
 * code) is a number to this.
 */
export class NumberFinder {
  private readonly pattern: RegExp;

  /** @param numbers their digits, with or without a leading + */
  constructor(numbers: readonly string[]) {
    const spelled = numbers.map((number) => [...number.replace(/\D/g, '')].join(BETWEEN));
    this.pattern = new RegExp(`(?<!\\d)0*(?:${spelled.join('|')})(?!\\d)`);
  }

  isIn(text: string): boolean {
    const plain = text.normalize('NFKC');
    if (this.pattern.test(plain)) return true;
    return [...plain.matchAll(BASE64)].some(([word]) =>
      OFFSETS.some((offset) => this.isEncoded(word.slice(offset))),
    );
  }

  private isEncoded(word: string): boolean {
    return this.pattern.test(Buffer.from(word, 'base64').toString('latin1'));
  }
}
