import { Environment } from './environment';

/** Where the gateway listens, whom it believes about addresses, and what it shows without a key. */
export class HttpSettings {
  readonly port: number;
  readonly host: string;
  /** The port of the callback side. None: callbacks share `port`. */
  readonly callbackPort: number | null;
  /** Networks whose `X-Forwarded-For` counts. */
  readonly trustProxyCidrs: readonly string[];
  readonly docsEnabled: boolean;
  metricsToken: string | null;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  /** Where OpenTelemetry traces go. Null: they are off. */
  readonly otlpEndpoint: string | null;

  constructor(env: Environment) {
    this.port = env.integer('PORT', { min: 0, max: 65_535 }, 3000);
    this.host = env.matching('HOST', /^[A-Za-z0-9.:_-]+$/, 'must be an address or a host name') ?? '0.0.0.0';
    this.callbackPort = env.integer('CALLBACK_PORT', { min: 0, max: 65_535 });
    if (this.callbackPort !== null && this.callbackPort === this.port && this.port !== 0) {
      env.refuse('CALLBACK_PORT', 'must differ from PORT');
    }
    this.trustProxyCidrs = env.cidrs('TRUST_PROXY_CIDRS');
    this.docsEnabled = env.flag('DOCS_ENABLED', true);
    this.metricsToken = env.matching(
      'METRICS_TOKEN',
      /^[\x21-\x7e]{16,}$/,
      'must have at least 16 characters',
    );
    this.logLevel = env.oneOf(
      'LOG_LEVEL',
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'info',
    );
    this.otlpEndpoint = env.url('OTEL_EXPORTER_OTLP_ENDPOINT');
  }
}
