import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { CANARIES } from './canaries';
import { findLeaks } from './leak-scan';
import { OUTPUT_FOLDER } from './output';

/** Reads all that the gateways of the suite showed, and what their stores showed too openly. A leak fails the run. */
export default function globalTeardown(): void {
  const files = existsSync(OUTPUT_FOLDER) ? readdirSync(OUTPUT_FOLDER) : [];
  let lines = 0;
  const leaks = files.flatMap((file) => {
    const path = join(OUTPUT_FOLDER, file);
    const text = readFileSync(path, 'utf8');
    lines += text.split('\n').length - 1;
    return findLeaks(text, CANARIES).map(({ line, kind }) => `${relative('', path)}:${line}: ${kind}`);
  });
  if (leaks.length === 0) {
    process.stdout.write(`\nleak scan: ${lines} lines of output, no secret, no number\n`);
    return;
  }
  process.stderr.write(`\nleak scan: ${leaks.length} found\n${leaks.join('\n')}\n`);
  // Not thrown: Jest would not write down what its tests came to.
  process.exitCode = 1;
}
