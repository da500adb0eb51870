// Writes openapi.json from the built gateway; with --check, compares it and says what to do.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('reflect-metadata');
const { createLogger } = require('../dist/common/logging/logger.js');
const { loadSettings } = require('../dist/config/settings.js');
const { createApp } = require('../dist/create-app.js');
const { createOpenApiDocument } = require('../dist/operations/openapi.js');

const file = new URL('../openapi.json', import.meta.url);
const settings = loadSettings({ DATABASE_URL: 'sqlite::memory:', DOCS_ENABLED: 'false' });
const app = await createApp(settings, { logger: createLogger('silent') });
await app.init();
const text = `${JSON.stringify(createOpenApiDocument(app), null, 2)}\n`;
await app.close();

if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (readFileSync(file, 'utf8') !== text) {
  console.error(
    'openapi.json is not what the code says: run "npm run openapi", read the difference, commit it.',
  );
  process.exitCode = 1;
}
