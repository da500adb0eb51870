/** A number written digit for digit: ids beyond 2^53, prices with their trailing zeros. */
export class BareNumber {
  constructor(readonly digits: string) {}
}

export interface JsonMembers {
  [name: string]: Json | undefined;
}

export type Json = null | boolean | number | string | BareNumber | Json[] | JsonMembers;

export type JsonObject = Record<string, unknown>;

/** JSON.stringify, but a BareNumber keeps every digit and undefined members are left out. */
export function writeJson(value: Json): string {
  if (value instanceof BareNumber) return value.digits;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`;
  const members = Object.entries(value).flatMap(([name, member]) =>
    member === undefined ? [] : [`${JSON.stringify(name)}:${writeJson(member)}`],
  );
  return `{${members.join(',')}}`;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object that a text holds, or undefined when it is not JSON or not an object. */
export function readJsonObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
