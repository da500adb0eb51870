import { discoverJwksUrl } from '../../access/credentials/access-tokens';
import { isJsonObject } from '../../common/json';
import { AccessSettings } from '../../config/access.settings';
import { Finding, ok, wrong } from './finding';

const TIMEOUT_MS = 5000;

/** Whether the identity provider gives the keys that access tokens are checked with. */
export async function checkOidc({ oidc }: AccessSettings): Promise<Finding[]> {
  if (oidc === null) return [];
  try {
    const url = oidc.jwksUrl ?? (await discoverJwksUrl(oidc.issuer));
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const document: unknown = await response.json();
    const keys: unknown = isJsonObject(document) ? document.keys : null;
    if (Array.isArray(keys) && keys.length > 0)
      return [ok('oidc', `Keys that the issuer gives: ${keys.length}.`)];
    return [noKeys('The key set of the issuer is empty or none.')];
  } catch {
    return [noKeys('The issuer does not give its keys.')];
  }
}

function noKeys(finding: string) {
  return wrong(
    'oidc',
    `${finding} Access tokens are not accepted.`,
    'Check OIDC_ISSUER, to the letter, and OIDC_JWKS_URL.',
  );
}
