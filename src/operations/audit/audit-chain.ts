import { Injectable } from '@nestjs/common';
import { Selectable } from 'kysely';
import { AuditLogTable } from '../../database/schema';
import { Vault } from '../../vault/vault';

export type AuditRow = Selectable<AuditLogTable>;

/** A place in the chain: what the next entry is built on, and what an officer notes down. */
export interface AuditLink {
  /** 1 is the first entry; 0 is what the first one is built on. */
  readonly sequence: number;
  readonly hash: string;
}

/** What is under the first entry of all. */
export const NO_ENTRY: AuditLink = { sequence: 0, hash: '' };

/**
 * Builds each entry on the one before it, by a keyed hash (HMAC-SHA-256) of that one's hash and its own content:
 * whoever changes, removes or puts in an entry would have to make all later ones anew, and needs the key for it.
 */
@Injectable()
export class AuditChain {
  constructor(private readonly vault: Vault) {}

  /** The hash of an entry on top of `before`. */
  hash(before: AuditLink, entry: Omit<AuditRow, 'hash'>): string {
    const { sequence, id, at, actor, credential, address, action, target, outcome, request_id } = entry;
    const content = [sequence, id, at, actor, credential, address, action, target, outcome, request_id];
    return this.vault.lookupHash(`audit ${before.hash} ${JSON.stringify(content)}`);
  }
}

/** As people note it: `12:kd3…`. */
export function formatLink({ sequence, hash }: AuditLink): string {
  return `${sequence}:${hash}`;
}

/** Null: it is no link. */
export function parseLink(text: string): AuditLink | null {
  const [, sequence, hash] = /^([1-9]\d{0,14}):([\w-]{43})$/.exec(text) ?? [];
  return sequence === undefined || hash === undefined ? null : { sequence: Number(sequence), hash };
}
