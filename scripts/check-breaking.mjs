// Fails where an application that was written against the released OpenAPI document would break with the current one:
// node scripts/check-breaking.mjs <released> <current> <accepted>
// <accepted> lists, line by line as they are told here, the changes that are meant.
import { readFileSync } from 'node:fs';
import { breakingChanges } from './breaking-changes.mjs';

const [released, current, accepted] = process.argv.slice(2).map((file) => readFileSync(file, 'utf8'));
const changes = breakingChanges(JSON.parse(released), JSON.parse(current));
const meant = accepted.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
const unmeant = changes.filter((change) => !meant.includes(change));
const stale = meant.filter((line) => !changes.includes(line));
for (const change of unmeant) console.error(`breaks applications: ${change}`);
for (const line of stale) console.error(`accepted, and not there: ${line}`);
if (unmeant.length + stale.length > 0) process.exitCode = 1;
