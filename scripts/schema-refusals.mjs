// What a reader refuses of what a writer may write, by their JSON Schemas. Of a request, the client that was written
// against the old document writes and the new gateway reads; of an answer it is the other way round.

const REFERENCE = '#/components/schemas/';
/** The larger the bound, the more values pass. */
const UPPER_BOUNDS = ['maxLength', 'maximum', 'maxItems', 'maxProperties'];
const LOWER_BOUNDS = ['minLength', 'minimum', 'minItems', 'minProperties'];
/** No form is wider than another: a reader that names one takes that one, a reader that names none takes all. */
const FORMS = ['pattern', 'format', 'uniqueItems', 'multipleOf'];

/** Compares the schemas of an old and a new document; tells each difference once, by the schema that it stands in. */
export class SchemaComparison {
  #compared = new Set();

  constructor(before, after) {
    this.before = before;
    this.after = after;
  }

  /** @returns what the new gateway refuses of the requests that the old document allows */
  ofRequest(before, after, place) {
    return this.#refusals(before, after, { place, isRequest: true });
  }

  /** @returns what old clients are not made for in the answers that the new document allows */
  ofAnswer(before, after, place) {
    return this.#refusals(before, after, { place, isRequest: false });
  }

  #refusals(before = {}, after = {}, { place, isRequest }) {
    const side = isRequest ? 'in requests' : 'in answers';
    if (before.$ref !== undefined || after.$ref !== undefined) {
      const pair = JSON.stringify([side, before, after]);
      if (this.#compared.has(pair)) return [];
      this.#compared.add(pair);
    }
    const isNamed = before.$ref !== undefined && after.$ref !== undefined;
    const inside = isNamed ? before.$ref.slice(REFERENCE.length) : place;
    const olds = alternatives(this.before, before);
    const news = alternatives(this.after, after);
    const [writers, readers] = isRequest ? [olds, news] : [news, olds];
    return writers.flatMap((writer) => {
      const ofItsType = readers.filter((reader) => isWithin(writer.type, reader.type));
      const attempts = (ofItsType.length > 0 ? ofItsType : readers).map((reader) =>
        this.#ofOneType(writer, reader, { place: inside, isRequest, side }),
      );
      return attempts.sort((one, other) => one.length - other.length)[0];
    });
  }

  #ofOneType(writer, reader, { place, isRequest, side }) {
    const told = (what, at = place) => `${at} ${side}: ${what}`;
    if (!isWithin(writer.type, reader.type)) {
      return [told(isRequest ? `${typeName(writer)} is refused now` : `${typeName(writer)} is answered now`)];
    }
    const [before, after] = isRequest ? [writer, reader] : [reader, writer];
    return [
      ...refusedValues(writer, reader).map((value) => told(`the value ${JSON.stringify(value)}`)),
      ...refusedBounds(writer, reader).map((name) =>
        told(`${name} is ${changed(before[name], after[name])}`),
      ),
      ...this.#refusedFields(before, after, { place, isRequest, side }),
      ...(reader.items === undefined
        ? []
        : this.#refusals(before.items, after.items, { place: `${place}[]`, isRequest })),
    ];
  }

  #refusedFields(before, after, { place, isRequest, side }) {
    const told = (name, what) => `${place}.${name} ${side}: ${what}`;
    const [olds, news] = [before.properties ?? {}, after.properties ?? {}];
    const [writer, reader] = isRequest ? [before, after] : [after, before];
    const written = new Set(writer.required);
    const isClosed = (schema) => schema.additionalProperties === false;
    return [
      ...Object.keys(olds)
        .filter((name) => news[name] === undefined)
        .map((name) => told(name, 'is gone')),
      ...(reader.required ?? [])
        .filter((name) => !written.has(name) && (isRequest || news[name] !== undefined))
        .map((name) => told(name, isRequest ? 'is required now' : 'may be missing now')),
      // Of answers nobody is closed: whoever reads them ignores what he does not know.
      ...(isRequest && isClosed(after) && !isClosed(before)
        ? [told('*', 'other fields are refused now')]
        : []),
      ...Object.keys(olds)
        .filter((name) => news[name] !== undefined)
        .flatMap((name) => this.#refusals(olds[name], news[name], { place: `${place}.${name}`, isRequest })),
    ];
  }
}

/** A schema as a list of schemas of one type each, without references. */
function alternatives(document, schema) {
  const whole = resolve(document, schema);
  const options = whole.anyOf ?? whole.oneOf;
  if (options !== undefined) return options.flatMap((option) => alternatives(document, option));
  if (!Array.isArray(whole.type)) return [whole];
  return whole.type.map((type) =>
    type === 'null' ? { type } : { ...whole, type, enum: whole.enum?.filter((value) => value !== null) },
  );
}

/** A name that is gone has no bounds; that it is gone is told elsewhere. */
function resolve(document, { $ref, allOf = [], ...own }) {
  const named = $ref === undefined ? [] : [document.components.schemas[$ref.slice(REFERENCE.length)] ?? {}];
  return Object.assign({}, ...[...named, ...allOf].map((part) => resolve(document, part)), own);
}

function isWithin(written, read) {
  return read === undefined || written === read || (written === 'integer' && read === 'number');
}

function typeName({ type = 'any type' }) {
  return type;
}

function refusedValues(writer, reader) {
  const [written, read] = [valuesOf(writer), valuesOf(reader)];
  if (read === undefined) return [];
  return written === undefined ? ['…'] : written.filter((value) => !read.includes(value));
}

function valuesOf({ const: only, enum: values }) {
  return only === undefined ? values : [only];
}

function refusedBounds(writer, reader) {
  if (valuesOf(writer) !== undefined) return [];
  return [
    ...UPPER_BOUNDS.filter((name) => reader[name] !== undefined && !(writer[name] <= reader[name])),
    ...LOWER_BOUNDS.filter((name) =>
      reader[name] > 0 || reader[name] < 0 ? !(writer[name] >= reader[name]) : false,
    ),
    ...FORMS.filter((name) => reader[name] !== undefined && writer[name] !== reader[name]),
  ];
}

function changed(before, after) {
  return `${after ?? 'absent'}, and was ${before ?? 'absent'}`;
}
