import { isJsonObject, JsonObject } from '../../common/json';

/**
 * The same text for the same content, whatever the order of the fields and whether they came as a form or as JSON:
 * numbers are their digits, and an empty field is an absent one.
 */
export function contentOf(fields: JsonObject): string {
  return canonical(fields);
}

/** A content for each call of a body with several: the call, and all that stands beside the calls. */
export function contentsOfCalls(fields: JsonObject, calls: readonly unknown[]): string[] {
  const around = canonical({ ...fields, calls: null });
  return calls.map((call) => `${around} ${canonical(call)}`);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(String(value));
  const members = Object.keys(value)
    .filter((name) => !isBlank(value[name]))
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
  return `{${members.join(',')}}`;
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}
