import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject, parseJson } from '../common/json';

/** The version of the package that runs. */
export const GATEWAY_VERSION = readVersion(join(__dirname, '..', '..', 'package.json'));

function readVersion(path: string): string {
  const contents = parseJson(readFileSync(path, 'utf8'));
  return isJsonObject(contents) && typeof contents.version === 'string' ? contents.version : 'unknown';
}
