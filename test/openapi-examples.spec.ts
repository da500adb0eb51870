import { isJsonObject, JsonObject } from '../src/common/json';
import { DOCUMENT, OPERATIONS } from './support/openapi-document';
import { violations } from './support/openapi-schema';

const { schemas, examples: shared } = DOCUMENT.components;

interface Example {
  /** Where it stands in the document. */
  readonly place: string;
  readonly schema: object;
  readonly value: unknown;
}

/** Every example: of a schema or a part of one, of a parameter, of a body. */
function examplesIn(value: unknown, place = ''): Example[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => examplesIn(item, `${place}/${index}`));
  if (!isJsonObject(value)) return [];
  const { schema, example, examples } = value;
  const judge = isJsonObject(schema) ? schema : value;
  const own = [
    ...(example === undefined ? [] : [{ place: `${place}/example`, schema: judge, value: example }]),
    ...(isJsonObject(examples) && isJsonObject(schema) ? namedExamples(examples, schema, place) : []),
  ];
  const parts = Object.entries(value).filter(([name]) => !['example', 'examples', 'default'].includes(name));
  return [...own, ...parts.flatMap(([name, part]) => examplesIn(part, `${place}/${name}`))];
}

function namedExamples(examples: JsonObject, schema: JsonObject, place: string): Example[] {
  return Object.entries(examples).map(([name, given]) => ({
    place: `${place}/examples/${name}`,
    schema,
    value: isJsonObject(given) && typeof given.$ref === 'string' ? sharedValue(given.$ref) : valueOf(given),
  }));
}

function sharedValue(reference: string): unknown {
  return shared[reference.slice('#/components/examples/'.length)]?.value;
}

function valueOf(example: unknown): unknown {
  return isJsonObject(example) ? example.value : undefined;
}

const found = examplesIn(DOCUMENT);

describe('the examples of the OpenAPI document', () => {
  it('are found by this test, of every kind', () => {
    const places = found.map(({ place }) => place).join('\n');
    expect(found.length).toBeGreaterThan(500);
    expect(places).toMatch(/^\/components\/schemas\/Binding\/properties\/id\/example$/m);
    expect(places).toMatch(/^\/paths\/.*\/parameters\/0\/schema\/example$/m);
    expect(places).toMatch(/^\/paths\/.*\/requestBody\/content\/application\/json\/examples\/full$/m);
    expect(places).toMatch(/^\/paths\/.*\/responses\/200\/content\/application\/json\/example$/m);
    expect(places).toMatch(/^\/paths\/.*\/responses\/404\/.*\/examples\/binding_not_found$/m);
    expect(places).toMatch(/^\/webhooks\/pns.call.completed\/post\/requestBody\/.*\/example$/m);
    expect(places).toMatch(/^\/webhooks\/webhook.test\/post\/parameters\/2\/example$/m);
  });

  it('are accepted by their own schemas', () => {
    const refused = found.flatMap(({ place, schema, value }) => {
      const errors = value === undefined ? ['is missing'] : violations(schema, value);
      return errors.map((error) => `${place}: ${error}`);
    });
    expect(refused).toEqual([]);
  });

  it('stand with every JSON body that is asked for or answered', () => {
    const without = OPERATIONS.flatMap(({ title, operation: { requestBody, responses } }) => {
      const answers = Object.entries(responses).map(([status, { content }]) => [status, content] as const);
      return [['request', requestBody?.content] as const, ...answers]
        .flatMap(([name, content]) =>
          Object.entries(content ?? {}).map(([type, media]) => ({ name, type, media })),
        )
        .filter(({ type }) => type.endsWith('json'))
        .filter(({ media }) => media.example === undefined && media.examples === undefined)
        .map(({ name }) => `${title}: ${name}`);
    });
    expect(without).toEqual([]);
  });
});

describe('the schemas of the OpenAPI document', () => {
  it.each(Object.keys(schemas))('%s holds no word that JSON Schema does not know', (name) => {
    expect(() => violations({ $ref: `#/components/schemas/${name}` }, {})).not.toThrow();
  });
});
