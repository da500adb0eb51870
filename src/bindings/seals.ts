import { Vault } from '../vault/vault';
import { BindingDraft, BindingRow } from './binding';

function partiesPurpose(bindingId: string): string {
  return `bindings.parties:${bindingId}`;
}

function userDataPurpose(bindingId: string): string {
  return `bindings.user_data:${bindingId}`;
}

export function tagPurpose(bindingId: string): string {
  return `bindings.routing_tag:${bindingId}`;
}

/** The personal numbers of a binding, sealed together. */
export function sealedParties(
  vault: Vault,
  bindingId: string,
  { phoneA, phoneB }: Pick<BindingDraft, 'phoneA' | 'phoneB'>,
): string {
  return vault.seal(JSON.stringify({ phoneA, phoneB }), partiesPurpose(bindingId));
}

export function sealedUserData(vault: Vault, bindingId: string, userData: string | null): string | null {
  return userData === null ? null : vault.seal(userData, userDataPurpose(bindingId));
}

/** The caller's user data, as it gave it. */
export function openUserData(vault: Vault, { id, sealed_user_data }: BindingRow): string | null {
  return sealed_user_data === null ? null : vault.open(sealed_user_data, userDataPurpose(id));
}
