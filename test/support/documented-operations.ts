import { DOCUMENT, OPERATIONS, Parameter, Schema } from './openapi-document';

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

export const DOCUMENTED: readonly DocumentedOperation[] = OPERATIONS.map(documentedOf);

function documentedOf({ title, method, path, operation }: (typeof OPERATIONS)[number]): DocumentedOperation {
  const { parameters = [], requestBody, responses } = operation;
  const examples = Object.values(requestBody?.content['application/json']?.examples ?? {});
  const isOptional = requestBody?.required !== true;
  return {
    title,
    method,
    path,
    pathExamples: Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === 'path')
        .map(({ name, schema }) => [name, String(schema?.example)]),
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
  for (const { name, schema = {}, in: where } of parameters) {
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
  const target = DOCUMENT.components.schemas[schema.$ref?.split('/').at(-1) ?? ''];
  return { ...target, ...schema };
}
