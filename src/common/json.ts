import { isSafeNumber, parse } from 'lossless-json';

export type JsonObject = Record<string, unknown>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * So many digits, with or without a point among them, that a double may not hold them to the last one. Each place is
 * written out, not counted: so V8 looks at every sixteenth character of a text, not at each.
 */
const LONG_NUMBER = new RegExp('[\\d.]'.repeat(16));

/**
 * Parses JSON and keeps the digits of numbers that a double cannot hold: such a number becomes a string.
 * All else is as JSON.parse has it.
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  if (!LONG_NUMBER.test(text)) return JSON.parse(text) as unknown;
  return parse(text, undefined, {
    parseNumber: (digits) => (isSafeNumber(digits) ? Number(digits) : digits),
    onDuplicateKey: ({ newValue }) => newValue,
  });
}

/** The same text for the same content: keys sorted, nulls (which mean absent) left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value ?? null);
  const members = Object.keys(value)
    .filter((key) => value[key] !== null && value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
  return `{${members.join(',')}}`;
}
