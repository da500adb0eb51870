import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { isJsonObject, JsonObject } from '../../src/common/json';
import { DOCUMENT } from './openapi-document';

/** Judges by the definitions of the document, which are compiled once. */
class Judge {
  private readonly ajv = new Ajv2020({
    // A word that neither JSON Schema nor OpenAPI knows is an error: a misspelt one would check nothing.
    strict: true,
    allErrors: true,
    allowUnionTypes: true,
  });

  constructor(definitions: unknown) {
    addFormats(this.ajv);
    this.ajv.addVocabulary(['components', 'example']);
    this.ajv.addSchema({ $id: 'document', components: definitions });
  }

  violations(schema: object, value: unknown): string[] {
    const absolute = JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/');
    const accepts = this.ajv.compile(JSON.parse(absolute) as object);
    if (accepts(value)) return [];
    return (accepts.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message ?? ''}`);
  }
}

const open = new Judge(DOCUMENT.components);
const closed = new Judge(close(DOCUMENT.components));

/** Where a value is not as a schema of the document says, each with its place; empty: it is. */
export function violations(schema: object, value: unknown): string[] {
  return open.violations(schema, value);
}

/** Stricter: every field must be in the schema, and every field of the schema in the value. */
export function departures(name: string, value: unknown): string[] {
  return closed.violations({ $ref: `#/components/schemas/${name}` }, value);
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
