import { OpenAPIObject } from '@nestjs/swagger';
import { isJsonObject, JsonObject } from '../common/json';
import { SCHEMAS } from './openapi-schemas';

const TIME = '2026-03-01T08:00:00.000Z';

/**
 * Gives every JSON answer an example, put together from the examples of its fields.
 * @param whole examples of schemas that are not put together, by name
 */
export function addAnswerExamples({ paths, components }: OpenAPIObject, whole: JsonObject): void {
  const named = Object.entries(whole).map(([name, example]) => [name, { example }] as const);
  const schemas: JsonObject = { ...components?.schemas, ...Object.fromEntries(named) };
  for (const item of Object.values(paths)) {
    for (const operation of Object.values(item)) {
      for (const media of answers(operation)) media.example ??= exampleOf(schemas, media.schema);
    }
  }
}

function answers(operation: unknown): JsonObject[] {
  const responses = isJsonObject(operation) && isJsonObject(operation.responses) ? operation.responses : {};
  return Object.values(responses).flatMap((response) => {
    const content = isJsonObject(response) && isJsonObject(response.content) ? response.content : {};
    const media = content['application/json'];
    return isJsonObject(media) ? [media] : [];
  });
}

/** The example that a schema gives; else the first of its values, null where it may be, or one made of its parts. */
function exampleOf(schemas: JsonObject, schema: unknown): unknown {
  if (!isJsonObject(schema)) return undefined;
  if (schema.example !== undefined) return schema.example;
  if (typeof schema.$ref === 'string') return exampleOf(schemas, schemas[schema.$ref.slice(SCHEMAS.length)]);
  if (Array.isArray(schema.anyOf)) return exampleOf(schemas, schema.anyOf[0]);
  const types = Array.isArray(schema.type) ? (schema.type as unknown[]) : [schema.type];
  if (types.includes('null')) return null;
  if (Array.isArray(schema.enum)) return schema.enum[0] as unknown;
  if (schema.format === 'date-time') return TIME;
  if (types.includes('boolean')) return false;
  if (types.includes('array')) {
    const item = exampleOf(schemas, schema.items);
    return item === undefined ? [] : [item];
  }
  const properties = isJsonObject(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? (schema.required as unknown[]) : [];
  const members = Object.entries(properties).filter(([name]) => required.includes(name));
  return types.includes('object')
    ? Object.fromEntries(members.map(([name, member]) => [name, exampleOf(schemas, member)]))
    : undefined;
}
