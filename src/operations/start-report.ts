import { Settings } from '../config/settings';

/** What an operator should know of a gateway that starts: what it lacks, by the names of the variables. */
export function startWarnings({ access, callback, upstream, products }: Settings): string[] {
  const isApp = (keys: unknown, app: string | null): boolean => keys !== null && app === null;
  const warnings: [boolean, string][] = [
    [
      access.adminKeys.length === 0,
      'GATEWAY_ADMIN_KEY is not set: /v1/admin is open to clients with the scope admin alone',
    ],
    [upstream.signature === null, 'NXCLOUD_ACCESS_KEY is not set: calling and pns are not configured'],
    [upstream.keytime === null, 'INTERLINE_BASE_URL is not set: interline is not configured'],
    [
      isApp(upstream.signature, products.callingAppKey),
      'NXCLOUD_CALLING_APP_KEY is not set: only clients with a callingAppKey of their own can use calling',
    ],
    [
      isApp(upstream.signature, products.pnsBusinessId),
      'NXCLOUD_PNS_BUSINESS_ID is not set: only clients with a pnsBusinessId of their own can use pns',
    ],
    [callback.tokens.length === 0, 'CALLBACK_TOKENS is not set: no callback from NXCloud will be accepted'],
  ];
  return warnings.filter(([isLacking]) => isLacking).map(([, warning]) => warning);
}
