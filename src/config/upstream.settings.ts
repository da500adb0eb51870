import { isLoopbackHost } from '../common/loopback';
import { Environment } from './environment';

/** The pair that signs calling and pns requests. */
export interface SignatureCredentials {
  readonly accessKey: string;
  readonly accessSecret: string;
  readonly algorithm: 'md5' | 'sha256';
}

/** The pair that signs interline requests. */
export interface KeytimeCredentials {
  readonly developerId: string;
  readonly authKey: string;
}

/** Where NXCloud is, the keys that sign for it, and how patient the gateway is with it. */
export class UpstreamSettings {
  /** Signs calling and pns. Null: neither is configured. */
  signature: SignatureCredentials | null;
  /** Signs interline. Null: it is not configured. */
  keytime: KeytimeCredentials | null;
  readonly callingBaseUrl: string;
  readonly pnsBaseUrl: string;
  readonly interlineBaseUrl: string | null;
  readonly attemptTimeoutMs: number;
  readonly totalTimeoutMs: number;
  readonly maxRetries: number;
  /** Requests under way at once, per product. */
  readonly maxConcurrency: number;
  readonly proxyUrl: string | null;

  constructor(env: Environment) {
    this.signature = readSignature(env);
    this.callingBaseUrl = env.url('NXCLOUD_CALLING_BASE_URL', 'https://api2.nxcloud.com');
    this.pnsBaseUrl = env.url('NXCLOUD_PNS_BASE_URL', 'https://api.nxcloud.com');
    this.interlineBaseUrl = env.url('INTERLINE_BASE_URL');
    this.keytime = readKeytime(env);
    this.attemptTimeoutMs = env.integer('UPSTREAM_ATTEMPT_TIMEOUT_MS', { min: 10, max: 120_000 }, 5000);
    this.totalTimeoutMs = env.integer('UPSTREAM_TOTAL_TIMEOUT_MS', { min: 10, max: 300_000 }, 12_000);
    this.maxRetries = env.integer('UPSTREAM_MAX_RETRIES', { min: 0, max: 10 }, 2);
    this.maxConcurrency = env.integer('UPSTREAM_MAX_CONCURRENCY', { min: 1, max: 10_000 }, 128);
    this.proxyUrl = env.url('UPSTREAM_PROXY_URL');
    this.refusePlainHttp(env);
  }

  /** Keys and phone numbers travel in clear over http: only to this machine, or where the operator says so. */
  private refusePlainHttp(env: Environment): void {
    if (env.flag('UPSTREAM_ALLOW_HTTP', false)) return;
    const addresses = {
      NXCLOUD_CALLING_BASE_URL: this.callingBaseUrl,
      NXCLOUD_PNS_BASE_URL: this.pnsBaseUrl,
      INTERLINE_BASE_URL: this.interlineBaseUrl,
    };
    for (const [name, address] of Object.entries(addresses)) {
      const url = address === null ? null : new URL(address);
      if (url?.protocol === 'http:' && !isLoopbackHost(url.hostname)) {
        env.refuse(name, 'must be https (http only to this machine, or with UPSTREAM_ALLOW_HTTP=true)');
      }
    }
  }
}

function readSignature(env: Environment): SignatureCredentials | null {
  const accessKey = env.matching('NXCLOUD_ACCESS_KEY', /^[\x21-\x7e]+$/, 'must be printable ASCII');
  const accessSecret = env.text('NXCLOUD_ACCESS_SECRET');
  const algorithm = env.oneOf('NXCLOUD_SIGN_ALGORITHM', ['md5', 'sha256'], 'md5');
  env.allOrNone(['NXCLOUD_ACCESS_KEY', 'NXCLOUD_ACCESS_SECRET']);
  return accessKey === null || accessSecret === null ? null : { accessKey, accessSecret, algorithm };
}

function readKeytime(env: Environment): KeytimeCredentials | null {
  const developerId = env.matching(
    'INTERLINE_DEVELOPER_ID',
    /^[\x21-\x2b\x2d-\x7e]+$/,
    'must be printable ASCII without a comma',
  );
  const authKey = env.text('INTERLINE_AUTH_KEY');
  env.allOrNone(['INTERLINE_BASE_URL', 'INTERLINE_DEVELOPER_ID', 'INTERLINE_AUTH_KEY', 'INTERLINE_APP_ID']);
  return developerId === null || authKey === null ? null : { developerId, authKey };
}
