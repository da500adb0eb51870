import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { AccessSettings } from '../../config/access.settings';
import { Principal } from '../caller';
import { AccessTokens } from './access-tokens';
import { hashToken, matchesHash, parseApiKey } from './api-key';
import { Directory } from './directory';
import { KeyUsage } from './key-usage';

const MAX_TOKEN_LENGTH = 8192;

/** Finds out who holds a bearer token. */
@Injectable()
export class Authenticator {
  private readonly adminKeyHashes: readonly string[];

  constructor(
    private readonly settings: AccessSettings,
    private readonly directory: Directory,
    private readonly accessTokens: AccessTokens,
    private readonly usage: KeyUsage,
    private readonly clock: Clock,
  ) {
    this.adminKeyHashes = settings.adminKeys.map(hashToken);
  }

  /** Null for every token that is malformed, unknown, expired, revoked, or of a suspended client. */
  async authenticate(authorization: string | undefined): Promise<Principal | null> {
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined || token.length > MAX_TOKEN_LENGTH) return null;
    if (this.adminKeyHashes.some((hash) => matchesHash(token, hash))) return { kind: 'operator' };
    return token.startsWith('nxg_') ? this.byApiKey(token) : this.byAccessToken(token);
  }

  private async byApiKey(token: string): Promise<Principal | null> {
    const parsed = parseApiKey(token);
    if (parsed?.mode !== this.settings.mode) return null;
    const held = await this.directory.heldKey(parsed.publicId);
    if (held === null || !matchesHash(token, held.hash)) return null;
    const { key, client } = held;
    const isExpired = key.expiresAt !== null && key.expiresAt <= this.clock.now();
    if (isExpired || client.status !== 'active') return null;
    this.usage.note(key.id);
    return { kind: 'client', caller: { client, scopes: client.scopes, credential: key.publicId } };
  }

  private async byAccessToken(token: string): Promise<Principal | null> {
    const claims = await this.accessTokens.verify(token);
    if (claims === null) return null;
    const client = await this.directory.clientOf(claims.externalId);
    if (client?.status !== 'active') return null;
    const scopes = client.scopes.filter((scope) => claims.scopes.includes(scope));
    return { kind: 'client', caller: { client, scopes, credential: 'oidc' } };
  }
}
