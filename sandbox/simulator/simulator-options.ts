import { randomInt } from 'node:crypto';

export type SignatureAlgorithm = 'md5' | 'sha256';

/** What a caller of the simulator must know to be let in. */
export interface SandboxCredentials {
  accessKey: string;
  accessSecret: string;
  /** `appkey` of the WhatsApp calling application. */
  callingAppKey: string;
  /** `businessId` of the privacy-number application. */
  pnsBusinessId: string;
  /** Keytime: the developer id, its authentication key, and the application. */
  developerId: string;
  authKey: string;
  interlineAppId: string;
}

export interface SimulatorOptions extends SandboxCredentials {
  host: string;
  /** 0 takes a free port. */
  port: number;
  /** Hashes that a signature may use; `md5` is the one without an `algorithm` header. */
  algorithms: readonly SignatureAlgorithm[];
  /** Further applications, valid as appkey, businessId and appid alike. */
  otherApps: readonly string[];
  /** Base address of the account's pushes, e.g. the gateway's /callbacks/<token>; null: nothing is pushed. */
  callbackUrl: string | null;
  /** How many times faster than documented refused pushes are repeated. */
  retrySpeedFactor: number;
  /** How long a push may wait for its answer. */
  pushTimeoutMs: number;
  /** Milliseconds since 1970: windows, expiry and the Date header follow it. */
  now: () => number;
  /** Uniform in [0, 1): every id and every drawn number comes from it. */
  random: () => number;
}

/** Fixed and plainly fake, so that nobody mistakes them for an account. */
export const SANDBOX_CREDENTIALS: SandboxCredentials = {
  accessKey: 'sandbox-access-key',
  accessSecret: 'sandbox-access-secret-not-a-secret',
  callingAppKey: 'sandbox-calling-app',
  pnsBusinessId: 'sandbox-pns-app',
  developerId: '10000000',
  authKey: 'sandbox-auth-key-not-a-secret',
  interlineAppId: 'sandbox-interline-app',
};

export const SANDBOX_DEFAULTS: SimulatorOptions = {
  ...SANDBOX_CREDENTIALS,
  host: '127.0.0.1',
  port: 0,
  algorithms: ['md5', 'sha256'],
  otherApps: [],
  callbackUrl: null,
  retrySpeedFactor: 1,
  pushTimeoutMs: 5000,
  now: () => Date.now(),
  random: () => randomInt(2 ** 32) / 2 ** 32,
};
