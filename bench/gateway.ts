import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { SANDBOX_CREDENTIALS } from '../sandbox/simulator/simulator-options';
import { Child } from './child';

const MAIN = join(__dirname, '..', 'main.js');
const ADMIN_KEY = randomBytes(24).toString('hex');
const CALLBACK_TOKEN = randomBytes(24).toString('base64url');
/** One key for every start: a gateway that comes back to a store must be able to open it. */
const DATA_KEY = `bench:${randomBytes(32).toString('base64')}`;

export interface GatewayChoices {
  /** Where NXCloud is. */
  readonly upstreamUrl: string;
  /** A folder for its log, and for its database where `databaseUrl` names no other. */
  readonly folder: string;
  readonly databaseUrl?: string;
}

/** A client of the gateway, with a key of its own. */
export interface BenchClient {
  readonly id: string;
  readonly key: string;
}

/** The gateway as production runs it, with everything switched on. */
export class BenchGateway {
  private constructor(readonly process: Child) {}

  static async start({ upstreamUrl, folder, databaseUrl }: GatewayChoices): Promise<BenchGateway> {
    const credentials = SANDBOX_CREDENTIALS;
    const env = {
      NODE_ENV: 'production',
      PORT: '0',
      HOST: '127.0.0.1',
      GATEWAY_MODE: 'live',
      GATEWAY_ADMIN_KEY: ADMIN_KEY,
      DATABASE_URL: databaseUrl ?? `sqlite:${join(folder, 'gateway.sqlite')}`,
      DATA_ENCRYPTION_KEYS: DATA_KEY,
      RATE_LIMIT_PER_MINUTE: '1000000',
      NXCLOUD_ACCESS_KEY: credentials.accessKey,
      NXCLOUD_ACCESS_SECRET: credentials.accessSecret,
      NXCLOUD_CALLING_BASE_URL: upstreamUrl,
      NXCLOUD_CALLING_APP_KEY: credentials.callingAppKey,
      NXCLOUD_PNS_BASE_URL: upstreamUrl,
      NXCLOUD_PNS_BUSINESS_ID: credentials.pnsBusinessId,
      CALLBACK_TOKENS: CALLBACK_TOKEN,
      WEBHOOK_ALLOW_HTTP: 'true',
      WEBHOOK_ALLOWED_CIDRS: '127.0.0.0/8',
    };
    return new BenchGateway(await Child.start(MAIN, env, join(folder, 'gateway.log')));
  }

  get url(): string {
    return this.process.url;
  }

  get callbackUrl(): string {
    return `${this.url}/callbacks/${CALLBACK_TOKEN}`;
  }

  async createClient(): Promise<BenchClient> {
    const { id } = await this.post('/v1/admin/clients', ADMIN_KEY, {
      name: 'bench',
      scopes: ['calling:read', 'pns:read', 'pns:write', 'events:read', 'webhooks:read', 'webhooks:write'],
      businessPhones: ['*'],
      interlineNumbers: [],
    });
    const { key } = await this.post(`/v1/admin/clients/${String(id)}/keys`, ADMIN_KEY, {});
    return { id: String(id), key: String(key) };
  }

  /** @throws Error with the status when the gateway refuses */
  async post(path: string, key: string, body: unknown): Promise<Record<string, unknown>> {
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok)
      throw new Error(`POST ${path} was answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Record<string, unknown>;
  }

  async delete(path: string, key: string): Promise<void> {
    const response = await fetch(`${this.url}${path}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${key}` },
    });
    if (!response.ok) throw new Error(`DELETE ${path} was answered ${response.status}`);
  }

  stop(): Promise<void> {
    return this.process.stop();
  }
}
