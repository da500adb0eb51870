// Writes openapi.json from the built gateway; with --check, compares it and says what to do.
import { createRequire } from 'node:module';
import { writeOrCheck } from './write-or-check.mjs';

const require = createRequire(import.meta.url);
require('reflect-metadata');
const { createLogger } = require('../dist/common/logging/logger.js');
const { loadSettings } = require('../dist/config/settings.js');
const { createApp } = require('../dist/create-app.js');
const { createOpenApiDocument } = require('../dist/operations/openapi.js');

const settings = loadSettings({ DATABASE_URL: 'sqlite::memory:', DOCS_ENABLED: 'false' });
const app = await createApp(settings, { logger: createLogger('silent') });
await app.init();
const text = `${JSON.stringify(createOpenApiDocument(app), null, 2)}\n`;
await app.close();

writeOrCheck({ 'openapi.json': text }, 'the code', 'openapi');
