import { UpstreamSettings } from '../config/upstream.settings';
import { UpstreamOperation, UpstreamRequest } from './operation';
import { Product } from './product';
import { headerSignature } from './signing/header-signature';
import { keytimeAuthorization } from './signing/keytime';

/** How one product is addressed, signed for, and read. */
export interface Protocol {
  readonly baseUrl: string;
  /** Headers that prove one attempt. `timestamp` is in milliseconds of the upstream's clock. */
  sign(operation: UpstreamOperation, request: UpstreamRequest, timestamp: string): Record<string, string>;
  /** What must never be shown. */
  readonly secrets: readonly string[];
  /** Where the envelope keeps the upstream's code, its text, and the id of the request. */
  readonly envelope: { readonly code: string; readonly text: string; readonly traceId: string | null };
}

/** `bizType`: 2 is WhatsApp, 5 is privacy numbers (API接口调用约定). */
const BIZ_TYPES = { calling: '2', pns: '5' } as const;

/** The protocol of a product; null when the settings hold no keys for it. */
export function protocolOf(product: Product, settings: UpstreamSettings): Protocol | null {
  return product === 'interline' ? keytimeProtocol(settings) : headerSignedProtocol(product, settings);
}

function headerSignedProtocol(product: 'calling' | 'pns', settings: UpstreamSettings): Protocol | null {
  const { signature } = settings;
  if (signature === null) return null;
  const { accessKey, accessSecret, algorithm } = signature;
  const bizType = BIZ_TYPES[product];
  return {
    secrets: [accessKey, accessSecret],
    baseUrl: product === 'calling' ? settings.callingBaseUrl : settings.pnsBaseUrl,
    envelope:
      product === 'calling'
        ? { code: 'code', text: 'message', traceId: 'traceId' }
        : { code: 'code', text: 'msg', traceId: 'requestId' },
    sign: ({ action = '' }, { body }, timestamp) => ({
      accessKey,
      action,
      bizType,
      ts: timestamp,
      sign: headerSignature({ accessKey, accessSecret, action, bizType, timestamp, body, algorithm }),
      ...(algorithm === 'md5' ? {} : { algorithm }),
    }),
  };
}

function keytimeProtocol(settings: UpstreamSettings): Protocol | null {
  const { keytime, interlineBaseUrl } = settings;
  if (keytime === null || interlineBaseUrl === null) return null;
  return {
    secrets: [keytime.developerId, keytime.authKey],
    baseUrl: interlineBaseUrl,
    envelope: { code: 'error', text: 'reason', traceId: null },
    sign: (_operation, _request, timestamp) => ({
      Authorization: keytimeAuthorization({ ...keytime, timestamp }),
    }),
  };
}
