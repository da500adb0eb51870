// Writes what of the TypeScript client is generated from openapi.json; with --check, compares it and says what to do.
import { readFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { writeOrCheck } from './write-or-check.mjs';

const NOTICE = '// Written by scripts/client.mjs from openapi.json: change that, not this.\n\n';
const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

const document = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'));

/** `POST /v1/pns/bindings/xyb` and its like: types are gone at run time, when a key has to be added. */
function idempotentOperations() {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => takesKey(item[method])).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const lines = operations.map((operation) => `  '${operation}',\n`).join('');
  return `/** The operations that take an \`Idempotency-Key\`. */
export const IDEMPOTENT_OPERATIONS: ReadonlySet<string> = new Set([
${lines}]);
`;
}

function takesKey(operation) {
  return operation?.parameters?.some((parameter) => parameter.name === 'Idempotency-Key') ?? false;
}

// What has a default may be left out of a request.
const types = astToString(await openapiTS(document, { defaultNonNullable: false }));

writeOrCheck(
  {
    'clients/typescript/src/schema.ts': `${NOTICE}${types}`,
    'clients/typescript/src/idempotent-operations.ts': `${NOTICE}${idempotentOperations()}`,
  },
  'openapi.json',
  'client',
);
