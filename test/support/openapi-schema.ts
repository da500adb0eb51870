/** What of JSON Schema the OpenAPI document of the gateway uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly items?: Schema;
  readonly example?: unknown;
}

type Schemas = Readonly<Record<string, Schema>>;

const KNOWN = [
  '$ref',
  'type',
  'enum',
  'format',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'description',
  'example',
];
const REFERENCE = '#/components/schemas/';
const RFC3339_UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/**
 * Where a value is not as the schema says, each with its place; empty: it is. Stricter than JSON Schema: every member
 * must be in the schema and every member of the schema in the value.
 */
export function departures(schemas: Schemas, schema: Schema, value: unknown, place = ''): string[] {
  const unknownWords = Object.keys(schema).filter((word) => !KNOWN.includes(word));
  if (unknownWords.length > 0) throw new Error(`this check does not know ${unknownWords.join(', ')}`);
  if (schema.$ref !== undefined) {
    const target = schemas[schema.$ref.slice(REFERENCE.length)];
    return target === undefined
      ? [`${place}: ${schema.$ref} is missing`]
      : departures(schemas, target, value, place);
  }
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  if (!types.some((type) => isOfType(type, value))) return [`${place}: is no ${types.join(' or ')}`];
  if (schema.enum !== undefined && !schema.enum.includes(value)) return [`${place}: is none of the values`];
  if (schema.format === 'date-time' && typeof value === 'string' && !RFC3339_UTC.test(value))
    return [`${place}: is no time`];
  if (Array.isArray(value)) {
    const { items = {} } = schema;
    return value.flatMap((item, index) => departures(schemas, items, item, `${place}/${index}`));
  }
  return isObject(value) ? membersOf(schemas, schema, value, place) : [];
}

function membersOf(
  schemas: Schemas,
  { properties = {}, required = [], additionalProperties }: Schema,
  value: Readonly<Record<string, unknown>>,
  place: string,
): string[] {
  const missing = Object.keys(properties).filter(
    (name) => value[name] === undefined || !required.includes(name),
  );
  const extra = Object.keys(value).filter(
    (name) => properties[name] === undefined && additionalProperties !== true,
  );
  return [
    ...missing.map((name) => `${place}/${name}: is missing or not required`),
    ...extra.map((name) => `${place}/${name}: is not in the schema`),
    ...Object.entries(properties).flatMap(([name, schema]) =>
      departures(schemas, schema, value[name] ?? null, `${place}/${name}`),
    ),
  ];
}

function isOfType(type: string, value: unknown): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isSafeInteger(value);
  if (type === 'object') return isObject(value);
  return typeof value === type;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
