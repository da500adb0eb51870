import { AccessSettings } from './access.settings';
import { CallbackSettings } from './callback.settings';
import { DatabaseSettings } from './database.settings';
import { Environment, EnvironmentSource, SettingsError } from './environment';
import { HttpSettings } from './http.settings';
import { ProductSettings } from './product.settings';
import { UpstreamSettings } from './upstream.settings';
import { WebhookSettings } from './webhook.settings';

/** Secrets that may change while the gateway runs, where files hold them. */
interface FollowedSecrets {
  /** They make sense together, so they change together. */
  readonly variables: readonly string[];
  readonly take: (settings: Settings, renewed: Settings) => void;
}

export const FOLLOWED_SECRETS: readonly FollowedSecrets[] = [
  {
    variables: ['NXCLOUD_ACCESS_KEY', 'NXCLOUD_ACCESS_SECRET'],
    take: ({ upstream }, renewed) => (upstream.signature = renewed.upstream.signature),
  },
  {
    variables: ['INTERLINE_DEVELOPER_ID', 'INTERLINE_AUTH_KEY'],
    take: ({ upstream }, renewed) => (upstream.keytime = renewed.upstream.keytime),
  },
  {
    variables: ['CALLBACK_CALLING_SECRETS'],
    take: ({ callback }, renewed) => (callback.callingSecrets = renewed.callback.callingSecrets),
  },
  {
    variables: ['CALLBACK_TOKENS'],
    take: ({ callback }, renewed) => (callback.tokens = renewed.callback.tokens),
  },
  {
    variables: ['GATEWAY_ADMIN_KEY'],
    take: ({ access }, renewed) => (access.adminKeys = renewed.access.adminKeys),
  },
  {
    variables: ['METRICS_TOKEN'],
    take: ({ http }, renewed) => (http.metricsToken = renewed.http.metricsToken),
  },
];

/** Everything that the environment decides, read once at the start; secrets in files are read again (ADR 18). */
export class Settings {
  readonly http: HttpSettings;
  readonly database: DatabaseSettings;
  readonly access: AccessSettings;
  readonly upstream: UpstreamSettings;
  readonly products: ProductSettings;
  readonly callback: CallbackSettings;
  readonly webhook: WebhookSettings;

  /** No property, so that settings are compared and shown without it. */
  #env: Environment;

  constructor(env: Environment) {
    this.#env = env;
    this.http = new HttpSettings(env);
    this.database = new DatabaseSettings(env);
    this.access = new AccessSettings(env);
    this.upstream = new UpstreamSettings(env);
    this.products = new ProductSettings(env);
    this.callback = new CallbackSettings(env);
    this.webhook = new WebhookSettings(env);
    this.webhook.refuseShortRetention(env, this.database);
  }

  /** Where the secret of a variable stands, and what it says; null where the variable itself holds it. */
  fileOf(variable: string): { readonly path: string; readonly text: string | null } | null {
    const path = this.#env.fileOf(variable);
    return path === null ? null : { path, text: this.#env.textOf(path) };
  }

  /**
   * Takes over the secrets that these files, by their paths, hold now. Nothing else changes while the gateway runs.
   * @throws SettingsError when they do not make settings that could be started with; all stays as it is
   */
  renewSecrets(texts: ReadonlyMap<string, string | null>): void {
    const env = this.#env.withTexts(texts);
    const renewed = checked(env);
    this.#env = env;
    for (const { take } of FOLLOWED_SECRETS) take(this, renewed);
  }
}

/**
 * Reads and checks the settings.
 * @throws SettingsError with one problem for each variable that is wrong or missing.
 */
export function loadSettings(source: EnvironmentSource = process.env): Settings {
  return checked(new Environment(source));
}

/**
 * Reads the settings as far as they can be read, for whoever says what is wrong with them. What is wrong has its
 * default.
 */
export function inspectSettings(source: EnvironmentSource = process.env): {
  readonly settings: Settings;
  readonly problems: readonly string[];
} {
  const env = new Environment(source);
  const settings = new Settings(env);
  return { settings, problems: [...new Set(env.problems)] };
}

function checked(env: Environment): Settings {
  const settings = new Settings(env);
  if (env.problems.length > 0) throw new SettingsError([...new Set(env.problems)]);
  return settings;
}
