import { hash as digest } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { Randomness } from '../../common/randomness';
import { isSameSecret } from '../../common/same-secret';
import { GatewayMode } from '../../config/access.settings';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const FORMAT = /^nxg_(live|test)_([0-9A-Za-z]{8})_([0-9A-Za-z]{32})_([0-9A-Za-z]{6})$/;
const PUBLIC_ID_LENGTH = 8;
const SECRET_LENGTH = 32;
const CHECKSUM_LENGTH = 6;

/** What can be read off an API key without asking anyone. */
export interface ParsedApiKey {
  readonly mode: GatewayMode;
  readonly publicId: string;
}

/**
 * Draws an API key: `nxg_<mode>_<public id>_<secret>_<checksum>`. The checksum is the CRC-32 of all before its
 * underscore, in base 62, so that a mistyped or cut key is refused without a look-up.
 */
export function generateApiKey(mode: GatewayMode, randomness: Randomness): { key: string; publicId: string } {
  const publicId = randomText(PUBLIC_ID_LENGTH, randomness);
  const stem = `nxg_${mode}_${publicId}_${randomText(SECRET_LENGTH, randomness)}`;
  return { key: `${stem}_${checksum(stem)}`, publicId };
}

/** Reads a key; null when its form or its checksum is wrong. */
export function parseApiKey(text: string): ParsedApiKey | null {
  const [, mode, publicId, , sum] = FORMAT.exec(text) ?? [];
  if ((mode !== 'live' && mode !== 'test') || publicId === undefined || sum === undefined) return null;
  return checksum(text.slice(0, text.lastIndexOf('_'))) === sum ? { mode, publicId } : null;
}

/** What is stored of a key. A random key of 190 bits needs no slow hash. */
export function hashToken(token: string): string {
  return digest('sha256', token, 'hex');
}

/** Whether a token is the one of which the hash was stored. */
export function matchesHash(token: string, hash: string): boolean {
  return isSameSecret(hashToken(token), hash);
}

function checksum(text: string): string {
  let rest = crc32(text);
  let digits = '';
  for (let place = 0; place < CHECKSUM_LENGTH; place += 1) {
    digits = ALPHABET.charAt(rest % ALPHABET.length) + digits;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return digits;
}

/** Every character equally likely: bytes beyond the last whole multiple of 62 are drawn again. */
function randomText(length: number, randomness: Randomness): string {
  const fair = 256 - (256 % ALPHABET.length);
  let text = '';
  while (text.length < length) {
    for (const byte of randomness.bytes(length)) {
      if (byte < fair && text.length < length) text += ALPHABET.charAt(byte % ALPHABET.length);
    }
  }
  return text;
}
