import { createCipheriv, createDecipheriv } from 'node:crypto';

export const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A 32 byte key and the id that its seals name. */
export interface SealingKey {
  readonly id: string;
  readonly key: Buffer;
}

/**
 * Encrypts with AES-256-GCM into `v1.<key id>.<base64url of iv, tag, ciphertext>`.
 * @param purpose where the text belongs; a seal moved to another place does not open
 */
export function seal(plaintext: string, purpose: string, { id, key }: SealingKey, iv: Buffer): string {
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(purpose));
  const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
  return `v1.${id}.${Buffer.concat([iv, cipher.getAuthTag(), ciphertext]).toString('base64url')}`;
}

/** The id of the key that sealed the text; null when it is no seal. */
export function sealingKeyId(sealed: string): string | null {
  return /^v1\.([A-Za-z0-9_-]+)\.[A-Za-z0-9_-]+$/.exec(sealed)?.[1] ?? null;
}

/** @throws Error when the seal is broken, or was made for another purpose or with another key */
export function open(sealed: string, purpose: string, key: Buffer): string {
  const bytes = Buffer.from(sealed.slice(sealed.lastIndexOf('.') + 1), 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(Buffer.from(purpose))
    .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
}
