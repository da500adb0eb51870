import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { isJsonObject, JsonObject } from '../../src/common/json';

/** What the tests read of a schema. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly example?: unknown;
  readonly default?: unknown;
}

const { components } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'openapi.json'), 'utf8')) as {
  components: { schemas: Record<string, Schema> };
};

/** A word that neither JSON Schema nor OpenAPI knows is an error: a misspelt one would check nothing. */
const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
addFormats(ajv);
ajv.addVocabulary(['components', 'example']);

/** Where a value is not as a schema of the document says, each with its place; empty: it is. */
export function violations(schema: object, value: unknown): string[] {
  return violationsIn(components, schema, value);
}

/** Stricter: every field must be in the schema, and every field of the schema in the value. */
export function departures(name: string, value: unknown): string[] {
  return violationsIn(closed, { $ref: `#/components/schemas/${name}` }, value);
}

const closed = close(components);

function violationsIn(definitions: unknown, schema: object, value: unknown): string[] {
  const accepts = ajv.compile({ ...schema, components: definitions });
  if (accepts(value)) return [];
  return (accepts.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message ?? ''}`);
}

function close(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(close);
  if (!isJsonObject(value)) return value;
  const members: JsonObject = Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, close(member)]),
  );
  return members.type === 'object' && isJsonObject(members.properties)
    ? { additionalProperties: false, ...members, required: Object.keys(members.properties) }
    : members;
}
