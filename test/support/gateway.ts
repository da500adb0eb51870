import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Simulator, startSimulator } from '../../sandbox/simulator/start-simulator';
import { Clock } from '../../src/common/clock';
import { createLogger } from '../../src/common/logging/logger';
import { Randomness } from '../../src/common/randomness';
import { EnvironmentSource } from '../../src/config/environment';
import { HttpSettings } from '../../src/config/http.settings';
import { loadSettings } from '../../src/config/settings';
import { createApp } from '../../src/create-app';
import { listen } from '../../src/listen';
import { Metrics } from '../../src/operations/metrics';
import { ADMIN_KEY, CALLBACK_TOKEN } from './canaries';
import { Http } from './http';
import { CapturedLog, noteMetrics } from './output';
import { scanSqlite } from './store-scan';

/** Time that stands still until a test moves it. */
export class SetClock extends Clock {
  constructor(private epochMs: number = Date.now()) {
    super();
  }
  override now(): number {
    return this.epochMs;
  }
  advanceSeconds(seconds: number): void {
    this.epochMs += seconds * 1000;
  }
}

export interface GatewayOptions {
  /** Settings over the ones that point the gateway to its upstream. */
  readonly env?: EnvironmentSource;
  /** Where the three products are; a simulator is started where none is given. */
  readonly upstreamUrl?: string;
  readonly clock?: Clock;
  readonly randomness?: Randomness;
}

/** A client of the gateway, with a key of its own. */
export interface TestClient {
  readonly id: string;
  readonly key: string;
  readonly http: Http;
}

/** A gateway on a port of its own, over a database of its own. */
export interface TestGateway {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly port: number;
  /** Speaks with the admin key. */
  readonly admin: Http;
  /** Speaks with no token. */
  readonly anyone: Http;
  /** Where NXCloud's callbacks go: add `/interline/cdr` and so on. */
  readonly callbackUrl: string;
  readonly log: CapturedLog;
  /** Fails the test where no simulator was started. */
  readonly simulator: Simulator;
  as(token: string): Http;
  /** Makes a client with all scopes of the products and every number, unless told otherwise. */
  createClient(draft?: Readonly<Record<string, unknown>>): Promise<TestClient>;
  close(): Promise<void>;
}

/** All scopes of the products. */
export const ALL_SCOPES = [
  'calling:read',
  'calling:write',
  'pns:read',
  'pns:write',
  'interline:read',
  'interline:write',
  'events:read',
  'webhooks:read',
  'webhooks:write',
];

/** The environment of a gateway whose three products are at one address. */
export function environmentFor(
  upstreamUrl: string,
  credentials: Simulator['credentials'],
): EnvironmentSource {
  return {
    GATEWAY_MODE: 'test',
    GATEWAY_ADMIN_KEY: ADMIN_KEY,
    HOST: '127.0.0.1',
    PORT: '0',
    CALLBACK_TOKENS: CALLBACK_TOKEN,
    LOG_LEVEL: 'trace',
    RATE_LIMIT_PER_MINUTE: '1000000',
    NXCLOUD_ACCESS_KEY: credentials.accessKey,
    NXCLOUD_ACCESS_SECRET: credentials.accessSecret,
    NXCLOUD_CALLING_BASE_URL: upstreamUrl,
    NXCLOUD_CALLING_APP_KEY: credentials.callingAppKey,
    NXCLOUD_PNS_BASE_URL: upstreamUrl,
    NXCLOUD_PNS_BUSINESS_ID: credentials.pnsBusinessId,
    INTERLINE_BASE_URL: upstreamUrl,
    INTERLINE_DEVELOPER_ID: credentials.developerId,
    INTERLINE_AUTH_KEY: credentials.authKey,
    INTERLINE_APP_ID: credentials.interlineAppId,
  };
}

export async function startGateway(options: GatewayOptions = {}): Promise<TestGateway> {
  const simulator = await startSimulator({ now: () => options.clock?.now() ?? Date.now() });
  const folder = mkdtempSync(join(tmpdir(), 'nxg-test-'));
  const ownFile = join(folder, 'gateway.sqlite');
  const leave = async (): Promise<void> => {
    await simulator.close();
    if (existsSync(ownFile)) await scanSqlite(ownFile);
    rmSync(folder, { recursive: true, force: true });
  };
  const log = new CapturedLog();
  const start = async (): Promise<NestFastifyApplication> => {
    const settings = loadSettings({
      ...environmentFor(options.upstreamUrl ?? simulator.url, simulator.credentials),
      DATABASE_URL: `sqlite:${ownFile}`,
      ...options.env,
    });
    const surroundings = { clock: options.clock, randomness: options.randomness };
    return createApp(settings, { logger: createLogger(settings.http.logLevel, log), ...surroundings });
  };
  const app = await start().catch(async (error: unknown) => {
    await leave();
    throw error;
  });
  const { url, callbackUrl } = await listen(app, app.get(HttpSettings, { strict: false }));
  const port = Number(new URL(url).port);
  const admin = new Http(url, ADMIN_KEY);
  const as = (token: string): Http => new Http(url, token);
  return {
    app,
    url,
    port,
    callbackUrl: `${callbackUrl ?? url}/callbacks/${CALLBACK_TOKEN}`,
    admin,
    anyone: new Http(url),
    log,
    simulator,
    as,
    async createClient(draft = {}) {
      const { body: client } = await admin.post('/v1/admin/clients', {
        name: 'test client',
        scopes: ALL_SCOPES,
        businessPhones: ['*'],
        interlineNumbers: ['*'],
        ...draft,
      });
      const id = String(client.id);
      const { body } = await admin.post(`/v1/admin/clients/${id}/keys`);
      const key = String(body.key);
      return { id, key, http: as(key) };
    },
    async close() {
      noteMetrics(await app.get(Metrics, { strict: false }).registry.metrics());
      await app.close();
      await leave();
    },
  };
}
