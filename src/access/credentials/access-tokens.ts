import { Injectable } from '@nestjs/common';
import {
  createRemoteJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  JWTPayload,
  jwtVerify,
  JWTVerifyGetKey,
} from 'jose';
import { Clock } from '../../common/clock';
import { isJsonObject } from '../../common/json';
import { ProblemError } from '../../common/problems/problem-error';
import { AccessSettings, OidcSettings } from '../../config/access.settings';

const ALGORITHMS = ['RS256', 'ES256', 'EdDSA'];
const ACCESS_TOKEN_TYPES = ['at+jwt', 'application/at+jwt'];
const CLOCK_TOLERANCE_SECONDS = 5;
/** What an externalId can be: printable, as `CreateClientRequest` takes it. */

const CLIENT_NAME = /^[^\u0000-\u001f\u007f]{1,255}$/;
const REQUEST_TIMEOUT_MS = 5000;

/** What a valid access token says. */
export interface AccessTokenClaims {
  readonly externalId: string;
  readonly scopes: readonly string[];
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Checks JWT access tokens of the company's identity provider. */
@Injectable()
export class AccessTokens {
  private readonly oidc: OidcSettings | null;
  private keys: Promise<JWTVerifyGetKey> | null = null;

  constructor(
    settings: AccessSettings,
    private readonly clock: Clock,
  ) {
    this.oidc = settings.oidc;
  }

  /**
   * The token's claims; null for anything that is no valid access token of the issuer.
   * @throws ProblemError `upstream_unavailable` when the issuer's keys cannot be fetched
   */
  async verify(token: string): Promise<AccessTokenClaims | null> {
    const { oidc } = this;
    if (oidc === null || !isPlausible(token, oidc)) return null;
    const payload = await this.verifiedPayload(token, oidc);
    const externalId = payload?.[oidc.clientClaim];
    if (payload === null || typeof externalId !== 'string' || !CLIENT_NAME.test(externalId)) return null;
    const { scope, exp = 0 } = payload;
    return {
      externalId,
      scopes: typeof scope === 'string' ? scope.split(' ') : [],
      expiresAt: exp * 1000,
    };
  }

  private async verifiedPayload(token: string, oidc: OidcSettings): Promise<JWTPayload | null> {
    const keys = await this.issuerKeys(oidc);
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: oidc.issuer,
        audience: oidc.audience,
        algorithms: ALGORITHMS,
        requiredClaims: ['exp'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: new Date(this.clock.now()),
      });
      return payload;
    } catch (error) {
      if (isRefusal(error)) return null;
      throw issuerAway(error);
    }
  }

  /** One key set for all: requests that come while it is being discovered wait for the same answer. */
  private async issuerKeys(oidc: OidcSettings): Promise<JWTVerifyGetKey> {
    this.keys ??= remoteKeys(oidc);
    try {
      return await this.keys;
    } catch (error) {
      this.keys = null;
      throw error;
    }
  }
}

/** What can be seen without a key: cheap, and enough to refuse noise and ID tokens. */
function isPlausible(token: string, oidc: OidcSettings): boolean {
  try {
    const { alg = '', typ = 'JWT' } = decodeProtectedHeader(token);
    const payload = decodeJwt(token);
    const type = typ.toLowerCase();
    const isAccessToken = ACCESS_TOKEN_TYPES.includes(type) || (type === 'jwt' && !looksLikeIdToken(payload));
    return ALGORITHMS.includes(alg) && payload.iss === oidc.issuer && isAccessToken;
  } catch {
    return false;
  }
}

/** Claims that only ID tokens carry (OpenID Connect Core), and the marks of providers that use one type for both. */
function looksLikeIdToken(payload: JWTPayload): boolean {
  const hasIdClaim = ['nonce', 'at_hash', 'c_hash', 's_hash'].some((claim) => payload[claim] !== undefined);
  return hasIdClaim || payload.typ === 'ID' || payload.token_use === 'id';
}

/** Whether the token is at fault, and not the key set that should have checked it. */
function isRefusal(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return false;
  return error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC';
}

async function remoteKeys({ jwksUrl, issuer }: OidcSettings): Promise<JWTVerifyGetKey> {
  const url = jwksUrl ?? (await discoverJwksUrl(issuer));
  return createRemoteJWKSet(new URL(url), { timeoutDuration: REQUEST_TIMEOUT_MS });
}

/** @throws ProblemError when the issuer cannot be asked, or says nothing of use */
export async function discoverJwksUrl(issuer: string): Promise<string> {
  try {
    const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      redirect: 'error',
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
    const document: unknown = await response.json();
    if (isJsonObject(document) && document.issuer === issuer) {
      const { jwks_uri: url } = document;
      if (typeof url === 'string' && URL.canParse(url)) return url;
    }
    throw new Error('the discovery document is not the issuer’s');
  } catch (error) {
    throw issuerAway(error);
  }
}

function issuerAway(cause: unknown): ProblemError {
  return new ProblemError(
    'upstream_unavailable',
    { detail: 'The identity provider cannot be reached to check the token.', retryAfterSeconds: 5 },
    { cause },
  );
}
