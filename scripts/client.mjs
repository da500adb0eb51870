// Writes what of the TypeScript client is generated from openapi.json; with --check, compares it and says what to do.
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const NOTICE = '// Written by scripts/client.mjs from openapi.json: change that, not this.\n\n';
const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

const at = (path) => new URL(`../${path}`, import.meta.url);
const document = JSON.parse(readFileSync(at('openapi.json'), 'utf8'));

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

const generated = {
  'clients/typescript/src/schema.ts': types,
  'clients/typescript/src/idempotent-operations.ts': idempotentOperations(),
};

for (const [path, text] of Object.entries(generated)) {
  if (!process.argv.includes('--check')) {
    writeFileSync(at(path), `${NOTICE}${text}`);
  } else if (readFileSync(at(path), 'utf8') !== `${NOTICE}${text}`) {
    console.error(`${path} is not what openapi.json says: run "npm run client", and commit it.`);
    process.exitCode = 1;
  }
}
