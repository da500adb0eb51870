import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Schema } from './openapi-schema';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: Schema;
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content: Readonly<
      Record<string, { readonly examples: Readonly<Record<string, { value: unknown }>> }>
    >;
  };
  readonly responses: Readonly<Record<string, unknown>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const { paths, components } = JSON.parse(
  readFileSync(join(__dirname, '..', '..', 'openapi.json'), 'utf8'),
) as Document;
const TIME = '2026-03-01T08:00:00Z';

/** What the document says of a route. */
export interface DocumentedOperation {
  /** `GET /v1/pns/bindings/{id}`. */
  readonly title: string;
  readonly method: string;
  readonly path: string;
  /** An example of what stands in the path, by the name of the parameter. Of an id: a well-formed one of nothing. */
  readonly pathExamples: Readonly<Record<string, string>>;
  readonly isIdempotent: boolean;
  /** The example bodies; undefined is none. */
  readonly bodies: readonly unknown[];
  /** Every filter at once, where each has an example or values to choose from; empty where there is none. */
  readonly query: string;
  readonly successes: readonly number[];
}

export const DOCUMENTED: readonly DocumentedOperation[] = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => documentedOf(method.toUpperCase(), path, operation)),
);

function documentedOf(method: string, path: string, operation: Operation): DocumentedOperation {
  const { parameters = [], requestBody, responses } = operation;
  const examples = Object.values(requestBody?.content['application/json']?.examples ?? {});
  const isOptional = requestBody?.required !== true;
  return {
    title: `${method} ${path}`,
    method,
    path,
    pathExamples: Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === 'path')
        .map(({ name, schema }) => [name, String(schema.example)]),
    ),
    isIdempotent: parameters.some(({ name }) => name === 'Idempotency-Key'),
    bodies: [...(isOptional ? [undefined] : []), ...examples.map(({ value }) => value)],
    query: queryOf(parameters),
    successes: Object.keys(responses)
      .map(Number)
      .filter((status) => status < 300),
  };
}

function queryOf(parameters: readonly Parameter[]): string {
  const query = new URLSearchParams();
  for (const { name, schema, in: where } of parameters) {
    const value = valueOf(resolved(schema));
    if (where === 'query' && value !== null) query.set(name, value);
  }
  return query.size === 0 ? '' : `?${query.toString()}`;
}

function valueOf({ example, enum: values, default: usual, format }: Schema): string | null {
  const value = example ?? values?.[0] ?? usual ?? (format === 'date-time' ? TIME : null);
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : null;
}

function resolved(schema: Schema): Schema {
  const target = components.schemas[schema.$ref?.split('/').at(-1) ?? ''];
  return { ...target, ...schema };
}
