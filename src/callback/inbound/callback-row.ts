import { Selectable } from 'kysely';
import { CallbackTable } from '../../database/schema';
import { sealPurpose } from '../../vault/seal-purpose';
import { Vault } from '../../vault/vault';

export type CallbackRow = Selectable<CallbackTable>;

/** Every byte is a character of Latin-1, so that any body is a text. */
const BYTES = 'latin1';

export function sealBody(vault: Vault, callbackId: string, body: Buffer): string {
  return vault.seal(body.toString(BYTES), purposeOf(callbackId));
}

/** The bytes as they were received. */
export function openBody(vault: Vault, { id, sealed_body }: CallbackRow): Buffer {
  return Buffer.from(vault.open(sealed_body, purposeOf(id)), BYTES);
}

function purposeOf(callbackId: string): string {
  return sealPurpose(['callbacks', 'sealed_body'], callbackId);
}
