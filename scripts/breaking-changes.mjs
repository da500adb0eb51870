import { SchemaComparison } from './schema-refusals.mjs';

/** What an application that was written against one OpenAPI document cannot do with another, a line each. */
export function breakingChanges(before, after) {
  const schemas = new SchemaComparison(before, after);
  const found = [
    ...goneOf(before.components.schemas, after.components.schemas).map(
      (name) => `${name}: the schema is gone`,
    ),
    ...pairsOf(operationsOf(before.paths), operationsOf(after.paths), (title, old, now) => [
      ...ofOperation(title, old, now),
      ...ofParameters(title, old, now),
      ...ofRequestBody(title, old, now),
      ...ofResponses(title, old, now),
    ]),
    ...pairsOf(operationsOf(before.webhooks), operationsOf(after.webhooks), ofWebhook),
  ];
  return [...new Set(found)].sort();

  function ofOperation(title, old, now) {
    return [
      ...(old.operationId === now.operationId ? [] : [`${title}: operationId is ${now.operationId}`]),
      ...(isOpenTo(old.security, now.security) ? [] : [`${title}: asks for ${JSON.stringify(now.security)}`]),
    ];
  }

  function ofParameters(title, old, now) {
    const [olds, news] = [parametersOf(old), parametersOf(now)];
    const added = Object.entries(news).filter(([name]) => olds[name] === undefined);
    return [
      ...added.filter(([, { required }]) => required).map(([name]) => `${title} ${name}: is required now`),
      ...pairsOf(
        olds,
        news,
        (name, one, other) => [
          ...(other.required && !one.required ? [`${title} ${name}: is required now`] : []),
          ...schemas.ofRequest(one.schema, other.schema, `${title} ${name}`),
        ],
        title,
      ),
    ];
  }

  function ofRequestBody(title, old, now) {
    const [one, other] = [old.requestBody, now.requestBody];
    if (one === undefined) return other?.required ? [`${title} body: is required now`] : [];
    if (other === undefined) return [`${title} body: is gone`];
    return [
      ...(other.required && !one.required ? [`${title} body: is required now`] : []),
      ...pairsOf(
        one.content,
        other.content,
        (type, was, is) => schemas.ofRequest(was.schema, is.schema, `${title} ${type}`),
        title,
      ),
    ];
  }

  function ofResponses(title, old, now) {
    return pairsOf(
      old.responses,
      now.responses,
      (status, one, other) => {
        const place = `${title} ${status}`;
        return [
          ...pairsOf(
            one.content,
            other.content,
            (type, was, is) => schemas.ofAnswer(was.schema, is.schema, `${place} ${type}`),
            place,
          ),
          ...pairsOf(
            headersOf(before, one),
            headersOf(after, other),
            (name, was, is) => schemas.ofAnswer(was.schema, is.schema, `${place} ${name}`),
            place,
          ),
        ];
      },
      title,
    );
  }

  /** Here the gateway writes what is called a request, and reads what is called an answer. */
  function ofWebhook(title, old, now) {
    const place = `webhook ${title}`;
    return [
      ...pairsOf(
        parametersOf(old),
        parametersOf(now),
        (name, one, other) => schemas.ofAnswer(one.schema, other.schema, `${place} ${name}`),
        place,
      ),
      ...pairsOf(
        old.requestBody.content,
        now.requestBody?.content,
        (type, was, is) => schemas.ofAnswer(was.schema, is.schema, `${place} ${type}`),
        place,
      ),
      ...goneOf(old.responses, now.responses).map((status) => `${place} ${status}: is gone`),
    ];
  }
}

/** What stands in both is compared; what is in the first alone is gone. */
function pairsOf(before = {}, after = {}, compare, place = '') {
  const at = place === '' ? '' : `${place} `;
  return Object.entries(before).flatMap(([name, old]) =>
    after[name] === undefined ? [`${at}${name}: is gone`] : compare(name, old, after[name]),
  );
}

function goneOf(before = {}, after = {}) {
  return Object.keys(before).filter((name) => after[name] === undefined);
}

/** By their titles: `GET /v1/events`. */
function operationsOf(paths = {}) {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation]),
  );
  return Object.fromEntries(all);
}

function parametersOf({ parameters = [] }) {
  return Object.fromEntries(parameters.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter]));
}

function headersOf(document, { headers = {} }) {
  const resolved = ({ $ref, ...own }) =>
    $ref === undefined ? own : document.components.headers[$ref.split('/').at(-1)];
  return Object.fromEntries(
    Object.entries(headers).map(([name, header]) => [`header ${name}`, resolved(header)]),
  );
}

/** Whether whoever was let in is let in still. */
function isOpenTo(before = [], after = []) {
  const suffices = (given, asked) =>
    Object.entries(asked).every(([scheme, scopes]) =>
      scopes.every((scope) => given[scheme]?.includes(scope)),
    );
  if (after.length === 0) return true;
  return before.length > 0 && before.every((given) => after.some((asked) => suffices(given, asked)));
}
