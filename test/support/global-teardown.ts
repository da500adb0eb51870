import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SANDBOX_CREDENTIALS } from '../../sandbox/simulator/simulator-options';
import { ADMIN_KEY, CALLBACK_TOKEN, NEW_SECRET, OLD_SECRET, PHONE_PREFIXES } from './canaries';
import { findLeaks } from './leak-scan';
import { OUTPUT_FOLDER } from './output';

const { accessKey, accessSecret, authKey } = SANDBOX_CREDENTIALS;
const CANARIES = {
  phonePrefixes: PHONE_PREFIXES,
  secrets: [ADMIN_KEY, CALLBACK_TOKEN, OLD_SECRET, NEW_SECRET, accessKey, accessSecret, authKey],
};

/** Reads all that the gateways of the suite printed and every error that they answered. A leak fails the run. */
export default function globalTeardown(): void {
  const files = existsSync(OUTPUT_FOLDER) ? readdirSync(OUTPUT_FOLDER) : [];
  let lines = 0;
  const leaks = files.flatMap((file) => {
    const text = readFileSync(join(OUTPUT_FOLDER, file), 'utf8');
    lines += text.split('\n').length - 1;
    return findLeaks(text, CANARIES).map(({ line, kind }) => `.test-output/${file}:${line}: ${kind}`);
  });
  if (leaks.length > 0) throw new Error(`leak scan: ${leaks.length} found\n${leaks.join('\n')}`);
  process.stdout.write(`\nleak scan: ${lines} lines of output, no secret, no number\n`);
}
