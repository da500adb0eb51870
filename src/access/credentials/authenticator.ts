import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { isSameSecret } from '../../common/same-secret';
import { AccessSettings } from '../../config/access.settings';
import { Principal } from '../caller';
import { AccessTokens } from './access-tokens';
import { hashToken, parseApiKey } from './api-key';
import { Directory } from './directory';
import { KeyUsage } from './key-usage';
import { TokenHashes } from './token-hashes';

const MAX_TOKEN_LENGTH = 8192;

/** Why a token is not accepted: for the log alone. */
export interface Refusal {
  readonly kind: 'refused';
  readonly reason:
    | 'missing'
    | 'malformed'
    | 'other_mode'
    | 'unknown_or_revoked'
    | 'expired'
    | 'suspended'
    | 'invalid_token'
    | 'unknown_client';
  /** The public id of the API key, as far as it can be read. */
  readonly credential: string | null;
}

/** Finds out who holds a bearer token. */
@Injectable()
export class Authenticator {
  private readonly adminKeys: TokenHashes;

  constructor(
    private readonly settings: AccessSettings,
    private readonly directory: Directory,
    private readonly accessTokens: AccessTokens,
    private readonly usage: KeyUsage,
    private readonly clock: Clock,
  ) {
    this.adminKeys = new TokenHashes(() => settings.adminKeys);
  }

  /** Callers are told one thing about every refusal; the log says which one it was. */
  async authenticate(authorization: string | undefined): Promise<Principal | Refusal> {
    if (authorization === undefined) return refused('missing');
    const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    if (token === undefined || token.length > MAX_TOKEN_LENGTH) return refused('malformed');
    const hash = hashToken(token);
    if (this.adminKeys.include(hash)) return { kind: 'operator' };
    return token.startsWith('nxg_') ? this.byApiKey(token, hash) : this.byAccessToken(token);
  }

  private async byApiKey(token: string, hash: string): Promise<Principal | Refusal> {
    const parsed = parseApiKey(token);
    if (parsed === null) return refused('malformed');
    const { mode, publicId } = parsed;
    if (mode !== this.settings.mode) return refused('other_mode', publicId);
    const held = await this.directory.heldKey(publicId);
    if (held === null || !isSameSecret(hash, held.hash)) return refused('unknown_or_revoked', publicId);
    const { key, client } = held;
    if (key.expiresAt !== null && key.expiresAt <= this.clock.now()) return refused('expired', publicId);
    if (client.status !== 'active') return refused('suspended', publicId);
    this.usage.note(key.id);
    const { expiresAt } = key;
    return { kind: 'client', caller: { client, scopes: client.scopes, credential: publicId, expiresAt } };
  }

  private async byAccessToken(token: string): Promise<Principal | Refusal> {
    const claims = await this.accessTokens.verify(token);
    if (claims === null) return refused('invalid_token');
    const client = await this.directory.clientOf(claims.externalId);
    if (client === null) return refused('unknown_client', 'oidc');
    if (client.status !== 'active') return refused('suspended', 'oidc');
    const scopes = client.scopes.filter((scope) => claims.scopes.includes(scope));
    const { expiresAt } = claims;
    return { kind: 'client', caller: { client, scopes, credential: 'oidc', expiresAt } };
  }
}

function refused(reason: Refusal['reason'], credential: string | null = null): Refusal {
  return { kind: 'refused', reason, credential };
}
