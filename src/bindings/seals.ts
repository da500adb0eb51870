import { canonicalJson } from '../common/json';
import { sealPurpose } from '../vault/seal-purpose';
import { Vault } from '../vault/vault';
import { BindingDraft, BindingRow } from './binding';

type Parties = Pick<BindingDraft, 'phoneA' | 'phoneB'>;

type SealedColumn = 'sealed_parties' | 'sealed_user_data' | 'sealed_routing_tag' | 'sealed_request';

function purposeOf(column: SealedColumn, bindingId: string): string {
  return sealPurpose(['bindings', column], bindingId);
}

/** What the caller asked for, as columns: its personal numbers and user data sealed. */
export function askedColumns(vault: Vault, bindingId: string, draft: BindingDraft) {
  const { phoneA, phoneB, userData, recording, ttlSeconds } = draft;
  return {
    recording: recording ? 1 : 0,
    ttl_seconds: ttlSeconds,
    sealed_parties: vault.seal(JSON.stringify({ phoneA, phoneB }), purposeOf('sealed_parties', bindingId)),
    sealed_user_data:
      userData === null ? null : vault.seal(userData, purposeOf('sealed_user_data', bindingId)),
  };
}

/** The people that the caller bound. */
export function openParties(vault: Vault, { id, sealed_parties }: BindingRow): Parties {
  return JSON.parse(vault.open(sealed_parties, purposeOf('sealed_parties', id))) as Parties;
}

/** The caller's user data, as it gave it. */
export function openUserData(vault: Vault, { id, sealed_user_data }: BindingRow): string | null {
  return sealed_user_data === null ? null : vault.open(sealed_user_data, purposeOf('sealed_user_data', id));
}

/** The caller's request, where the gateway may ask again by itself. */
export function requestColumn(vault: Vault, bindingId: string, { request, isRepeatable }: BindingDraft) {
  const purpose = purposeOf('sealed_request', bindingId);
  return { sealed_request: isRepeatable ? vault.seal(JSON.stringify(request), purpose) : null };
}

/** Whether the gateway may ask again by itself for what this asks. */
export function isSameRequest(vault: Vault, row: BindingRow, { request }: BindingDraft): boolean {
  return row.sealed_request !== null && canonicalJson(draftOf(vault, row).request) === canonicalJson(request);
}

/**
 * What was first asked, of a binding that the gateway may ask for again by itself.
 * @throws Error for any other
 */
export function draftOf(vault: Vault, row: BindingRow): BindingDraft {
  if (row.sealed_request === null) throw new Error('only what may be asked for again has its request');
  return {
    clientId: row.client_id,
    product: row.product,
    mode: row.mode,
    upstreamApp: row.upstream_app,
    customerBindId: row.customer_bind_id,
    numberX: row.number_x,
    ...openParties(vault, row),
    recording: row.recording === 1,
    userData: openUserData(vault, row),
    ttlSeconds: row.ttl_seconds,
    expiry: 'reset',
    request: JSON.parse(vault.open(row.sealed_request, purposeOf('sealed_request', row.id))) as object,
    isRepeatable: true,
  };
}

/** What a routing tag is found by. */
export function tagHash(vault: Vault, tag: string): string {
  return vault.lookupHash(`routing tag ${tag}`);
}

/** The routing tag as columns: a keyed hash to be found by, and sealed, because a repeat must send the same one. */
export function tagColumns(vault: Vault, bindingId: string, tag: string | null) {
  return {
    routing_tag_hash: tag === null ? null : tagHash(vault, tag),
    sealed_routing_tag: tag === null ? null : vault.seal(tag, purposeOf('sealed_routing_tag', bindingId)),
  };
}

export function openTag(vault: Vault, { id, sealed_routing_tag }: BindingRow): string | null {
  return sealed_routing_tag === null
    ? null
    : vault.open(sealed_routing_tag, purposeOf('sealed_routing_tag', id));
}
