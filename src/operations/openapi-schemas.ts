import { OpenAPIObject } from '@nestjs/swagger';
import { isJsonObject, JsonObject } from '../common/json';
import { DATE_TIME } from '../common/openapi/text-schemas';
import { MAX_INT32 } from '../common/paging';

export const SCHEMAS = '#/components/schemas/';
/** What the gateway reads of an answer or a callback of NXCloud: no text of an answer is longer. */
const MAX_BYTES = 1024 * 1024;
/** An item and its comma are two bytes at least. */
const MAX_ITEMS = MAX_BYTES / 2;

/**
 * Gives the schemas what no single class can say: the names that applications know, that requests take no other field,
 * and where answers end. What a request takes is said, and enforced, by the rules of its class.
 */
export function finishSchemas(document: OpenAPIObject): void {
  visit(document, tidy);
  const schemas = (document.components ??= {}).schemas ?? {};
  const named = Object.entries(schemas).map(([name, schema]) => [publicName(name), schema] as const);
  document.components.schemas = Object.fromEntries(named);
  const requests = requestNames(document);
  for (const [name, schema] of named) {
    // It came from the first field that uses the values, and is said there.
    if (isJsonObject(schema) && schema.enum !== undefined) delete schema.description;
    if (name.startsWith('Update')) visit(schema, forgetDefault);
    if (requests.has(name)) visit(schema, closeToOthers);
    else visit(schema, limitAnswer);
  }
  visit(document, formatInteger);
}

/** Calls back for every object inside a value, the inner ones first. */
function visit(value: unknown, change: (object: JsonObject) => void): void {
  if (Array.isArray(value)) for (const item of value as unknown[]) visit(item, change);
  if (!isJsonObject(value)) return;
  for (const member of Object.values(value)) visit(member, change);
  change(value);
}

/** `BindingDto` is our own way of naming. */
function publicName(name: string): string {
  return name.replace(/Dto$/, '');
}

function tidy(schema: JsonObject): void {
  const { allOf, type, $ref } = schema;
  if (Array.isArray(allOf) && allOf.length === 1) {
    delete schema.allOf;
    Object.assign(schema, allOf[0]);
  }
  if (type === String) schema.type = 'string';
  if (typeof $ref === 'string') schema.$ref = publicName($ref);
}

/** The schemas that a request holds, however deep. */
function requestNames({ paths, components }: OpenAPIObject): Set<string> {
  const names = new Set<string>();
  const follow = (value: unknown): void => {
    visit(value, ({ $ref }) => {
      if (typeof $ref !== 'string' || !$ref.startsWith(SCHEMAS)) return;
      const name = $ref.slice(SCHEMAS.length);
      if (names.has(name)) return;
      names.add(name);
      follow(components?.schemas?.[name]);
    });
  };
  visit(paths, ({ requestBody }) => {
    follow(requestBody);
  });
  return names;
}

/** What a change leaves out stays as it is. */
function forgetDefault(schema: JsonObject): void {
  delete schema.default;
}

function closeToOthers(schema: JsonObject): void {
  if (schema.type === 'object') schema.additionalProperties ??= false;
}

function limitAnswer(schema: JsonObject): void {
  if (isOf(schema, 'string') && schema.enum === undefined) {
    schema.maxLength ??= schema.format === DATE_TIME.format ? DATE_TIME.maxLength : MAX_BYTES;
  }
  if (isOf(schema, 'integer')) {
    schema.minimum ??= Number.MIN_SAFE_INTEGER;
    schema.maximum ??= Number.MAX_SAFE_INTEGER;
  }
  if (isOf(schema, 'array')) schema.maxItems ??= MAX_ITEMS;
}

function formatInteger(schema: JsonObject): void {
  if (!isOf(schema, 'integer')) return;
  const { minimum, maximum } = schema;
  const isSmall = Number(minimum) >= -MAX_INT32 - 1 && Number(maximum) <= MAX_INT32;
  schema.format ??= isSmall ? 'int32' : 'int64';
}

/** Also where it may be null. */
function isOf({ type }: JsonObject, name: string): boolean {
  return type === name || (Array.isArray(type) && type.includes(name));
}
