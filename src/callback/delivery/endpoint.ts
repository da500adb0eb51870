import { Selectable } from 'kysely';
import { WebhookEndpointTable } from '../../database/schema';
import { sealPurpose } from '../../vault/seal-purpose';
import { Vault } from '../../vault/vault';

export type EndpointRow = Selectable<WebhookEndpointTable>;

/** Why an endpoint is disabled. */
export const DISABLED_REASONS = ['by_client', 'gone', 'failing', 'client_deleted'] as const;
export type DisabledReason = (typeof DISABLED_REASONS)[number];

type SealedColumn = 'sealed_url' | 'sealed_secret' | 'sealed_previous_secrets';

function purposeOf(column: SealedColumn, endpointId: string): string {
  return sealPurpose(['webhook_endpoints', column], endpointId);
}

/** Signatures that fit into a header; whoever rotates more often in a day loses the oldest. */
const MAX_PREVIOUS_SECRETS = 9;

export function sealEndpoint(vault: Vault, column: SealedColumn, endpointId: string, text: string): string {
  return vault.seal(text, purposeOf(column, endpointId));
}

export function urlOf(vault: Vault, { id, sealed_url }: EndpointRow): string {
  return vault.open(sealed_url, purposeOf('sealed_url', id));
}

/** A secret that was rotated away, and until when it still signs, in milliseconds since the epoch. */
interface PreviousSecret {
  readonly secret: string;
  readonly until: number;
}

/** The secrets that sign now, the newest first: after a rotation the old one signs too for a while. */
export function secretsOf(vault: Vault, row: EndpointRow, now: number): string[] {
  return [currentSecret(vault, row), ...previousSecrets(vault, row, now).map(({ secret }) => secret)];
}

/** The columns after a rotation: the secret that signed until now goes on doing so until `until`. */
export function rotatedColumns(vault: Vault, row: EndpointRow, secret: string, now: number, until: number) {
  const previous = [{ secret: currentSecret(vault, row), until }, ...previousSecrets(vault, row, now)];
  return {
    sealed_secret: sealEndpoint(vault, 'sealed_secret', row.id, secret),
    sealed_previous_secrets: sealEndpoint(
      vault,
      'sealed_previous_secrets',
      row.id,
      JSON.stringify(previous.slice(0, MAX_PREVIOUS_SECRETS)),
    ),
  };
}

function currentSecret(vault: Vault, { id, sealed_secret }: EndpointRow): string {
  return vault.open(sealed_secret, purposeOf('sealed_secret', id));
}

function previousSecrets(
  vault: Vault,
  { id, sealed_previous_secrets: sealed }: EndpointRow,
  now: number,
): PreviousSecret[] {
  if (sealed === null) return [];
  const all = JSON.parse(vault.open(sealed, purposeOf('sealed_previous_secrets', id))) as PreviousSecret[];
  return all.filter(({ until }) => until > now);
}

export function parseEventTypes(json: string): string[] {
  return JSON.parse(json) as string[];
}

export function wantsType(types: readonly string[], type: string): boolean {
  return types.includes('*') || types.includes(type);
}
