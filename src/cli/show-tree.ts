import { indented, lines, plain } from './text';

/** Fields within fields, a line each, for people. Those without a value are left out. */
export function showTree(fields: Readonly<Record<string, unknown>>): string {
  const present = Object.entries(fields).filter(([, value]) => value !== null && value !== '');
  const flat = present.filter(([, value]) => typeof value !== 'object');
  const nested = present.filter(([, value]) => typeof value === 'object');
  return [
    ...(flat.length === 0 ? [] : [lines(flat.map(([name, value]) => [plain(name), String(value)]))]),
    ...nested.flatMap(([name, value]) =>
      Array.isArray(value)
        ? value.map((item: unknown, index) => branch(`${name} ${index + 1}`, item))
        : [branch(name, value)],
    ),
  ].join('\n');
}

function branch(name: string, value: unknown): string {
  if (typeof value !== 'object' || value === null) return `${plain(name)}  ${plain(String(value))}`;
  return `${plain(name)}\n${indented(showTree({ ...value }))}`;
}
