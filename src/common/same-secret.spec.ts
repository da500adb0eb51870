import fc from 'fast-check';
import { isSameSecret } from './same-secret';

const LENGTH = 100_000;
const ROUNDS = 400;

/** As flat in memory as what came over a socket, and never the same string twice. */
function flat(text: string): string {
  return Buffer.from(text).toString('latin1');
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}

function nanosecondsOf(compare: () => boolean): number {
  const begun = process.hrtime.bigint();
  const isSame = compare();
  const ended = process.hrtime.bigint();
  expect(isSame).toBe(false);
  return Number(ended - begun);
}

describe('comparing secrets', () => {
  it('says what === says, whatever the texts and their lengths', () => {
    const text = fc.string({ unit: 'binary', maxLength: 70 });
    const pair = fc.oneof(
      fc.tuple(text, text),
      text.map((same): [string, string] => [same, same]),
      fc.tuple(text, text).map(([one, more]): [string, string] => [one, one + more]),
    );
    fc.assert(fc.property(pair, ([one, other]) => isSameSecret(one, other) === (one === other)));
  });

  it.each([
    ['', '', true],
    ['secret', 'secret', true],
    ['secret', 'secre', false],
    ['secret', 'Secret', false],
    ['secret', '', false],
    ['\u0100', '\u0000', false],
  ])('%j and %j: %j', (one, other, expected) => {
    expect(isSameSecret(one, other)).toBe(expected);
  });

  it('takes no longer when the last character is wrong than when the first one is', () => {
    const secret = flat('x'.repeat(LENGTH));
    const wrong = { first: flat(`y${secret.slice(1)}`), last: flat(`${secret.slice(1)}y`) };
    const times: Record<keyof typeof wrong, number[]> = { first: [], last: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const place of ['first', 'last'] as const) {
        times[place].push(nanosecondsOf(() => isSameSecret(wrong[place], secret)));
      }
    }
    // `===` takes ten times as long there, and a loop that stops at the first difference some hundred times.
    expect(median(times.last) / median(times.first)).toBeLessThan(2);
  });
});
