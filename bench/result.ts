/** What a measure found: a table, and what is to be held of it. */
export interface Result {
  readonly title: string;
  /** How it was measured, in a sentence or two. */
  readonly method: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly goals: readonly Goal[];
}

export interface Goal {
  readonly text: string;
  readonly value: number;
  readonly unit: string;
  readonly isMet: boolean;
}

export function atLeast(text: string, value: number, bound: number, unit = ''): Goal {
  return { text: `${text}: at least ${bound}${unit}`, value, unit, isMet: value >= bound };
}

export function atMost(text: string, value: number, bound: number, unit = ''): Goal {
  return { text: `${text}: at most ${bound}${unit}`, value, unit, isMet: value <= bound };
}

export function whole(value: number): string {
  return Number.isNaN(value) ? '–' : Math.round(value).toLocaleString('en');
}

export function fine(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(2);
}

export function markdownOf({ title, method, columns, rows, goals }: Result): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const table = [
    line(columns),
    line(columns.map((_, index) => (index === 0 ? '---' : '---:'))),
    ...rows.map(line),
  ];
  const held = goals.map(
    ({ text, value, unit, isMet }) => `- ${isMet ? '✓' : '✗'} ${text} (measured: ${fine(value)}${unit})`,
  );
  return [`## ${title}`, '', method, '', ...table, ...(held.length === 0 ? [] : ['', ...held]), ''].join(
    '\n',
  );
}
