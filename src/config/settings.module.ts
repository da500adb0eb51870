import { DynamicModule, Global, Module } from '@nestjs/common';
import { ConfigModule, ConfigService } from '@nestjs/config';
import { AccessSettings } from './access.settings';
import { CallbackSettings } from './callback.settings';
import { DatabaseSettings } from './database.settings';
import { HttpSettings } from './http.settings';
import { ProductSettings } from './product.settings';
import { SecretFiles } from './secret-files';
import { Settings } from './settings';
import { UpstreamSettings } from './upstream.settings';
import { WebhookSettings } from './webhook.settings';

const AREAS = {
  http: HttpSettings,
  database: DatabaseSettings,
  access: AccessSettings,
  upstream: UpstreamSettings,
  products: ProductSettings,
  callback: CallbackSettings,
  webhook: WebhookSettings,
} as const;

/** Gives every room the one class of settings that it needs: inject `UpstreamSettings`, not strings. */
@Global()
@Module({})
export class SettingsModule {
  static with(settings: Settings): DynamicModule {
    const areas = Object.entries(AREAS).map(([area, type]) => ({
      provide: type,
      inject: [ConfigService],
      useFactory: (config: ConfigService) => config.getOrThrow<unknown>(area),
    }));
    return {
      module: SettingsModule,
      imports: [
        ConfigModule.forRoot({
          ignoreEnvFile: true,
          ignoreEnvVars: true,
          skipProcessEnv: true,
          load: [() => settings],
        }),
      ],
      providers: [...areas, { provide: Settings, useValue: settings }, SecretFiles],
      exports: [...Object.values(AREAS), SecretFiles],
    };
  }
}
