// Writes docs/reference from what the gateway itself says: .env.example, its problems, openapi.json, its command line.
// With --check, compares it and says what to do.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { format } from 'prettier';
import { cliPage } from './reference/cli-page.mjs';
import { eventsPage } from './reference/events-page.mjs';
import { problemsPage } from './reference/problems-page.mjs';
import { routesPage } from './reference/routes-page.mjs';
import { settingsPage } from './reference/settings-page.mjs';
import { writeOrCheck } from './write-or-check.mjs';

const ROOT = new URL('../', import.meta.url);
const read = (path) => readFileSync(new URL(path, ROOT), 'utf8');
const require = createRequire(import.meta.url);
const { PROBLEMS } = require('../dist/common/problems/catalogue.js');
const { createProgram } = require('../dist/cli.js');
const { EXIT_CODE_MEANINGS } = require('../dist/cli/exit-codes.js');
const openapi = JSON.parse(read('openapi.json'));

const pages = {
  'docs/reference/settings.md': settingsPage(read('.env.example')),
  'docs/reference/problems.md': problemsPage(PROBLEMS),
  'docs/reference/routes.md': routesPage(openapi),
  'docs/reference/events.md': eventsPage(openapi),
  'docs/reference/cli.md': cliPage(createProgram(), EXIT_CODE_MEANINGS),
};
const style = { ...JSON.parse(read('.prettierrc.json')), parser: 'markdown' };
const formatted = Object.entries(pages).map(async ([path, text]) => [path, await format(text, style)]);
writeOrCheck(Object.fromEntries(await Promise.all(formatted)), 'the code', 'reference');
