import { lines, plain, table, time } from './text';

describe('text for people', () => {
  it('stands in columns, also with letters that are two places wide', () => {
    expect(
      table(
        ['ID', 'NAME', 'N'],
        [
          ['a', '牛信云', 1],
          ['longer', 'x', null],
        ],
      ),
    ).toBe(['ID      NAME    N', 'a       牛信云  1', 'longer  x       -'].join('\n'));
  });

  it('stands beside its name', () => {
    expect(
      lines([
        ['id', 'cli_1'],
        ['external id', null],
      ]),
    ).toBe('id           cli_1\nexternal id  -');
  });

  it('cannot move the cursor, colour the terminal or turn a line around, whoever wrote it', () => {
    expect(plain('a\u001b[31mred\nline\u009b2Jtwo\u202etxt.exe')).toBe('a�[31mred�line�2Jtwo�txt.exe');
  });

  it('gives times that can be typed again', () => {
    expect([time('2026-11-22T13:05:04.123Z'), time(null)]).toEqual(['2026-11-22T13:05:04Z', '-']);
  });
});
