import { Vault } from '../vault/vault';
import { BindingDraft, BindingRow } from './binding';

const PURPOSES = {
  parties: 'bindings.parties',
  userData: 'bindings.user_data',
  routingTag: 'bindings.routing_tag',
} as const;

function purposeOf(what: keyof typeof PURPOSES, bindingId: string): string {
  return `${PURPOSES[what]}:${bindingId}`;
}

/** What the caller asked for, as columns: its personal numbers and user data sealed. */
export function askedColumns(vault: Vault, bindingId: string, draft: BindingDraft) {
  const { phoneA, phoneB, userData, recording, ttlSeconds } = draft;
  return {
    recording: recording ? 1 : 0,
    ttl_seconds: ttlSeconds,
    sealed_parties: vault.seal(JSON.stringify({ phoneA, phoneB }), purposeOf('parties', bindingId)),
    sealed_user_data: userData === null ? null : vault.seal(userData, purposeOf('userData', bindingId)),
  };
}

/** The caller's user data, as it gave it. */
export function openUserData(vault: Vault, { id, sealed_user_data }: BindingRow): string | null {
  return sealed_user_data === null ? null : vault.open(sealed_user_data, purposeOf('userData', id));
}

/** What a routing tag is found by. */
export function tagHash(vault: Vault, tag: string): string {
  return vault.lookupHash(`routing tag ${tag}`);
}

/** The routing tag as columns: a keyed hash to be found by, and sealed, because a repeat must send the same one. */
export function tagColumns(vault: Vault, bindingId: string, tag: string | null) {
  return {
    routing_tag_hash: tag === null ? null : tagHash(vault, tag),
    sealed_routing_tag: tag === null ? null : vault.seal(tag, purposeOf('routingTag', bindingId)),
  };
}

export function openTag(vault: Vault, { id, sealed_routing_tag }: BindingRow): string | null {
  return sealed_routing_tag === null ? null : vault.open(sealed_routing_tag, purposeOf('routingTag', id));
}
