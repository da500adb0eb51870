import { crc32 } from 'node:zlib';

const DIGITS = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'];
const SECRET = 'forged0forged0forged0forged0abcd';

/** A key whose form and checksum are right and that nobody ever issued. Written from the format's description. */
export function forgeKey(mode: 'live' | 'test', publicId = 'Forged00'): string {
  const stem = `nxg_${mode}_${publicId}_${SECRET}`;
  const sum = crc32(stem);
  const checksum = [5, 4, 3, 2, 1, 0].map((place) => DIGITS[Math.floor(sum / 62 ** place) % 62]).join('');
  return `${stem}_${checksum}`;
}
