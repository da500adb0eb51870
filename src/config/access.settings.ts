import { Environment } from './environment';

/** Which mode's API keys are valid: a key of the other one is refused without a look-up. */
export type GatewayMode = 'live' | 'test';

/** The company's identity provider. */
export interface OidcSettings {
  readonly issuer: string;
  readonly audience: string;
  /** Null: discovered from the issuer. */
  readonly jwksUrl: string | null;
  /** The claim that is a client's `externalId`. */
  readonly clientClaim: string;
}

/** Who may call. */
export class AccessSettings {
  readonly mode: GatewayMode;
  adminKeys: readonly string[];
  readonly adminAllowedCidrs: readonly string[];
  readonly oidc: OidcSettings | null;
  readonly rateLimitPerMinute: number;

  constructor(env: Environment) {
    this.mode = env.oneOf('GATEWAY_MODE', ['live', 'test'], 'live');
    this.adminKeys = env.list('GATEWAY_ADMIN_KEY');
    if (this.adminKeys.length > 2) env.refuse('GATEWAY_ADMIN_KEY', 'may hold two keys at most');
    if (this.adminKeys.some((key) => !/^[\x21-\x7e]{32,}$/.test(key))) {
      env.refuse('GATEWAY_ADMIN_KEY', 'must have at least 32 printable characters in each key');
    }
    this.adminAllowedCidrs = env.cidrs('ADMIN_ALLOWED_CIDRS');
    this.oidc = readOidc(env);
    this.rateLimitPerMinute = env.integer('RATE_LIMIT_PER_MINUTE', { min: 1, max: 1_000_000 }, 600);
  }
}

function readOidc(env: Environment): OidcSettings | null {
  // The issuer is compared with the token's `iss` to the letter, so its text is kept as it was given.
  const issuer = env.url('OIDC_ISSUER') === null ? null : env.text('OIDC_ISSUER');
  const audience = env.text('OIDC_AUDIENCE');
  const jwksUrl = env.url('OIDC_JWKS_URL');
  const clientClaim = env.text('OIDC_CLIENT_CLAIM') ?? 'client_id';
  env.allOrNone(['OIDC_ISSUER', 'OIDC_AUDIENCE']);
  return issuer === null || audience === null ? null : { issuer, audience, jwksUrl, clientClaim };
}
