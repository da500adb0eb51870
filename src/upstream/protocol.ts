import { KeytimeCredentials, SignatureCredentials, UpstreamSettings } from '../config/upstream.settings';
import { UpstreamOperation, UpstreamRequest } from './operation';
import { Product } from './product';
import { headerSignature } from './signing/header-signature';
import { keytimeAuthorization } from './signing/keytime';

/** How one product is addressed, signed for, and read. */
export interface Protocol {
  readonly baseUrl: string;
  /** For one attempt: the keys may be others at the next (ADR 18). */
  signer(): Signer;
  /** Where the envelope keeps the upstream's code, its text, and the id of the request. */
  readonly envelope: { readonly code: string; readonly text: string; readonly traceId: string | null };
}

/** Signs with the keys of a moment. */
export interface Signer {
  /** Headers that prove one attempt. `timestamp` is in milliseconds of the upstream's clock. */
  sign(operation: UpstreamOperation, request: UpstreamRequest, timestamp: string): Record<string, string>;
  /** What must never be shown. */
  readonly secrets: readonly string[];
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
  return {
    signer: () => headerSigner(BIZ_TYPES[product], settings.signature ?? signature),
    baseUrl: product === 'calling' ? settings.callingBaseUrl : settings.pnsBaseUrl,
    envelope:
      product === 'calling'
        ? { code: 'code', text: 'message', traceId: 'traceId' }
        : { code: 'code', text: 'msg', traceId: 'requestId' },
  };
}

function headerSigner(bizType: string, { accessKey, accessSecret, algorithm }: SignatureCredentials): Signer {
  return {
    secrets: [accessKey, accessSecret],
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
    signer: () => keytimeSigner(settings.keytime ?? keytime),
    baseUrl: interlineBaseUrl,
    envelope: { code: 'error', text: 'reason', traceId: null },
  };
}

function keytimeSigner(keytime: KeytimeCredentials): Signer {
  return {
    secrets: [keytime.developerId, keytime.authKey],
    sign: (_operation, _request, timestamp) => ({
      Authorization: keytimeAuthorization({ ...keytime, timestamp }),
    }),
  };
}
