import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Writes what is generated; with --check, compares it and says what to do.
 * @param files texts by their paths from the root of the repository
 * @param source what they are written from, for people
 * @param command the npm command that writes them
 */
export function writeOrCheck(files, source, command) {
  for (const [path, text] of Object.entries(files)) {
    const file = new URL(`../${path}`, import.meta.url);
    if (!process.argv.includes('--check')) {
      writeFileSync(file, text);
    } else if (readFileSync(file, 'utf8') !== text) {
      console.error(
        `${path} is not what ${source} says: run "npm run ${command}", read the difference, commit it.`,
      );
      process.exitCode = 1;
    }
  }
}
