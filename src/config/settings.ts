import { AccessSettings } from './access.settings';
import { CallbackSettings } from './callback.settings';
import { DatabaseSettings } from './database.settings';
import { Environment, EnvironmentSource, SettingsError } from './environment';
import { HttpSettings } from './http.settings';
import { ProductSettings } from './product.settings';
import { UpstreamSettings } from './upstream.settings';
import { WebhookSettings } from './webhook.settings';

/** Everything that the environment decides, read once at the start. */
export class Settings {
  readonly http: HttpSettings;
  readonly database: DatabaseSettings;
  readonly access: AccessSettings;
  readonly upstream: UpstreamSettings;
  readonly products: ProductSettings;
  readonly callback: CallbackSettings;
  readonly webhook: WebhookSettings;

  constructor(env: Environment) {
    this.http = new HttpSettings(env);
    this.database = new DatabaseSettings(env);
    this.access = new AccessSettings(env);
    this.upstream = new UpstreamSettings(env);
    this.products = new ProductSettings(env);
    this.callback = new CallbackSettings(env);
    this.webhook = new WebhookSettings(env);
    this.webhook.refuseShortRetention(env, this.database);
  }
}

/**
 * Reads and checks the settings.
 * @throws SettingsError with one problem for each variable that is wrong or missing.
 */
export function loadSettings(source: EnvironmentSource = process.env): Settings {
  const env = new Environment(source);
  const settings = new Settings(env);
  if (env.problems.length > 0) throw new SettingsError([...new Set(env.problems)]);
  return settings;
}
