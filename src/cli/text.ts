import { styleText } from 'node:util';

/** What would move the cursor, ring, or turn text around: others wrote some of what is shown. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;
/** Letters that take two places on a terminal. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu;
const NOTHING = '-';

export type Cell = string | number | null;

/** One value on one line. */
export function plain(value: Cell): string {
  if (value === null || value === '') return NOTHING;
  return String(value).replace(CONTROL, '\ufffd');
}

/** A time of the API without its milliseconds. It can be typed as it is shown. */
export function time(value: string | null): string {
  return value === null ? NOTHING : value.replace(/\.\d+Z$/, 'Z');
}

export function list(values: readonly string[]): string {
  return values.length === 0 ? NOTHING : values.join(' ');
}

/** Rows under their titles, each column as wide as its widest value. */
export function table(titles: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [titles, ...rows.map((row) => row.map(plain))];
  const widths = titles.map((_, column) => Math.max(...lines.map((line) => width(line[column] ?? ''))));
  return lines
    .map((line) =>
      line
        .map((text, column) => text + ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(text))))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Names and values, a line each. */
export function lines(pairs: readonly (readonly [name: string, value: Cell])[]): string {
  const widest = Math.max(...pairs.map(([name]) => width(name)));
  return pairs.map(([name, value]) => `${name.padEnd(widest)}  ${plain(value)}`).join('\n');
}

/** Parts with an empty line between them. */
export function parts(...texts: readonly (string | null)[]): string {
  return texts.filter((text) => text !== null && text !== '').join('\n\n');
}

export function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

/** Colour where there is a terminal that has some and nobody set NO_COLOR. */
export function styled(style: 'bold' | 'green' | 'yellow' | 'red', text: string): string {
  return process.stdout.isTTY && process.stdout.hasColors() ? styleText(style, text) : text;
}

function width(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}
